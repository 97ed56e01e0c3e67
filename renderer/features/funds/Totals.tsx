import { useTranslation } from 'react-i18next';
import type { AssetTotal } from '../../../db/domain/funds/view';
import { AssetAmount } from '../../records/money/AssetAmount';
import styles from './funds.module.css';

const groups = ['open', 'secured', 'accounts', 'others'] as const;

/** Sums by asset: what can still leave, what the agency holds, what lies at providers, what is somebody else's. */
export function Totals({ totals }: { totals: readonly AssetTotal[] }) {
  const { t } = useTranslation('funds');
  if (totals.length === 0) return <p className={styles.dim}>{t('totals.none')}</p>;
  return (
    <div className={styles.scroll}>
      <table className={styles.table} data-testid="totals">
        <thead>
          <tr>
            {groups.map((group) => (
              <th key={group} scope="col" className={styles.right}>
                {t(`totals.${group}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {totals.map((total) => (
            <tr key={total.assetId}>
              {groups.map((group) => (
                <td
                  key={group}
                  className={`${styles.right} ${group === 'open' && total.open !== '0' ? styles.open : ''}`}
                >
                  {total[group] === '0' ? '—' : <AssetAmount assetId={total.assetId} amount={total[group]} />}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
