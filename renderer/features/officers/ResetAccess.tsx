import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TwoHands as Hands } from '../../../db/domain/hands';
import type { OfficerRecord } from '../../../db/domain/officer';
import { openSession, renewSession, useSession } from '../../app/session';
import { request } from '../../ipc/client';
import { answers } from '../../ipc/queries';
import { type NewPassphrase, PassphraseFields, passphraseReady } from '../../ui/PassphraseFields';
import { TwoHands } from '../../ui/TwoHands';

const nothing: NewPassphrase = { first: '', second: '' };

/** New keys and a new passphrase, which the officer types themself. In a session of the recovery key they go on as themself. */
export function ResetAccess({
  officer,
  confirmers,
  opened,
  onClose,
}: {
  officer: OfficerRecord;
  confirmers: readonly OfficerRecord[];
  opened: boolean;
  onClose: () => void;
}) {
  const { t } = useTranslation('officer');
  const byRecoveryKey = useSession((state) => state.session !== null && state.session.officer === null);
  const [passphrase, setPassphrase] = useState(nothing);
  const close = () => {
    setPassphrase(nothing);
    onClose();
  };
  const reset = async (hands: Hands) => {
    const answer = await request('officer.resetAccess', {
      officerId: officer.id,
      passphrase: passphrase.first,
      hands,
    });
    if (byRecoveryKey) openSession(answer.session);
    else renewSession(answer.session);
    await answers.invalidateQueries();
    notifications.show({
      message: t('reset.done', { name: officer.name }),
      color: 'green',
      withCloseButton: false,
    });
  };
  return (
    <TwoHands
      opened={opened}
      onClose={close}
      act="officer.resetAccess"
      title={t(byRecoveryKey ? 'reset.self' : 'reset.title')}
      what={t(byRecoveryKey ? 'reset.whatSelf' : 'reset.what', { name: officer.name })}
      confirmLabel={t('reset.save')}
      confirm={reset}
      except={[officer.id]}
      confirmers={confirmers}
      ready={passphraseReady(passphrase)}
    >
      <PassphraseFields value={passphrase} onChange={setPassphrase} tried={false} />
    </TwoHands>
  );
}
