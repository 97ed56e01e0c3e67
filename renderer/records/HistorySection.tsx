import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LedgerBody } from '../../db/domain/ledger';
import type { RecordKind } from '../../db/domain/record';
import { useFormats } from '../i18n/formats';
import { useAnswer } from '../ipc/queries';
import { Section } from '../ui/Page';
import { RecordLink } from '../ui/RecordLink';
import { When } from '../ui/When';
import { Failure } from '../ui/Words';
import { actKey, type FieldChange, fieldChanges } from './changeWords';
import styles from './HistorySection.module.css';
import { shortNumber } from './numbers';
import { SecondHand } from './SecondHand';

const step = 12;
const most = 500;

/** What the ledger says about one record; of a case, everything that happened in it, newest first. */
export function HistorySection({ kind, id }: { kind: RecordKind; id: string }) {
  const { t } = useTranslation('records');
  const [limit, setLimit] = useState(step);
  // One more than is shown tells whether there is more.
  const about = kind === 'case' ? { caseId: id } : { subjectKind: kind, subjectId: id };
  const entries = useAnswer(
    'ledger.list',
    { ...about, limit: Math.min(limit + 1, most) },
    { keepPrevious: true },
  );
  const shown = entries.data?.slice(0, limit) ?? [];
  return (
    <Section title={t('history.title')} testId="section-history">
      <Failure error={entries.error} />
      {entries.data?.length === 0 && <p className={styles.none}>{t('history.empty')}</p>}
      <ol className={styles.list}>
        {shown.map((entry) => (
          <Entry key={entry.seq} seq={entry.seq} body={entry.body} ofCase={kind === 'case'} />
        ))}
      </ol>
      {(entries.data?.length ?? 0) > limit && limit < most && (
        <Button
          size="compact-sm"
          variant="subtle"
          onClick={() => setLimit((before) => Math.min(before + 50, most - 1))}
        >
          {t('history.more')}
        </Button>
      )}
    </Section>
  );
}

function Entry({ seq, body, ofCase }: { seq: number; body: LedgerBody; ofCase: boolean }) {
  const { t, i18n } = useTranslation('records');
  const act = i18n.exists(`ledger:kind.${body.kind}`)
    ? t(`ledger:kind.${body.kind}`, { number: body.subject.number, title: body.subject.title })
    : t(actKey(body.kind));
  const changes = fieldChanges(body.changes);
  return (
    <li className={styles.entry} data-act={actKey(body.kind)}>
      <div className={styles.act}>
        <span>{act}</span>
        {ofCase && body.subject.kind !== 'case' && (
          <span className={styles.subject}>
            <RecordLink kind={body.subject.kind} id={body.subject.id} mono>
              {shortNumber(body.subject.number)}
            </RecordLink>{' '}
            {body.subject.title}
          </span>
        )}
      </div>
      <div className={styles.by}>
        <When at={body.at} offset={body.offset} /> ·{' '}
        {[body.author.rank, body.author.name].filter(Boolean).join(' ')} ·{' '}
        <span title={t('history.entry', { seq })}>№ {seq}</span>
      </div>
      <SecondHand hands={body.hands} className={styles.by} />
      {body.reason !== '' && (
        <div className={styles.reason}>{t('history.reason', { reason: body.reason })}</div>
      )}
      {changes.length > 0 && (
        <details className={styles.changes}>
          <summary>{t('history.showChanges')}</summary>
          <ul>
            {changes.map((change, index) => (
              <li key={index}>
                <Change change={change} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </li>
  );
}

function Change({ change }: { change: FieldChange }) {
  const { t, i18n } = useTranslation('records');
  const label = `${change.namespace}:field.${change.field}`;
  return (
    <>
      <strong>{i18n.exists(label) ? t(label) : change.field}</strong>
      <span className={styles.values}>
        <del>
          <Value change={change} value={change.from} />
        </del>{' '}
        → <Value change={change} value={change.to} />
      </span>
    </>
  );
}

function Value({ change, value }: { change: FieldChange; value: unknown }) {
  const { t } = useTranslation('records');
  const formats = useFormats();
  if (value === '' || value === null || value === undefined) return <em>{t('history.empty-value')}</em>;
  if (change.group !== undefined && typeof value === 'string') return t(`terms:${change.group}.${value}`);
  if (typeof value === 'string' && /(Tiyn|Cents)$/.test(change.field)) return formats.amount(value, 2);
  return typeof value === 'string' ? value : JSON.stringify(value);
}
