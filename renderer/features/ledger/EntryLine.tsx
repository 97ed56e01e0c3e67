import { ActionIcon } from '@mantine/core';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../i18n/formats';
import { type FieldChange, fieldChanges } from '../../records/changeWords';
import { SecondHand } from '../../records/SecondHand';
import { subjectTitle } from '../../records/subjectTitle';
import { RecordLink } from '../../ui/RecordLink';
import { When } from '../../ui/When';
import styles from './ledger.module.css';
import type { Entry } from './useEntries';

/** One entry as a sentence; opened, it says why, what changed from what to what, and its own hash. */
export function EntryLine({ entry }: { entry: Entry }) {
  const { t } = useTranslation('ledger');
  const [open, setOpen] = useState(false);
  const id = useId();
  const { body } = entry;
  const { subject, author } = body;
  return (
    <li className={styles.entry} data-testid="entry" data-seq={entry.seq}>
      <div className={styles.line}>
        <span className={styles.seq}>№ {entry.seq}</span>
        <span className={styles.what}>
          {t(`kind.${body.kind}`, { defaultValue: body.kind })}{' '}
          {subject.kind !== 'vault' && (
            <>
              <RecordLink kind={subject.kind} id={subject.id} mono>
                {subject.number}
              </RecordLink>{' '}
            </>
          )}
          <span className="dl-dim">{subjectTitle(subject)}</span>
        </span>
        <span className={styles.by}>{author.name}</span>
        <span className={styles.when}>
          <When at={body.at} offset={body.offset} />
        </span>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="sm"
          className={styles.toggle ?? ''}
          onClick={() => setOpen(!open)}
          aria-expanded={open}
          aria-controls={id}
          aria-label={t('details', { seq: entry.seq })}
          data-testid="entry-details"
        >
          {open ? <IconChevronDown size={16} aria-hidden /> : <IconChevronRight size={16} aria-hidden />}
        </ActionIcon>
      </div>
      <div id={id} hidden={!open} className={open ? styles.details : undefined}>
        {open && <Details entry={entry} />}
      </div>
    </li>
  );
}

function Details({ entry }: { entry: Entry }) {
  const { t } = useTranslation('ledger');
  const { body } = entry;
  const changes = fieldChanges(body.changes);
  const rows = body.changes.filter((change) => change.op === 'insert').length;
  return (
    <>
      <SecondHand hands={body.hands} />
      {body.reason !== '' && <div>{t('reason', { reason: body.reason })}</div>}
      {rows > 0 && <div className="dl-dim">{t('inserted', { count: rows })}</div>}
      {changes.length > 0 && (
        <table className={styles.changes}>
          <thead>
            <tr>
              <th scope="col">{t('field')}</th>
              <th scope="col">{t('from')}</th>
              <th scope="col">{t('to')}</th>
            </tr>
          </thead>
          <tbody>
            {changes.map((change, index) => (
              <ChangeRow key={index} change={change} />
            ))}
          </tbody>
        </table>
      )}
      <div className="dl-dim">
        {[body.author.rank, body.author.name].filter(Boolean).join(' ')},{' '}
        {t(`terms:role.${body.author.role}`)}, {body.author.unit} · {t('device', { device: body.device })}
      </div>
      <div>
        <span className={styles.label}>SHA-256 </span>
        <span className={styles.hash}>{entry.hash}</span>
      </div>
    </>
  );
}

function ChangeRow({ change }: { change: FieldChange }) {
  const { t, i18n } = useTranslation('ledger');
  const label = `${change.namespace}:field.${change.field}`;
  return (
    <tr>
      <th scope="row">{i18n.exists(label) ? t(label) : change.field}</th>
      <td>
        <ChangedValue change={change} value={change.from} />
      </td>
      <td>
        <ChangedValue change={change} value={change.to} />
      </td>
    </tr>
  );
}

function ChangedValue({ change, value }: { change: FieldChange; value: unknown }) {
  const { t } = useTranslation('ledger');
  const formats = useFormats();
  if (value === '' || value === null || value === undefined)
    return <span className="dl-dim">{t('notStated')}</span>;
  if (change.group !== undefined && typeof value === 'string')
    return <>{t(`terms:${change.group}.${value}`)}</>;
  if (typeof value === 'string' && /(Tiyn|Cents)$/.test(change.field)) return <>{formats.amount(value, 2)}</>;
  return <>{typeof value === 'string' ? value : JSON.stringify(value)}</>;
}
