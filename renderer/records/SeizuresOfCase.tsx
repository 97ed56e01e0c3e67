import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type SeizureRecord, seizureTitle } from '../../db/domain/seizure';
import { navigate } from '../app/router';
import { useFormats } from '../i18n/formats';
import { useAnswer } from '../ipc/queries';
import type { Column } from '../ui/DataTable';
import { Section } from '../ui/Page';
import { fieldColumn } from '../ui/table/fieldColumn';
import { AddLink } from './AddLink';
import { shortNumber } from './numbers';
import { RecordsTable } from './RecordsTable';
import { SeizureStateBadge } from './SeizureStateBadge';

/** The searches of a case, and the button that begins one. */
export function SeizuresOfCase({ caseId }: { caseId: string }) {
  const { t } = useTranslation(['scene', 'terms']);
  const formats = useFormats();
  const seizures = useAnswer('seizure.list', { caseId });
  const rows = seizures.data ?? [];
  const columns = useMemo<Column<SeizureRecord>[]>(
    () => [
      fieldColumn('number', t('column.number'), 60, { cell: (row) => shortNumber(row.number), mono: true }),
      { id: 'place', header: t('column.place'), value: seizureTitle, width: 240 },
      fieldColumn('startedAt', t('column.startedAt'), 150, {
        cell: (row) => formats.localDateTime(row.startedAt),
      }),
      {
        id: 'state',
        header: t('column.state'),
        value: (row) => t(`terms:seizureState.${row.state}`),
        cell: (row) => <SeizureStateBadge state={row.state} />,
        width: 160,
      },
    ],
    [t, formats],
  );
  return (
    <Section
      title={t('list.title')}
      {...(seizures.data === undefined ? {} : { count: formats.number(rows.length) })}
      actions={<AddLink to={`/seizures/new?case=${caseId}`} label={t('list.new')} testId="add-seizure" />}
      flush
      testId="section-seizures"
    >
      <RecordsTable
        id="case.seizures"
        label={t('list.title')}
        answer={seizures}
        rows={rows}
        columns={columns}
        onOpen={(row) => navigate(`/seizures/${row.id}`)}
        empty={t('list.empty.title')}
      />
    </Section>
  );
}
