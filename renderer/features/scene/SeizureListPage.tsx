import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type SeizureRecord, seizureTitle } from '../../../db/domain/seizure';
import { Link, navigate } from '../../app/router';
import { useFormats } from '../../i18n/formats';
import { useAnswer } from '../../ipc/queries';
import { SeizureStateBadge } from '../../records/SeizureStateBadge';
import { type Column, DataTable } from '../../ui/DataTable';
import { Empty, Page } from '../../ui/Page';
import { useMay } from '../../ui/useRights';
import { Failure } from '../../ui/Words';

/** All searches, the newest first. */
export function SeizureListPage() {
  const { t } = useTranslation(['scene', 'terms']);
  const formats = useFormats();
  const may = useMay('seizure.record');
  const answer = useAnswer('seizure.list', {});
  const columns = useMemo<Column<SeizureRecord>[]>(
    () => [
      {
        id: 'number',
        header: t('column.number'),
        value: (row) => row.number,
        width: 150,
        mono: true,
        filter: 'text',
      },
      { id: 'place', header: t('column.place'), value: seizureTitle, width: 260, filter: 'text' },
      {
        id: 'kind',
        header: t('column.kind'),
        value: (row) => t(`terms:seizureKind.${row.kind}`),
        width: 130,
        filter: 'choice',
      },
      {
        id: 'startedAt',
        header: t('column.startedAt'),
        value: (row) => row.startedAt,
        cell: (row) => formats.localDateTime(row.startedAt),
        width: 160,
      },
      {
        id: 'state',
        header: t('column.state'),
        value: (row) => t(`terms:seizureState.${row.state}`),
        cell: (row) => <SeizureStateBadge state={row.state} />,
        width: 170,
        filter: 'choice',
      },
      {
        id: 'seized',
        header: t('column.seized'),
        value: (row) => (row.state === 'closed' ? row.inventory.length : null),
        width: 100,
        align: 'right',
      },
      {
        id: 'officer',
        header: t('column.officer'),
        value: (row) => row.officers[0]?.name ?? row.officerName,
        width: 160,
        filter: 'choice',
      },
    ],
    [t, formats],
  );
  const add = may ? (
    <Button
      component={Link}
      to="/seizures/new"
      leftSection={<IconPlus size={16} aria-hidden />}
      data-testid="new-seizure"
    >
      {t('list.new')}
    </Button>
  ) : undefined;
  const none = answer.data?.length === 0;
  return (
    <Page
      title={t('list.title')}
      subtitle={t('list.subtitle')}
      actions={none ? undefined : add}
      testId="page-seizures"
    >
      <Failure error={answer.error} />
      {answer.data !== undefined && (
        <DataTable
          id="seizures"
          label={t('list.title')}
          rows={answer.data}
          columns={columns}
          rowId={(row) => row.id}
          onOpen={(row) => navigate(`/seizures/${row.id}`)}
          empty={<Empty title={t('list.empty.title')} text={t('list.empty.text')} action={add} />}
          height="fill"
          initialSort={{ id: 'number', desc: true }}
        />
      )}
    </Page>
  );
}
