import { useTranslation } from 'react-i18next';
import type { RecentEntry } from '../../../db/domain/home';
import { subjectTitle } from '../../records/subjectTitle';
import { RecordLink } from '../../ui/RecordLink';
import { When } from '../../ui/When';
import styles from './home.module.css';

/** The last entries of the ledger, as sentences. */
export function Recent({ entries }: { entries: readonly RecentEntry[] }) {
  const { t } = useTranslation('home');
  return (
    <table className={styles.recent}>
      <thead>
        <tr>
          <th scope="col">{t('recentWhat')}</th>
          <th scope="col">{t('recentRecord')}</th>
          <th scope="col">{t('recentOfficer')}</th>
          <th scope="col">{t('recentWhen')}</th>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <tr key={entry.seq}>
            <td>
              {t(`ledger:kind.${entry.kind}`, { defaultValue: entry.kind })}
              {subjectTitle(entry.subject) !== '' && (
                <span className="dl-dim"> · {subjectTitle(entry.subject)}</span>
              )}
            </td>
            <td>
              <RecordLink kind={entry.subject.kind} id={entry.subject.id} mono>
                {entry.subject.number}
              </RecordLink>
            </td>
            <td>{entry.officerName}</td>
            <td>
              <When at={entry.at} offset={entry.offset} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
