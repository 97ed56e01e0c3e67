import { Button, Checkbox } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Session } from '../../../db/domain/vault';
import { request } from '../../ipc/client';
import { GateCard } from '../../ui/GateCard';
import { emptyGroups, groupsComplete, RecoveryKeyInput } from '../../ui/RecoveryKeyInput';
import { Failure, Notice } from '../../ui/Words';
import { Steps } from './Steps';
import { useAct } from './useWays';
import styles from './vault.module.css';

interface Props {
  session: Session;
  recoveryKey: string;
  onDone: (session: Session) => void;
}

/** Step three: the recovery key is shown this once, written down, and asked back. */
export function RecoveryKeyPage({ session, recoveryKey, onDone }: Props) {
  const [asked, setAsked] = useState(false);
  if (!asked) return <ShowKey session={session} recoveryKey={recoveryKey} onWritten={() => setAsked(true)} />;
  return <AskKey session={session} onShowAgain={() => setAsked(false)} onDone={onDone} />;
}

function ShowKey({
  session,
  recoveryKey,
  onWritten,
}: {
  session: Session;
  recoveryKey: string;
  onWritten: () => void;
}) {
  const { t } = useTranslation('vault');
  const [written, setWritten] = useState(false);
  return (
    <GateCard title={t('recovery.title')} lead={t('recovery.lead')} testId="page-recovery-key">
      <Steps now="recovery" />
      <div>
        {t('name')}: <strong>{session.vaultName}</strong>
      </div>
      <ol className={styles.key} data-testid="recovery-key" aria-label={t('recovery.title')}>
        {recoveryKey.split('-').map((group, index) => (
          <li key={index}>
            <span aria-hidden>{index + 1}</span>
            <span>{group}</span>
          </li>
        ))}
      </ol>
      <Notice state="amber">{t('recovery.once')}</Notice>
      <Checkbox
        checked={written}
        onChange={(event) => setWritten(event.currentTarget.checked)}
        label={t('recovery.written')}
        data-testid="written"
        className={styles.noPrint ?? ''}
      />
      <div className={`${styles.row} ${styles.noPrint}`}>
        <Button
          variant="default"
          leftSection={<IconPrinter size={17} aria-hidden />}
          onClick={() => window.print()}
          data-testid="print-key"
        >
          {t('recovery.print')}
        </Button>
        <span className={styles.spacer} />
        <Button disabled={!written} onClick={onWritten} data-testid="next">
          {t('recovery.ask')}
        </Button>
      </div>
    </GateCard>
  );
}

function AskKey({
  session,
  onShowAgain,
  onDone,
}: {
  session: Session;
  onShowAgain: () => void;
  onDone: (session: Session) => void;
}) {
  const { t } = useTranslation('vault');
  const [groups, setGroups] = useState(emptyGroups);
  const { busy, failure, act } = useAct();
  const confirm = (event: FormEvent) => {
    event.preventDefault();
    if (groupsComplete(groups))
      void act('confirm', async () =>
        onDone(await request('vault.confirmRecoveryKey', { recoveryKey: groups.join('-') })),
      );
  };
  return (
    <GateCard title={t('recovery.askTitle')} lead={t('recovery.askLead')} testId="page-recovery-ask">
      <Steps now="recovery" />
      <form onSubmit={confirm} style={{ display: 'contents' }}>
        <RecoveryKeyInput value={groups} onChange={setGroups} />
        <Failure error={failure} />
        <div className={styles.row}>
          <Button variant="default" onClick={onShowAgain} data-testid="show-again">
            {t('recovery.showAgain')}
          </Button>
          <span className={styles.spacer} />
          <Button
            type="submit"
            loading={busy !== null}
            disabled={!groupsComplete(groups)}
            data-testid="confirm-recovery"
          >
            {t('recovery.confirm')}
          </Button>
        </div>
      </form>
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
    </GateCard>
  );
}
