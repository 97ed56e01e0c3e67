import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { LinkEnd as EndKind, LinkRecord } from '../../db/domain/link';
import type { RecordRef } from '../../db/domain/record';
import { navigate } from '../app/router';
import { useFormats } from '../i18n/formats';
import { useAnswer } from '../ipc/queries';
import type { Column } from '../ui/DataTable';
import { Section } from '../ui/Page';
import { RecordLink } from '../ui/RecordLink';
import { fieldColumn } from '../ui/table/fieldColumn';
import { AddLink } from './AddLink';
import { isHiddenEnd, LinkEnd } from './LinkEnd';
import { shortNumber } from './numbers';
import { RecordsTable } from './RecordsTable';

/** The links of one record, or, on a case's page, all links within the case. */
export function LinksSection({ kind, id, caseId }: { kind: EndKind; id: string; caseId: string }) {
  const { t } = useTranslation(['link', 'terms']);
  const formats = useFormats();
  const links = useAnswer('link.list', { caseId });
  const rows = useMemo(() => {
    const all = links.data ?? [];
    return kind === 'case' ? all : all.filter((link) => link.from.id === id || link.to.id === id);
  }, [links.data, kind, id]);
  const columns = useMemo<Column<LinkRecord>[]>(
    () => [
      fieldColumn('number', t('column.number'), 60, { cell: (row) => shortNumber(row.number), mono: true }),
      {
        id: 'from',
        header: t('column.from'),
        value: (row) => endText(row.from),
        cell: (row) => <End end={row.from} here={id} />,
        width: 166,
      },
      {
        id: 'kind',
        header: t('column.kind'),
        value: (row) => t(`terms:linkKind.${row.kind}`),
        width: 120,
        filter: 'choice',
      },
      {
        id: 'to',
        header: t('column.to'),
        value: (row) => endText(row.to),
        cell: (row) => <End end={row.to} here={id} />,
        width: 166,
      },
      {
        id: 'confidence',
        header: t('column.confidence'),
        value: (row) => t(`terms:confidence.${row.confidence}`),
        width: 100,
        filter: 'choice',
      },
      fieldColumn('source', t('column.source'), 100),
    ],
    [t, id],
  );
  const from = kind === 'case' ? '' : `&from=${kind}:${id}`;
  return (
    <Section
      title={t('section.title')}
      {...(links.data === undefined ? {} : { count: formats.number(rows.length) })}
      actions={<AddLink to={`/links/new?case=${caseId}${from}`} label={t('section.add')} testId="add-link" />}
      flush
      testId="section-links"
    >
      <RecordsTable
        id={kind === 'case' ? 'case.links' : 'record.links'}
        label={t('section.title')}
        answer={links}
        rows={rows}
        columns={columns}
        onOpen={(row) => navigate(`/links/${row.id}`)}
        empty={t('section.empty')}
      />
    </Section>
  );
}

function endText(end: RecordRef): string {
  return end.kind === 'case' ? end.title : `${shortNumber(end.number)} ${end.title}`;
}

/** The page that one is on is not linked to itself. */
function End({ end, here }: { end: RecordRef; here: string }) {
  if (isHiddenEnd(end)) return <LinkEnd end={end} />;
  if (end.id === here) return <span className="dl-dim">{endText(end)}</span>;
  return (
    <RecordLink kind={end.kind} id={end.id}>
      {endText(end)}
    </RecordLink>
  );
}
