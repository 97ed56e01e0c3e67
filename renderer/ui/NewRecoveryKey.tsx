import { Modal } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { renewSession, useSession } from '../app/session';
import { RecoveryKeyAsked, RecoveryKeyShown } from './RecoveryKeyParts';
import { Notice } from './Words';

/**
 * Shown this once; it cannot be closed before the key was typed back. `note` says what became of the old one. A vault that
 * is `locked` already cannot ask for it: it does after the next unlock.
 */
export function NewRecoveryKey({
  recoveryKey,
  note,
  locked = false,
  onDone,
}: {
  recoveryKey: string;
  note: ReactNode;
  locked?: boolean;
  onDone: () => void;
}) {
  const { t } = useTranslation('vault');
  const vaultName = useSession((state) => state.session?.vaultName ?? '');
  const [asked, setAsked] = useState(false);
  return (
    <Modal
      opened
      onClose={() => undefined}
      withCloseButton={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
      size="lg"
      title={asked ? t('recovery.askTitle') : t('recovery.title')}
    >
      <div style={{ display: 'grid', gap: 12 }} data-testid="new-recovery-key">
        {asked ? (
          <>
            <p style={{ margin: 0 }}>{t('recovery.askLead')}</p>
            <RecoveryKeyAsked
              onShowAgain={() => setAsked(false)}
              onConfirmed={(session) => {
                renewSession(session);
                onDone();
              }}
            />
          </>
        ) : (
          <>
            <Notice state="amber">{note}</Notice>
            <RecoveryKeyShown
              vaultName={vaultName}
              recoveryKey={recoveryKey}
              onWritten={() => (locked ? onDone() : setAsked(true))}
            />
          </>
        )}
      </div>
    </Modal>
  );
}
