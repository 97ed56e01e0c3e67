import { Button, Modal } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { acceptable } from '../../../db/domain/finding';
import type { TwoHands as Hands } from '../../../db/domain/hands';
import { checkNewOfficer, type OfficerDraft } from '../../../db/domain/officer';
import { renewSession, useSession } from '../../app/session';
import { request } from '../../ipc/client';
import { answers } from '../../ipc/queries';
import { type NewPassphrase, PassphraseFields, passphraseReady } from '../../ui/PassphraseFields';
import { TwoHands } from '../../ui/TwoHands';
import { needsSecond, useRights } from '../../ui/useRights';
import { Failure } from '../../ui/Words';
import { OfficerFields } from './OfficerFields';
import styles from './officers.module.css';

/** A new officer: who they are, a passphrase that they type themselves, and a second hand once two people exist. */
export function AddOfficer({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation('officer');
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('add.title')}
      size="lg"
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      {opened && <AddForm onDone={onClose} />}
    </Modal>
  );
}

function AddForm({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation('officer');
  const unit = useSession((state) => state.session?.officer?.unit ?? '');
  const two = needsSecond(useRights(), 'officer.add');
  const [draft, setDraft] = useState<OfficerDraft>({
    name: '',
    rank: '',
    unit,
    role: 'investigator',
    serviceNumber: '',
    iin: '',
  });
  const [passphrase, setPassphrase] = useState<NewPassphrase>({ first: '', second: '' });
  const [tried, setTried] = useState(false);
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const findings = checkNewOfficer(draft);

  const add = async (hands?: Hands) => {
    await request('officer.add', {
      draft,
      passphrase: passphrase.first,
      ...(hands === undefined ? {} : { hands }),
    });
    renewSession(await request('vault.session', {}));
    await answers.invalidateQueries();
    notifications.show({
      message: t('add.done', { name: draft.name }),
      color: 'green',
      withCloseButton: false,
    });
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    setFailure(null);
    if (!acceptable(findings) || !passphraseReady(passphrase) || busy) return;
    if (two) {
      setAsking(true);
      return;
    }
    setBusy(true);
    try {
      await add();
      onDone();
    } catch (thrown) {
      setFailure(thrown);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <form
        onSubmit={(event) => void submit(event)}
        className={styles.form}
        noValidate
        data-testid="officer-form"
      >
        <OfficerFields draft={draft} onChange={setDraft} findings={tried ? findings : []} identity />
        <p className={styles.hint}>{t('add.passphraseText')}</p>
        <PassphraseFields value={passphrase} onChange={setPassphrase} tried={tried} autoFocus={false} />
        <Failure error={failure} />
        <div className={styles.buttons}>
          <Button type="submit" loading={busy} data-testid="save-officer">
            {two ? t('toSecond') : t('add.save')}
          </Button>
        </div>
      </form>
      <TwoHands
        opened={asking}
        onClose={() => setAsking(false)}
        act="officer.add"
        title={t('add.title')}
        what={t('add.what', {
          name: [draft.rank, draft.name].filter(Boolean).join(' '),
          role: t(`terms:role.${draft.role}`),
          unit: draft.unit,
          number: draft.serviceNumber || draft.iin,
        })}
        confirmLabel={t('add.save')}
        confirm={add}
        onDone={onDone}
      />
    </>
  );
}
