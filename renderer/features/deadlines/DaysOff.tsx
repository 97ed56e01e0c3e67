import { Checkbox } from '@mantine/core';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { checkDayOff, type DayOffDraft } from '../../../db/domain/dayOff';
import type { ReferenceEntry } from '../../../db/domain/reference';
import { useFormats } from '../../i18n/formats';
import { useAnswer, useCommand } from '../../ipc/queries';
import type { Column } from '../../ui/DataTable';
import { FormActions, FormGrid, TextField, useRecordForm } from '../../ui/form';
import { Empty } from '../../ui/Page';
import { StateBadge } from '../../ui/StateBadge';
import { fieldColumn } from '../../ui/table/fieldColumn';
import { EditedList } from './EditedList';
import { ReasonField, useReason } from './ReasonField';

/** Public holidays and moved days off of the country: periods of working days step over them. */
export function DaysOff() {
  const { t } = useTranslation('custody');
  const days = useAnswer('reference.list', { table: 'holiday' });
  const columns = useColumns();
  return (
    <EditedList
      id="daysOff"
      title={t('daysOff.title')}
      rows={days.data}
      columns={columns}
      error={days.error}
      empty={<Empty title={t('daysOff.noneTitle')} text={t('daysOff.noneText')} />}
      height={300}
      words={{ add: t('daysOff.new'), change: t('daysOff.change') }}
      testIds={{ section: 'section-days-off', add: 'new-day-off' }}
      form={(entry, close) => <DayForm entry={entry} onClose={close} />}
    />
  );
}

function DayForm({ entry, onClose }: { entry: ReferenceEntry | null; onClose: () => void }) {
  const { t } = useTranslation('custody');
  const set = useCommand('deadline.setDay', { invalidates: ['reference.list', 'ledger.list'] });
  const reason = useReason();
  const { findings } = reason;
  const empty = useMemo(
    (): DayOffDraft => ({
      day: entry?.code ?? '',
      works: entry?.facts.works === 1,
      kk: entry?.kk ?? '',
      ru: entry?.ru ?? '',
      en: entry?.en ?? '',
      source: entry?.source ?? '',
    }),
    [entry],
  );
  const form = useRecordForm<DayOffDraft, ReferenceEntry>({
    empty,
    check: useCallback((draft: DayOffDraft) => [...checkDayOff(draft), ...findings], [findings]),
    draftKey: `rule:day:${entry?.id ?? 'new'}`,
    save: (draft, draftKey) => set.mutateAsync({ draft, reason: reason.text.trim(), draftKey }),
    onSaved: onClose,
  });
  return (
    <>
      <FormGrid columns={3}>
        <TextField
          form={form}
          path="day"
          label={t('daysOff.day')}
          hint={t('daysOff.dayHint')}
          mono
          required
          autoFocus
        />
        <TextField form={form} path="source" label={t('daysOff.source')} hint={t('daysOff.sourceHint')} />
        <Checkbox
          label={t('daysOff.works')}
          description={t('daysOff.worksHint')}
          checked={form.draft.works}
          onChange={(event) => form.set('works', event.currentTarget.checked)}
          data-testid="field-works"
        />
        <TextField form={form} path="kk" label={t('rule.kk')} required />
        <TextField form={form} path="ru" label={t('rule.ru')} required />
        <TextField form={form} path="en" label={t('rule.en')} required />
      </FormGrid>
      <ReasonField reason={reason} form={form} label={t('counts.reason')} testId="day-reason" />
      <FormActions form={form} onCancel={onClose} saveLabel={t('daysOff.save')} />
    </>
  );
}

function useColumns(): Column<ReferenceEntry>[] {
  const { t } = useTranslation('custody');
  const formats = useFormats();
  return useMemo(
    () => [
      {
        id: 'day',
        header: t('daysOff.day'),
        value: (row) => row.code,
        cell: (row) =>
          row.code.length === 5
            ? `${row.code.slice(3)}.${row.code.slice(0, 2)} · ${t('daysOff.everyYear')}`
            : formats.date(row.code),
        width: 180,
      },
      { id: 'name', header: t('daysOff.name'), value: (row) => row[formats.language], width: 320 },
      {
        id: 'works',
        header: t('daysOff.kind'),
        value: (row) => Number(row.facts.works ?? 0),
        cell: (row) => (
          <StateBadge state={row.facts.works === 1 ? 'amber' : 'grey'}>
            {t(row.facts.works === 1 ? 'daysOff.working' : 'daysOff.off')}
          </StateBadge>
        ),
        width: 150,
      },
      fieldColumn('source', t('daysOff.source'), 260, { hidden: true }),
    ],
    [t, formats],
  );
}
