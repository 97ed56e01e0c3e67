import { Button } from '@mantine/core';
import { IconClockPlus } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type DeadlineRecord, deadlineState } from '../../../db/domain/deadline';
import { lawWords } from '../../../db/domain/lawWords';
import { navigate } from '../../app/router';
import { useFormats } from '../../i18n/formats';
import { useAnswer } from '../../ipc/queries';
import { DeadlineBadge, TimeLeft } from '../../records/DeadlineBadge';
import { type Column, DataTable } from '../../ui/DataTable';
import { FormModal } from '../../ui/form';
import { Empty, Page, Section } from '../../ui/Page';
import { useMay } from '../../ui/useRights';
import { Failure } from '../../ui/Words';
import { DaysOff } from './DaysOff';
import { Rules } from './Rules';
import { StartDeadline } from './StartDeadline';

/** The clock board: every period that runs, what ends first on top, and the rules behind them. */
export function DeadlinesPage() {
  const { t } = useTranslation('custody');
  const may = useMay('deadline.start');
  const clocks = useAnswer('deadline.list', {}, { fresh: true });
  const columns = useColumns();
  const [starting, setStarting] = useState(false);
  const add = may && (
    <Button
      leftSection={<IconClockPlus size={16} aria-hidden />}
      onClick={() => setStarting(true)}
      data-testid="new-deadline"
    >
      {t('deadline.start')}
    </Button>
  );
  return (
    <Page title={t('deadline.title')} subtitle={t('deadline.subtitle')} actions={add} testId="page-deadlines">
      <Failure error={clocks.error} />
      <Section
        title={t('deadline.board')}
        count={clocks.data?.filter(({ stoppedAt }) => stoppedAt === '').length ?? 0}
        flush
      >
        {clocks.data !== undefined && (
          <DataTable
            id="deadlines"
            label={t('deadline.board')}
            rows={clocks.data}
            columns={columns}
            rowId={(row) => row.id}
            onOpen={(row) => navigate(`/deadlines/${row.id}`)}
            empty={<Empty title={t('deadline.noneTitle')} text={t('deadline.noneText')} action={add} />}
            height={460}
            bare
          />
        )}
      </Section>
      <Rules />
      <DaysOff />
      <FormModal opened={starting} onClose={() => setStarting(false)} title={t('deadline.start')}>
        {starting && <StartDeadline onClose={() => setStarting(false)} />}
      </FormModal>
    </Page>
  );
}

function useColumns(): Column<DeadlineRecord>[] {
  const { t } = useTranslation(['custody', 'terms']);
  const formats = useFormats();
  return useMemo(
    () => [
      {
        id: 'state',
        header: t('field.status'),
        value: (row) => deadlineState(row, new Date().toISOString()),
        cell: (row) => <DeadlineBadge clock={row} />,
        width: 200,
      },
      {
        id: 'left',
        header: t('deadline.timeLeft'),
        value: (row) => row.dueAt,
        cell: (row) => <TimeLeft clock={row} />,
        width: 185,
      },
      { id: 'rule', header: t('deadline.rule'), value: (row) => row.rule[formats.language], width: 195 },
      {
        id: 'article',
        header: t('deadline.article'),
        value: (row) => lawWords(row.rule.article, formats.language),
        width: 120,
      },
      {
        id: 'due',
        header: t('deadline.due'),
        value: (row) => row.dueAt,
        cell: (row) => formats.dateTime(row.dueAt, row.recordedOffset),
        width: 170,
      },
      {
        id: 'of',
        header: t('deadline.of'),
        value: (row) => `${row.subjectNumber} ${row.subjectTitle}`,
        width: 150,
      },
      {
        id: 'document',
        header: t('deadline.document'),
        value: (row) => row.stopDocument,
        width: 150,
        hidden: true,
      },
    ],
    [t, formats],
  );
}
