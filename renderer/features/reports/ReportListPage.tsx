import { Button, Group } from '@mantine/core';
import { IconFileCertificate, IconFileCheck } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { headWords } from '../../../db/domain/ledger';
import { type ListedReport, reportLanguages } from '../../../db/domain/report';
import { Link } from '../../app/router';
import { useReadOnly } from '../../app/session';
import { useFormats } from '../../i18n/formats';
import { useAnswer } from '../../ipc/queries';
import { shortNumber } from '../../records/numbers';
import { NewButton, RegisterPage } from '../../records/RegisterPage';
import type { Column } from '../../ui/DataTable';
import { RecordLink } from '../../ui/RecordLink';
import { StateBadge } from '../../ui/StateBadge';
import { fieldColumn } from '../../ui/table/fieldColumn';
import { When } from '../../ui/When';
import { FindReport } from './FindReport';
import { StatusBadge } from './StatusBadge';

const none: ListedReport[] = [];

/** The register of reports: every one that was begun, the pending ones in sight. */
export function ReportListPage() {
  const { t } = useTranslation('report');
  const reports = useAnswer('report.list', {});
  const readOnly = useReadOnly();
  const columns = useReportColumns(reports.data ?? none);
  const rows = useMemo(
    () => reports.data && [...reports.data].sort((a, b) => b.recordedAt.localeCompare(a.recordedAt)),
    [reports.data],
  );
  return (
    <RegisterPage
      name="reports"
      title={t('list.title')}
      subtitle={t('list.subtitle')}
      rows={rows}
      error={reports.error}
      columns={columns}
      add={
        <Group gap={8}>
          <Button
            component={Link}
            to="/verify"
            variant="default"
            leftSection={<IconFileCheck size={16} aria-hidden />}
            data-testid="verify-any"
          >
            {t('list.verify')}
          </Button>
          {!readOnly && <NewButton to="/reports/new" label={t('list.new')} testId="new-report" />}
        </Group>
      }
      empty={{
        title: t('list.emptyTitle'),
        text: t('list.emptyText'),
        icon: <IconFileCertificate size={32} stroke={1.5} aria-hidden />,
      }}
    >
      {rows !== undefined && rows.length > 0 && <FindReport />}
    </RegisterPage>
  );
}

/** Narrower windows leave out what stands in the number or on the report's page. */
const wide = 1560;

function useReportColumns(all: readonly ListedReport[]): Column<ListedReport>[] {
  const { t } = useTranslation(['report', 'terms']);
  return useMemo<Column<ListedReport>[]>(() => {
    const narrow = window.innerWidth < wide;
    const numbers = new Map(all.map((one) => [one.id, shortNumber(one.number)]));
    const replacement = (row: ListedReport) =>
      row.supersededBy === null ? '' : (numbers.get(row.supersededBy) ?? '…');
    const kindOf = (row: ListedReport) => {
      const kind = t(`terms:reportKind.${row.kind}`);
      return row.copyOf === null ? kind : t('list.copy', { kind });
    };
    return [
      fieldColumn('number', t('column.number'), 148, { mono: true, filter: 'text' }),
      {
        id: 'case',
        header: t('column.case'),
        value: (row) => caseOf(row),
        cell: (row) =>
          row.caseId === null ? (
            ''
          ) : (
            <RecordLink kind="case" id={row.caseId} mono>
              {caseOf(row)}
            </RecordLink>
          ),
        width: 140,
        mono: true,
        filter: 'choice',
        hidden: narrow,
      },
      {
        id: 'kind',
        header: t('column.kind'),
        value: (row) => kindOf(row),
        cell: (row) => (row.subjectTitle === '' ? kindOf(row) : `${kindOf(row)}: ${row.subjectTitle}`),
        width: narrow ? 186 : 240,
        filter: 'choice',
      },
      {
        id: 'status',
        header: t('column.status'),
        value: (row) =>
          row.supersededBy === null
            ? t(`terms:reportStatus.${row.status}`)
            : t('list.replacedBy', { number: replacement(row) }),
        cell: (row) =>
          row.supersededBy === null ? (
            <StatusBadge status={row.status} />
          ) : (
            <StateBadge state="grey">{t('list.replacedBy', { number: replacement(row) })}</StateBadge>
          ),
        width: narrow ? 216 : 240,
        filter: 'choice',
      },
      {
        id: 'language',
        header: t('column.language'),
        value: (row) =>
          reportLanguages(row)
            .map((one) => t(`terms:language.${one}`))
            .join(' + '),
        // Two languages by their names would take the place of the signer.
        cell: (row) => {
          const [only, second] = reportLanguages(row);
          if (second === undefined) return t(`terms:language.${only}`);
          return reportLanguages(row)
            .map((one) => t(`list.short.${one}`))
            .join(' + ');
        },
        width: 104,
        filter: 'choice',
      },
      {
        id: 'signer',
        header: t('column.signer'),
        value: (row) => row.signers.map(({ name }) => name).join(', '),
        width: narrow ? 184 : 220,
        filter: 'text',
      },
      fieldColumn('signedAt', t('column.signedAt'), narrow ? 140 : 180, {
        cell: (row) => <SignedAt row={row} brief={narrow} />,
      }),
      {
        id: 'pages',
        header: t('column.pages'),
        value: (row) => (row.pages === 0 ? null : row.pages),
        width: 64,
        align: 'right',
      },
      {
        id: 'volumes',
        header: t('page.volumes'),
        value: (row) => (row.volumes === 0 ? null : row.volumes),
        width: 80,
        align: 'right',
        hidden: narrow,
      },
      {
        id: 'signatures',
        header: t('page.signatures'),
        value: (row) => (row.signatures === 0 ? null : row.signatures),
        width: 96,
        align: 'right',
        hidden: narrow,
      },
      {
        id: 'head',
        header: t('page.head'),
        value: (row) => (row.headHash === '' ? '' : `${row.headSeq} · ${headWords(row.headHash)}`),
        width: 200,
        mono: true,
        filter: 'text',
        hidden: narrow,
      },
      fieldColumn('sha256', t('column.sha256'), 150, { mono: true, hidden: narrow }),
      {
        id: 'recorded',
        header: t('column.recorded'),
        value: (row) => row.recordedAt,
        cell: (row) => <When at={row.recordedAt} offset={row.recordedOffset} />,
        width: 160,
        hidden: true,
      },
    ];
  }, [t, all]);
}

/** The day alone where the window is narrow: the time stands on the report's page. */
function SignedAt({ row, brief }: { row: ListedReport; brief: boolean }) {
  const formats = useFormats();
  if (row.signedAt === '') return null;
  if (!brief) return <When at={row.signedAt} offset={row.recordedOffset} />;
  const whole = formats.dateTime(row.signedAt, row.recordedOffset);
  return <span title={whole}>{whole.split(',')[0]}</span>;
}

function caseOf(report: ListedReport): string {
  if (report.caseId === null) return '';
  return report.number.split('/')[0] ?? '';
}
