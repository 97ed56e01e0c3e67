import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Session } from '../../../db/domain/vault';
import { GateCard } from '../../ui/GateCard';
import { RecoveryKeyAsked, RecoveryKeyShown } from '../../ui/RecoveryKeyParts';
import { Steps } from './Steps';
import styles from './vault.module.css';

interface Props {
  session: Session;
  recoveryKey: string;
  onDone: (session: Session) => void;
}

/** Step three: the recovery key is shown this once, written down, and asked back. */
export function RecoveryKeyPage({ session, recoveryKey, onDone }: Props) {
  const { t } = useTranslation('vault');
  const [asked, setAsked] = useState(false);
  if (!asked) {
    return (
      <GateCard title={t('recovery.title')} lead={t('recovery.lead')} testId="page-recovery-key">
        <Steps now="recovery" />
        <RecoveryKeyShown
          vaultName={session.vaultName}
          recoveryKey={recoveryKey}
          onWritten={() => setAsked(true)}
        />
      </GateCard>
    );
  }
  return (
    <GateCard title={t('recovery.askTitle')} lead={t('recovery.askLead')} testId="page-recovery-ask">
      <Steps now="recovery" />
      <RecoveryKeyAsked
        onShowAgain={() => setAsked(false)}
        onConfirmed={onDone}
        after={
          <div className={styles.links}>
            <span className="dl-dim">{t('recovery.postponeText')}</span>
            <Button
              variant="subtle"
              color="red"
              size="compact-sm"
              onClick={() => onDone(session)}
              data-testid="postpone-recovery"
            >
              {t('recovery.postpone')}
            </Button>
          </div>
        }
      />
    </GateCard>
  );
}
