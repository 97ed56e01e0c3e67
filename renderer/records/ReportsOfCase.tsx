import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListedReport, ReportRecord } from '../../db/domain/report';
import { useAnswer } from '../ipc/queries';
import type { Column } from '../ui/DataTable';
import { type State, StateBadge } from '../ui/StateBadge';
import { fieldColumn } from '../ui/table/fieldColumn';
import { When } from '../ui/When';
import { shortNumber } from './numbers';
import { OfCase, type OfCaseProps } from './OfCase';

const states: Readonly<Record<ReportRecord['status'], State>> = {
  pending: 'amber',
  signed: 'green',
  countersigned: 'green',
  'awaiting-timestamp': 'blue',
  'awaiting-cms': 'blue',
  failed: 'red',
};

/** The reports on a case; one that is still pending stays in sight. */
export function ReportsOfCase(place: OfCaseProps) {
  const { t } = useTranslation(['records', 'terms']);
  const reports = useAnswer('report.list', { caseId: place.caseId });
  const columns = useMemo<Column<ListedReport>[]>(
    () => [
      fieldColumn('number', t('report.number'), 60, { cell: (row) => shortNumber(row.number), mono: true }),
      {
        id: 'status',
        header: t('report.status'),
        value: (row) => t(`terms:reportStatus.${row.status}`),
        cell: (row) => (
          <StateBadge state={states[row.status]}>{t(`terms:reportStatus.${row.status}`)}</StateBadge>
        ),
        width: 150,
      },
      {
        id: 'language',
        header: t('report.language'),
        value: (row) => t(`terms:language.${row.language}`),
        width: 100,
      },
      {
        id: 'signer',
        header: t('report.signer'),
        value: (row) => row.signers.map(({ name }) => name).join(', '),
        width: 170,
      },
      {
        id: 'recorded',
        header: t('report.recorded'),
        value: (row) => row.recordedAt,
        cell: (row) => <When at={row.recordedAt} offset={row.recordedOffset} />,
        width: 150,
      },
      fieldColumn('pages', t('report.pages'), 64, { align: 'right' }),
      fieldColumn('sha256', t('report.sha256'), 200, { mono: true, hidden: true }),
    ],
    [t],
  );
  return (
    <OfCase
      {...place}
      plural="reports"
      singular="report"
      answer={reports}
      columns={columns}
      empty={t('report.empty')}
    />
  );
}
