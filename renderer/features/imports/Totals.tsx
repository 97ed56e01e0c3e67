import { useTranslation } from 'react-i18next';
import type { ImportFinding, ImportTotals } from '../../../db/domain/import';
import { useFormats } from '../../i18n/formats';
import { useFindingWords } from '../../ui/Words';
import styles from './imports.module.css';

const parts = ['read', 'accepted', 'flagged', 'rejected', 'duplicates'] as const;

/** What the rows of a file became, and what was doubtful or wrong. */
export function Totals({
  totals,
  findings = [],
}: {
  totals: ImportTotals;
  findings?: readonly ImportFinding[];
}) {
  const { t } = useTranslation('import');
  const formats = useFormats();
  const words = useFindingWords();
  return (
    <>
      <dl className={styles.totals} data-testid="import-totals">
        {parts.map((part) => (
          <div key={part} className={styles.total}>
            <dt>{t(`total.${part}`)}</dt>
            <dd data-testid={`total-${part}`}>{formats.number(totals[part])}</dd>
          </div>
        ))}
      </dl>
      {findings.length > 0 && (
        <ul className={styles.findings}>
          {findings.map((found) => (
            <li key={`${found.code} ${found.level}`}>
              {words({ ...found, params: { chain: '', field: found.field } })}{' '}
              <span className="dl-dim">
                {t('finding.count', {
                  n: formats.number(found.count),
                  line: formats.number(found.firstLine),
                })}
              </span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
