import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type ExhibitRecord, exhibitTitle } from '../../db/domain/exhibit';
import { navigate } from '../app/router';
import { useFormats } from '../i18n/formats';
import { useAnswer } from '../ipc/queries';
import type { Column } from '../ui/DataTable';
import { Section } from '../ui/Page';
import { fieldColumn } from '../ui/table/fieldColumn';
import { AddLink } from './AddLink';
import { MarkedTitle, useMarks } from './Marked';
import { Missing } from './Missing';
import { shortNumber } from './numbers';
import { RecordsTable } from './RecordsTable';

export interface ExhibitsOfCaseProps {
  caseId: string;
  /** Only those taken out of this exhibit. */
  parentId?: string;
  id?: string;
  title: string;
  addLabel: string;
}

/** The exhibits of a case, or the parts of one exhibit. */
export function ExhibitsOfCase({ caseId, parentId, id, title, addLabel }: ExhibitsOfCaseProps) {
  const { t } = useTranslation(['exhibit', 'terms', 'records']);
  const formats = useFormats();
  const exhibits = useAnswer('exhibit.list', { caseId });
  const marks = useMarks(caseId);
  const rows = useMemo(() => {
    const all = exhibits.data ?? [];
    return parentId === undefined ? all : all.filter((exhibit) => exhibit.parentId === parentId);
  }, [exhibits.data, parentId]);
  const columns = useMemo<Column<ExhibitRecord>[]>(
    () => [
      fieldColumn('number', t('column.number'), 60, { cell: (row) => shortNumber(row.number), mono: true }),
      {
        id: 'title',
        header: t('column.title'),
        value: exhibitTitle,
        cell: (row) => <MarkedTitle title={exhibitTitle(row)} status={marks.get(row.id)} />,
        width: 190,
      },
      {
        id: 'kind',
        header: t('column.kind'),
        value: (row) => t(`terms:exhibitKind.${row.kind}`),
        width: 130,
        filter: 'choice',
      },
      {
        id: 'bag',
        header: t('column.bag'),
        value: (row) => row.bagNumber,
        cell: (row) => row.bagNumber || <Missing word={t('noBag')} />,
        width: 110,
        mono: true,
      },
      {
        id: 'seal',
        header: t('column.seal'),
        value: (row) => row.sealNumber,
        cell: (row) => row.sealNumber || <Missing word={t('noSeal')} />,
        width: 110,
        mono: true,
      },
      { id: 'storage', header: t('column.storage'), value: (row) => row.storagePath, width: 112 },
      fieldColumn('foundAt', t('column.foundAt'), 160, {
        cell: (row) => formats.localDateTime(row.foundAt),
        hidden: true,
      }),
      fieldColumn('serial', t('column.serial'), 150, { mono: true, hidden: true }),
    ],
    [t, formats, marks],
  );
  const query = parentId === undefined ? `case=${caseId}` : `case=${caseId}&parent=${parentId}`;
  return (
    <div id={id}>
      <Section
        title={title}
        {...(exhibits.data === undefined ? {} : { count: formats.number(rows.length) })}
        actions={<AddLink to={`/exhibits/new?${query}`} label={addLabel} testId="add-exhibit" />}
        flush
        testId="section-exhibits"
      >
        <RecordsTable
          id={parentId === undefined ? 'case.exhibits' : 'exhibit.parts'}
          label={title}
          answer={exhibits}
          rows={rows}
          columns={columns}
          onOpen={(row) => navigate(`/exhibits/${row.id}`)}
          empty={t(parentId === undefined ? 'records:exhibit.empty' : 'exhibit:page.noParts')}
        />
      </Section>
    </div>
  );
}
