import { Checkbox, NativeSelect, PasswordInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TwoHands as Hands } from '../../../db/domain/hands';
import type { OfficerRecord } from '../../../db/domain/officer';
import { lock, renewSession, useSession } from '../../app/session';
import { request } from '../../ipc/client';
import { answers } from '../../ipc/queries';
import { NewRecoveryKey } from '../../ui/NewRecoveryKey';
import { TwoHands } from '../../ui/TwoHands';
import styles from './officers.module.css';

interface Props {
  opened: boolean;
  onClose: () => void;
  officers: readonly OfficerRecord[];
}

/** New keys for the whole vault; the new recovery key is shown once and asked back before anything else is done. */
export function Rekey({ opened, onClose, officers }: Props) {
  const { t } = useTranslation('officer');
  const [made, setMade] = useState<NewKey | null>(null);
  const done = () => {
    setMade(null);
    if (made?.locked) void lock();
  };
  return (
    <>
      <RekeyAct opened={opened} onClose={onClose} officers={officers} onKey={setMade} />
      {made !== null && <NewRecoveryKey {...made} note={t('rekey.oldKey')} onDone={done} />}
    </>
  );
}

/** `locked`: the keys changed, but the vault could not be opened with them; it is to be unlocked anew. */
interface NewKey {
  readonly recoveryKey: string;
  readonly locked: boolean;
}

function RekeyAct({ opened, onClose, officers, onKey }: Props & { onKey: (made: NewKey) => void }) {
  const { t } = useTranslation('officer');
  const me = useSession((state) => state.session?.officer ?? null);
  const [why, setWhy] = useState<'retirement' | 'leak'>('retirement');
  const [passphrase, setPassphrase] = useState('');
  const [cut, setCut] = useState<readonly string[]>([]);
  const others = officers.filter((one) => one.status === 'active' && one.id !== me?.id);
  const close = () => {
    setPassphrase('');
    setCut([]);
    onClose();
  };
  const rekey = async (hands: Hands) => {
    const answer = await request('vault.rekey', { why, passphrase, cut: [...cut], hands });
    onKey({ recoveryKey: answer.recoveryKey, locked: answer.session === null });
    if (!answer.session) return;
    renewSession(answer.session);
    await answers.invalidateQueries();
  };
  return (
    <TwoHands
      opened={opened}
      onClose={close}
      act="vault.rekey"
      title={t('rekey.title')}
      what={t('rekey.what')}
      confirmLabel={t('rekey.save')}
      confirm={rekey}
      except={cut}
      ready={passphrase !== ''}
      ownPassphrase
      danger
    >
      <NativeSelect
        label={t('rekey.why')}
        data={(['retirement', 'leak'] as const).map((one) => ({ value: one, label: t(`rekey.why.${one}`) }))}
        value={why}
        onChange={(event) => setWhy(event.currentTarget.value === 'leak' ? 'leak' : 'retirement')}
        description={t(`rekey.whyText.${why}`)}
        inputWrapperOrder={['label', 'input', 'description']}
        data-testid="rekey-why"
      />
      {others.length > 0 && (
        <fieldset className={styles.cut} style={{ border: 0, margin: 0, padding: 0 }}>
          <legend>{t('rekey.cut')}</legend>
          <p className={styles.hint}>{t('rekey.cutText')}</p>
          {others.map((one) => (
            <Checkbox
              key={one.id}
              label={[one.name, one.rank].filter(Boolean).join(', ')}
              checked={cut.includes(one.id)}
              onChange={(event) =>
                setCut(event.currentTarget.checked ? [...cut, one.id] : cut.filter((id) => id !== one.id))
              }
              data-testid={`cut-${one.id}`}
            />
          ))}
        </fieldset>
      )}
      <PasswordInput
        label={t('rekey.own')}
        withAsterisk
        autoComplete="off"
        maxLength={1_000}
        value={passphrase}
        onChange={(event) => setPassphrase(event.currentTarget.value)}
        visibilityToggleButtonProps={{ 'aria-label': t('vault:showPassphrase'), tabIndex: 0 }}
        data-testid="own-passphrase"
      />
    </TwoHands>
  );
}
