import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type SeizureRecord, seizureTitle } from '../../../db/domain/seizure';
import { useFormats } from '../../i18n/formats';
import { useAnswer } from '../../ipc/queries';
import { NewButton, RegisterPage } from '../../records/RegisterPage';
import { SeizureStateBadge } from '../../records/SeizureStateBadge';
import type { Column } from '../../ui/DataTable';
import { fieldColumn } from '../../ui/table/fieldColumn';
import { useMay } from '../../ui/useRights';

/** All searches, the newest first. */
export function SeizureListPage() {
  const { t } = useTranslation(['scene', 'terms']);
  const formats = useFormats();
  const may = useMay('seizure.record');
  const answer = useAnswer('seizure.list', {});
  const columns = useMemo<Column<SeizureRecord>[]>(
    () => [
      fieldColumn('number', t('column.number'), 150, { mono: true, filter: 'text' }),
      {
        id: 'place',
        header: t('column.place'),
        value: seizureTitle,
        width: 260,
        filter: 'text',
      },
      {
        id: 'kind',
        header: t('column.kind'),
        value: (row) => t(`terms:seizureKind.${row.kind}`),
        width: 130,
        filter: 'choice',
      },
      fieldColumn('startedAt', t('column.startedAt'), 160, {
        cell: (row) => formats.localDateTime(row.startedAt),
      }),
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
  return (
    <RegisterPage
      name="seizures"
      title={t('list.title')}
      subtitle={t('list.subtitle')}
      rows={answer.data}
      error={answer.error}
      columns={columns}
      initialSort={{ id: 'number', desc: true }}
      add={may && <NewButton to="/seizures/new" label={t('list.new')} testId="new-seizure" />}
      empty={{ title: t('list.empty.title'), text: t('list.empty.text') }}
    />
  );
}
