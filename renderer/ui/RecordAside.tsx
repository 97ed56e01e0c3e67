import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordKind } from '../../db/domain/record';
import { Link } from '../app/router';
import { useAnswer } from '../ipc/queries';
import { Section } from './Page';
import styles from './RecordAside.module.css';
import linkStyles from './RecordLink.module.css';
import { When } from './When';

const shown = 8;

/** The history of one record as the ledger tells it, newest first, with the way to all of it. */
export function RecordHistory({ kind, id }: { kind: RecordKind; id: string }) {
  const { t } = useTranslation('ledger');
  const answer = useAnswer('ledger.list', { subjectKind: kind, subjectId: id, limit: shown });
  const entries = answer.data ?? [];
  return (
    <Section title={t('history')} testId="record-history">
      <ol className={styles.list}>
        {entries.map((entry) => (
          <li key={entry.seq} className={styles.entry}>
            <span className={styles.dot} aria-hidden />
            <div>
              <div>{t(`kind.${entry.body.kind}`, { defaultValue: entry.body.kind, number: entry.body.subject.number, title: entry.body.subject.title })}</div>
              <div className={styles.small}>
                {entry.body.author.name} · <When at={entry.body.at} offset={entry.body.offset} />
              </div>
            </div>
          </li>
        ))}
      </ol>
      <Link to={`/ledger?record=${id}&kind=${kind}`} className={linkStyles.link}>
        {t('allEntries')}
      </Link>
    </Section>
  );
}

/** Labels and values, the way a record page tells its facts. A value that was not stated is left out. */
export function Facts({ rows, columns = 2 }: { rows: readonly (readonly [label: string, value: ReactNode])[]; columns?: 1 | 2 | 3 }) {
  const stated = rows.filter(([, value]) => value !== '' && value !== null && value !== undefined && value !== false);
  return (
    <dl className={styles.facts} data-columns={columns}>
      {stated.map(([label, value]) => (
        <div key={label} className={styles.fact}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
