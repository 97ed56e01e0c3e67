import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CountRecord } from '../../../db/domain/stockCount';
import { navigate, useQueryParam } from '../../app/router';
import { useFormats } from '../../i18n/formats';
import { useAnswer } from '../../ipc/queries';
import { type Column, DataTable } from '../../ui/DataTable';
import { FormModal } from '../../ui/form';
import { Empty, Page } from '../../ui/Page';
import { StateBadge } from '../../ui/StateBadge';
import { fieldColumn } from '../../ui/table/fieldColumn';
import { useMay } from '../../ui/useRights';
import { Failure } from '../../ui/Words';
import { CountBadge } from './CountBadge';
import { OpenCount } from './OpenCount';

/** Every count of the vault: what was counted, by whom, how it ended. */
export function CountListPage() {
  const { t } = useTranslation('custody');
  const may = useMay('count.open');
  const counts = useAnswer('count.list', {});
  const columns = useColumns();
  const place = useQueryParam('place') ?? '';
  const [opening, setOpening] = useState(place !== '');
  const add = may && (
    <Button
      leftSection={<IconPlus size={16} aria-hidden />}
      onClick={() => setOpening(true)}
      data-testid="new-count"
    >
      {t('counts.new')}
    </Button>
  );
  return (
    <Page title={t('counts.title')} subtitle={t('counts.subtitle')} actions={add} testId="page-counts">
      <Failure error={counts.error} />
      {counts.data !== undefined && (
        <DataTable
          id="counts"
          label={t('counts.title')}
          rows={counts.data}
          columns={columns}
          rowId={(row) => row.id}
          onOpen={(row) => navigate(`/counts/${row.id}`)}
          empty={<Empty title={t('counts.noneTitle')} text={t('counts.noneText')} action={add} />}
          height="fill"
        />
      )}
      <FormModal opened={opening} onClose={() => setOpening(false)} title={t('counts.new')}>
        {opening && <OpenCount place={place} onClose={() => setOpening(false)} />}
      </FormModal>
    </Page>
  );
}

/** What a count found a week ago says nothing of what is there. */
const week = 7 * 24 * 3_600_000;

function useColumns(): Column<CountRecord>[] {
  const { t } = useTranslation(['custody', 'terms']);
  const formats = useFormats();
  const cases = useAnswer('case.list', {}).data;
  return useMemo(
    () => [
      fieldColumn('number', t('column.number'), 150, { mono: true }),
      {
        id: 'scope',
        header: t('counts.scope'),
        value: (row) => t(`terms:countScope.${row.scope}`),
        width: 115,
        filter: 'choice',
      },
      {
        id: 'what',
        header: t('counts.what'),
        value: (row) =>
          row.place || row.ofOfficerName || (cases?.find(({ id }) => id === row.caseId)?.number ?? ''),
        width: 180,
      },
      fieldColumn('state', t('field.status'), 155, { cell: (row) => <CountBadge state={row.state} /> }),
      {
        id: 'opened',
        header: t('counts.opened'),
        value: (row) => row.recordedAt,
        cell: (row) => formats.dateTime(row.recordedAt, row.recordedOffset),
        width: 190,
      },
      {
        id: 'age',
        header: t('counts.age'),
        value: (row) => (row.state === 'open' ? Date.now() - Date.parse(row.recordedAt) : null),
        cell: (row) => {
          if (row.state !== 'open') return null;
          const age = formats.since(row.recordedAt, Date.now());
          return Date.now() - Date.parse(row.recordedAt) > week ? (
            <StateBadge state="red">{age}</StateBadge>
          ) : (
            age
          );
        },
        text: (row) => (row.state === 'open' ? formats.since(row.recordedAt, Date.now()) : ''),
        width: 130,
      },
      {
        id: 'by',
        header: t('counts.by'),
        value: (row) => [row.officerName, row.secondName].filter(Boolean).join(', '),
        width: 190,
      },
      fieldColumn('reason', t('counts.reason'), 220, { hidden: true }),
    ],
    [t, formats, cases],
  );
}
