import { Button, NativeSelect, TextInput } from '@mantine/core';
import { IconReplace } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { hasFile, type ReportRecord } from '../../../db/domain/report';
import { useReadOnly } from '../../app/session';
import { request } from '../../ipc/client';
import { answers, useAnswer } from '../../ipc/queries';
import { shortNumber } from '../../records/numbers';
import { Section } from '../../ui/Page';
import { RecordLink } from '../../ui/RecordLink';
import { Failure, Notice } from '../../ui/Words';
import styles from './reports.module.css';

/** Which report stands in the place of this one: whoever opens the old one is told before anything else. */
export function Superseded({ report }: { report: ReportRecord }) {
  const { t } = useTranslation('report');
  const all = useAnswer('report.list', report.caseId === null ? {} : { caseId: report.caseId });
  if (report.supersededBy === null) return null;
  const other = all.data?.find(({ id }) => id === report.supersededBy);
  return (
    <Notice state="amber" testId="superseded">
      {t('supersede.stands')}{' '}
      <RecordLink kind="report" id={report.supersededBy} mono>
        {shortNumber(other?.number ?? '')}
      </RecordLink>
    </Notice>
  );
}

/** Lets an officer say that a later report of the same kind stands in the place of this one. */
export function Supersede({ report }: { report: ReportRecord }) {
  const { t } = useTranslation('report');
  const readOnly = useReadOnly();
  const all = useAnswer('report.list', report.caseId === null ? {} : { caseId: report.caseId });
  const [by, setBy] = useState('');
  const [reason, setReason] = useState('');
  const [failure, setFailure] = useState<unknown>(null);
  const later = (all.data ?? []).filter(
    (other) =>
      hasFile(other) &&
      other.caseId === report.caseId &&
      other.kind === report.kind &&
      other.subjectId === report.subjectId &&
      // A copy that hides something says less than its original: it never takes its place.
      other.copyOf === report.copyOf &&
      other.supersededBy === null &&
      other.signedAt > report.signedAt,
  );
  if (later.length === 0 || !hasFile(report) || report.supersededBy !== null) return null;
  const chosen = later.find(({ id }) => id === by) ?? later.at(-1);
  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (chosen === undefined || reason.trim() === '') return;
    setFailure(null);
    try {
      await request('report.supersede', { id: report.id, by: chosen.id, reason: reason.trim() });
      await answers.invalidateQueries();
    } catch (error) {
      setFailure(error);
    }
  };
  return (
    <Section title={t('supersede.title')} testId="section-supersede">
      <form className={styles.sign} onSubmit={(event) => void save(event)}>
        <p className={styles.hint}>{t('supersede.text')}</p>
        <NativeSelect
          label={t('supersede.by')}
          value={chosen?.id ?? ''}
          onChange={(event) => setBy(event.currentTarget.value)}
          data={later.map(({ id, number }) => ({ value: id, label: number }))}
          data-testid="field-by"
        />
        <TextInput
          label={t('supersede.reason')}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          maxLength={1_000}
          data-testid="field-reason"
        />
        <Failure error={failure} />
        <Button
          type="submit"
          variant="default"
          leftSection={<IconReplace size={16} aria-hidden />}
          disabled={readOnly || reason.trim() === ''}
          data-testid="supersede"
        >
          {t('supersede.button')}
        </Button>
      </form>
    </Section>
  );
}
