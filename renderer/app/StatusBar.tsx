import { IconCheck, IconCopy, IconWifiOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../i18n/formats';
import { useCopy } from '../ui/Copy';
import { LedgerState } from './LedgerState';
import styles from './Shell.module.css';
import { useSession } from './session';

/** What is true right now: no network, when it was last saved, and the head of the ledger in words. */
export function StatusBar() {
  const { t } = useTranslation('shell');
  const formats = useFormats();
  const copy = useCopy();
  const head = useSession((state) => state.head);
  const savedAt = useSession((state) => state.savedAt);
  return (
    <footer className={styles.foot}>
      <span className={styles.fact} title={t('offlineLong')}>
        <IconWifiOff size={14} aria-hidden /> {t('offline')}
      </span>
      <span className={`${styles.fact} ${styles.saved}`} role="status" data-testid="saved">
        {savedAt !== null && (
          <>
            <IconCheck size={14} aria-hidden />
            {t('saved', {
              time: formats.clock(new Date(savedAt).toISOString(), -new Date(savedAt).getTimezoneOffset()),
            })}
          </>
        )}
      </span>
      <LedgerState />
      <span className={styles.spacer} />
      {head !== null && (
        <button
          type="button"
          className={styles.head}
          onClick={() => void copy(head.words)}
          title={t('copyHead')}
          data-testid="head"
        >
          <span>{t('head')}</span>
          <span className={styles.words}>{head.words}</span>
          <IconCopy size={13} aria-hidden />
        </button>
      )}
      {head !== null && (
        <span data-testid="entries">
          {t('entries', { count: head.seq, shown: formats.number(head.seq) })}
        </span>
      )}
    </footer>
  );
}
