import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListedEntry } from '../../../db/domain/watchlist';
import { useFormats } from '../../i18n/formats';
import type { Column } from '../../ui/DataTable';
import { fieldColumn } from '../../ui/table/fieldColumn';
import { ListTable, type ListTableProps, toImport } from './ListTable';

/** Rows of lists with where they stand. */
export function ListedTable(props: ListTableProps<ListedEntry>) {
  const { t } = useTranslation(['lists', 'import']);
  const formats = useFormats();
  const columns = useMemo((): Column<ListedEntry>[] => {
    const column = fieldColumn<ListedEntry>;
    return [
      column('raw', t('import:field.raw'), 330, { mono: true, filter: 'text' }),
      column('kind', t('column.kind'), 100, { value: (row) => t(`kind.${row.kind}`), filter: 'choice' }),
      column('label', t('import:field.label'), 150, { filter: 'text' }),
      column('category', t('import:field.category'), 140, { filter: 'choice' }),
      column('listName', t('import:field.listName'), 200, {
        value: (row) => row.listName || row.fileName,
        filter: 'choice',
      }),
      column('line', t('column.line'), 70, { align: 'right' }),
      column('listedAt', t('import:field.listedAt'), 110, { cell: (row) => formats.date(row.listedAt) }),
      column('confidence', t('import:field.confidence'), 120, { hidden: true }),
      column('source', t('import:field.source'), 200, { hidden: true }),
      column('issuer', t('import:field.issuer'), 150, { hidden: true }),
      column('fileHash', 'SHA-256', 200, { mono: true, hidden: true }),
    ];
  }, [t, formats]);
  return <ListTable {...props} label={t('tab.listed')} columns={columns} onOpen={toImport} />;
}
