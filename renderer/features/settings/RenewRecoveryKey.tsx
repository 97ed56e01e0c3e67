import { Button, Modal, PasswordInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TwoHands as Hands } from '../../../db/domain/hands';
import { renewSession, useSession } from '../../app/session';
import { request } from '../../ipc/client';
import { answers } from '../../ipc/queries';
import { NewRecoveryKey } from '../../ui/NewRecoveryKey';
import { TwoHands } from '../../ui/TwoHands';
import { useMay } from '../../ui/useRights';
import { Failure, Notice } from '../../ui/Words';
import styles from './settings.module.css';

/** A new recovery key where the paper was lost: by two people, or by the only one with their own passphrase. */
export function RenewRecoveryKey() {
  const { t } = useTranslation('settings');
  const sole = useSession((state) => state.session?.soleOfficer === true);
  const may = useMay('vault.renewRecoveryKey');
  const [opened, setOpened] = useState(false);
  const [recoveryKey, setRecoveryKey] = useState<string | null>(null);
  if (!may) return null;
  const renew = async (passphrase: string, hands?: Hands) => {
    const answer = await request('vault.renewRecoveryKey', { passphrase, ...(hands ? { hands } : {}) });
    setRecoveryKey(answer.recoveryKey);
    renewSession(answer.session);
    setOpened(false);
    await answers.invalidateQueries();
  };
  const Act = sole ? RenewAlone : RenewByTwo;
  return (
    <div>
      <Button variant="default" onClick={() => setOpened(true)} data-testid="renew-recovery">
        {t('renew.open')}
      </Button>
      {opened && <Act onClose={() => setOpened(false)} renew={renew} />}
      {recoveryKey !== null && (
        <NewRecoveryKey
          recoveryKey={recoveryKey}
          note={t('renew.oldKey')}
          onDone={() => setRecoveryKey(null)}
        />
      )}
    </div>
  );
}

interface ActProps {
  onClose: () => void;
  renew: (passphrase: string, hands?: Hands) => Promise<void>;
}

function RenewAlone({ onClose, renew }: ActProps) {
  const { t } = useTranslation('settings');
  const [passphrase, setPassphrase] = useState('');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy || passphrase === '') return;
    setBusy(true);
    setFailure(null);
    try {
      await renew(passphrase);
    } catch (thrown) {
      setPassphrase('');
      setFailure(thrown);
      setBusy(false);
    }
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('renew.title')}
      size="lg"
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <form onSubmit={(event) => void submit(event)} className={styles.form}>
        <Notice state="amber">{t('renew.what')}</Notice>
        <OwnPassphrase value={passphrase} onChange={setPassphrase} />
        <Failure error={failure} />
        <div>
          <Button type="submit" loading={busy} disabled={passphrase === ''} data-testid="renew-confirm">
            {t('renew.save')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

function RenewByTwo({ onClose, renew }: ActProps) {
  const { t } = useTranslation('settings');
  const [passphrase, setPassphrase] = useState('');
  return (
    <TwoHands
      opened
      onClose={onClose}
      act="vault.renewRecoveryKey"
      title={t('renew.title')}
      what={t('renew.what')}
      confirmLabel={t('renew.save')}
      confirm={(hands) => renew(passphrase, hands)}
      ready={passphrase !== ''}
      ownPassphrase
    >
      <OwnPassphrase value={passphrase} onChange={setPassphrase} />
    </TwoHands>
  );
}

function OwnPassphrase({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const { t } = useTranslation('settings');
  return (
    <PasswordInput
      label={t('renew.own')}
      withAsterisk
      autoComplete="off"
      maxLength={1_000}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      visibilityToggleButtonProps={{ 'aria-label': t('vault:showPassphrase'), tabIndex: 0 }}
      data-autofocus
      data-testid="own-passphrase"
    />
  );
}
