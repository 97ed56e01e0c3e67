import { Button, Checkbox } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Session } from '../../db/domain/vault';
import { request } from '../ipc/client';
import { emptyGroups, groupsComplete, RecoveryKeyInput } from './RecoveryKeyInput';
import styles from './RecoveryKeyParts.module.css';
import { Failure, Notice } from './Words';

/** A new recovery key, shown this once: to be written down before one goes on. */
export function RecoveryKeyShown({
  vaultName,
  recoveryKey,
  onWritten,
}: {
  vaultName: string;
  recoveryKey: string;
  onWritten: () => void;
}) {
  const { t } = useTranslation('vault');
  const [written, setWritten] = useState(false);
  return (
    <>
      <div>
        {t('name')}: <strong>{vaultName}</strong>
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
    </>
  );
}

/** The key typed back from its paper: a slip of the pen shows now. */
export function RecoveryKeyAsked({
  onShowAgain,
  onConfirmed,
  after,
}: {
  onShowAgain: () => void;
  onConfirmed: (session: Session) => void;
  after?: ReactNode;
}) {
  const { t } = useTranslation('vault');
  const [groups, setGroups] = useState(emptyGroups);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const confirm = async (event: FormEvent) => {
    event.preventDefault();
    if (!groupsComplete(groups) || busy) return;
    setBusy(true);
    setFailure(null);
    try {
      onConfirmed(await request('vault.confirmRecoveryKey', { recoveryKey: groups.join('-') }));
    } catch (thrown) {
      setFailure(thrown);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <form onSubmit={(event) => void confirm(event)} style={{ display: 'contents' }}>
        <RecoveryKeyInput value={groups} onChange={setGroups} />
        <Failure error={failure} />
        <div className={styles.row}>
          <Button variant="default" onClick={onShowAgain} data-testid="show-again">
            {t('recovery.showAgain')}
          </Button>
          <span className={styles.spacer} />
          <Button
            type="submit"
            loading={busy}
            disabled={!groupsComplete(groups)}
            data-testid="confirm-recovery"
          >
            {t('recovery.confirm')}
          </Button>
        </div>
      </form>
      {after}
    </>
  );
}
