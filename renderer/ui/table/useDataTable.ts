import {
  columnFilteringFeature,
  columnVisibilityFeature,
  createFilteredRowModel,
  createSortedRowModel,
  functionalUpdate,
  rowSortingFeature,
  type SortFn,
  tableFeatures,
  useTable,
} from '@tanstack/react-table';
import { useMemo } from 'react';
import { useFormats } from '../../i18n/formats';
import { type Column, compareCells, type FilterValue, isBlank, passes, type SortKey } from './model';
import { changeView, type TableView, useViews } from './views';

const features = tableFeatures({
  rowSortingFeature,
  columnFilteringFeature,
  columnVisibilityFeature,
  sortedRowModel: createSortedRowModel(),
  filteredRowModel: createFilteredRowModel(),
});

/** Rows sorted, filtered and with their columns chosen, by the view that is kept under `id`. */
export function useDataTable<T extends object>(
  id: string,
  rows: T[],
  columns: Column<T>[],
  rowId: (row: T) => string,
  initialSort: SortKey[],
) {
  const formats = useFormats();
  // As text, because callers make the list anew at each drawing.
  const sortText = JSON.stringify(initialSort);
  const first = useMemo<TableView>(
    () => ({
      sorting: JSON.parse(sortText) as SortKey[],
      filters: [],
      visibility: Object.fromEntries(columns.map((column) => [column.id, column.hidden !== true])),
      current: null,
    }),
    [columns, sortText],
  );
  const view = useViews((views) => views[id]) ?? first;
  const byId = useMemo(() => new Map(columns.map((column) => [column.id, column])), [columns]);
  const definitions = useMemo(() => {
    const sortFn: SortFn<typeof features, T> = (a, b, column) =>
      compareCells(
        a.getValue<string | number | null>(column),
        b.getValue<string | number | null>(column),
        formats.compare,
      );
    return columns.map((column) => ({
      id: column.id,
      header: column.header,
      accessorFn: (row: T) => {
        const value = column.value(row);
        return isBlank(value) ? undefined : value;
      },
      sortFn,
      sortUndefined: 'last' as const,
      filterFn: (row: { original: T }, _: string, filter: FilterValue) =>
        passes(column.value(row.original), filter),
    }));
  }, [columns, formats]);

  const table = useTable({
    features,
    columns: definitions,
    data: rows,
    getRowId: rowId,
    enableMultiSort: true,
    state: { sorting: view.sorting, columnFilters: view.filters, columnVisibility: view.visibility },
    onSortingChange: (updater) =>
      changeView(id, first, (old) => ({ sorting: functionalUpdate(updater, old.sorting) })),
    onColumnFiltersChange: (updater) =>
      changeView(id, first, (old) => ({
        filters: functionalUpdate(updater, old.filters) as TableView['filters'],
      })),
    onColumnVisibilityChange: (updater) =>
      changeView(id, first, (old) => ({ visibility: functionalUpdate(updater, old.visibility) })),
  });
  const shownIds = table.getVisibleLeafColumns().map((column) => column.id);
  return {
    view,
    shown: table.getRowModel().rows,
    columns: shownIds.flatMap((columnId) => byId.get(columnId) ?? []),
    change: (change: (view: TableView) => Partial<TableView>) => changeView(id, first, change),
    sort: (columnId: string, add: boolean) => table.getColumn(columnId)?.toggleSorting(undefined, add),
  };
}
