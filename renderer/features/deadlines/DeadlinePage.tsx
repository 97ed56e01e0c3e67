import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import {
  checkStop,
  type DeadlineRecord,
  type StopDraft,
  stopDraft,
  wasLate,
} from '../../../db/domain/deadline';
import { lawWords } from '../../../db/domain/lawWords';
import { goBack } from '../../app/router';
import { useFormats } from '../../i18n/formats';
import { useAnswer, useCommand } from '../../ipc/queries';
import { DeadlineBadge, TimeLeft } from '../../records/DeadlineBadge';
import { Facts } from '../../records/Facts';
import { HistorySection } from '../../records/HistorySection';
import { PickField } from '../../records/PickField';
import { RecordedBy } from '../../records/RecordedBy';
import { wallToday } from '../../records/wallTime';
import { DateField, FormActions, FormGrid, TextField, useRecordForm } from '../../ui/form';
import { Page, Section } from '../../ui/Page';
import { RecordLink } from '../../ui/RecordLink';
import { useMay } from '../../ui/useRights';
import { Failure, Notice } from '../../ui/Words';

/** One clock: its rule as it was, what started it, what is left, and the document that stops it. */
export function DeadlinePage({ id }: { id: string }) {
  const { t } = useTranslation('custody');
  const found = useAnswer('deadline.get', { id });
  if (found.data !== undefined) return <ClockView clock={found.data} />;
  return (
    <Page
      title={t('deadline.title')}
      back={{ to: '/deadlines', label: t('deadline.title') }}
      testId="page-deadline"
    >
      <Failure error={found.error} />
    </Page>
  );
}

function ClockView({ clock }: { clock: DeadlineRecord }) {
  const { t } = useTranslation(['custody', 'terms']);
  const formats = useFormats();
  const may = useMay('deadline.stop');
  const { rule } = clock;
  const stops = { kk: rule.stopsKk, ru: rule.stopsRu, en: rule.stopsEn }[formats.language];
  const stopped = clock.stoppedAt !== '';
  const length =
    rule.unit === 'date'
      ? t('terms:periodUnit.date')
      : `${rule.length} · ${t(`terms:periodUnit.${rule.unit}`)}`;
  return (
    <Page
      title={rule[formats.language]}
      badges={<DeadlineBadge clock={clock} />}
      subtitle={
        <>
          <span className="dl-mono">{clock.number}</span> · <TimeLeft clock={clock} />
        </>
      }
      back={{ to: '/deadlines', label: t('deadline.title') }}
      aside={<HistorySection kind="deadline" id={clock.id} />}
      testId="page-deadline"
    >
      {stopped && wasLate(clock, clock.recordedOffset) && <Notice state="red">{t('deadline.late')}</Notice>}
      <Section title={t('deadline.facts')}>
        <Facts
          facts={[
            {
              label: t('deadline.of'),
              value: (
                <RecordLink kind={clock.subjectKind} id={clock.subjectId}>
                  {`${clock.subjectNumber} ${clock.subjectTitle}`}
                </RecordLink>
              ),
            },
            { label: t('deadline.started'), value: formats.localDateTime(clock.startedAt) },
            { label: t('deadline.due'), value: formats.dateTime(clock.dueAt, clock.recordedOffset) },
            { label: t('deadline.length'), value: length },
            { label: t('deadline.article'), value: lawWords(rule.article, formats.language) },
            { label: t('deadline.stops'), value: stops },
            {
              label: t('deadline.source'),
              value: [rule.source, rule.edition].filter(Boolean).join(' · '),
              wide: true,
            },
            { label: t('field.notes'), value: clock.notes, wide: true },
          ]}
        />
        <RecordedBy record={clock} />
      </Section>
      {stopped ? <Stopped clock={clock} /> : may && <Stop clock={clock} stops={stops} />}
    </Page>
  );
}

function Stopped({ clock }: { clock: DeadlineRecord }) {
  const { t } = useTranslation('custody');
  const formats = useFormats();
  return (
    <Section title={t('deadline.stopped')}>
      <Facts
        facts={[
          { label: t('deadline.document'), value: clock.stopDocument },
          { label: t('deadline.documentDate'), value: formats.date(clock.stopDate) },
          { label: t('difference.by'), value: clock.stoppedByName },
          { label: t('difference.when'), value: formats.dateTime(clock.stoppedAt, clock.recordedOffset) },
          {
            label: t('field.scan'),
            value:
              clock.stopAttachmentId === null ? (
                ''
              ) : (
                <RecordLink kind="attachment" id={clock.stopAttachmentId}>
                  {t('page.open')}
                </RecordLink>
              ),
          },
          { label: t('field.notes'), value: clock.stopNote, wide: true },
        ]}
      />
    </Section>
  );
}

function Stop({ clock, stops }: { clock: DeadlineRecord; stops: string }) {
  const { t } = useTranslation('custody');
  const stop = useCommand('deadline.stop', {
    invalidates: ['deadline.get', 'deadline.list', 'home.get', 'ledger.list'],
  });
  const attachments = useAnswer('attachment.list', { caseId: clock.caseId }).data ?? [];
  const empty = useMemo(() => stopDraft.parse({ date: wallToday() }), []);
  const form = useRecordForm<StopDraft, DeadlineRecord>({
    empty,
    check: useCallback((draft: StopDraft) => checkStop(draft, wallToday()), []),
    draftKey: `stop:${clock.id}`,
    save: (draft, draftKey) => stop.mutateAsync({ id: clock.id, draft, draftKey }),
  });
  const scans = attachments
    .filter(({ withdrawn }) => withdrawn === 0)
    .map(({ id, number, name }) => ({ value: id, label: `${number.split('/').at(-1)} ${name}` }));
  return (
    <Section title={t('deadline.stop')} testId="section-stop">
      <FormGrid>
        <TextField form={form} path="document" label={t('deadline.document')} hint={stops} required />
        <DateField form={form} path="date" label={t('deadline.documentDate')} required />
        <PickField
          form={form}
          path="attachmentId"
          label={t('field.scan')}
          none={t('form.noScan')}
          options={scans}
          hint={t('hint.scan')}
        />
        <TextField form={form} path="note" label={t('field.notes')} />
      </FormGrid>
      <FormActions form={form} onCancel={goBack} saveLabel={t('deadline.stop')} />
    </Section>
  );
}
