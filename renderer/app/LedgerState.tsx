import { IconAlertTriangle, IconCircleCheck, IconCircleX, IconLoader2 } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { LedgerWatch } from '../../db/domain/ledgerWatch';
import { useFormats } from '../i18n/formats';
import { useAnswer } from '../ipc/queries';
import { Link } from './router';
import styles from './Shell.module.css';

const icons: Record<LedgerWatch['state'], typeof IconCircleX> = {
  running: IconLoader2,
  agrees: IconCircleCheck,
  differs: IconCircleX,
  failed: IconAlertTriangle,
};

/** What Dalel found in the ledger by itself after the unlock, told by icon and words; it leads to the ledger's page. */
export function LedgerState() {
  const { t } = useTranslation('shell');
  const formats = useFormats();
  const { data: found } = useAnswer('ledger.watched', {});
  if (!found) return null;
  const { state, differences, since, at, offset } = found;
  const Icon = icons[state];
  return (
    <span role="status" className={styles.fact}>
      <Link
        to="/ledger"
        className={`${styles.fact} ${styles.ledger}`}
        title={t('ledgerState.hint', { seq: formats.number(since) })}
        data-state={state}
        data-testid="ledger-state"
      >
        <Icon size={14} aria-hidden />
        {t(`ledgerState.${state}`, {
          count: differences,
          shown: formats.number(differences),
          time: state === 'agrees' ? formats.clock(at, offset) : '',
        })}
      </Link>
    </span>
  );
}
