import { create } from 'zustand';
import type { FilterValue, SortKey } from './model';

/** How an officer looks at one table: kept while the vault is open, by the table's id. */
export interface TableView {
  sorting: SortKey[];
  filters: { id: string; value: FilterValue }[];
  visibility: Record<string, boolean>;
  /** Widths in pixels that the officer gave to columns. */
  widths?: Record<string, number>;
  /** Row last stood on, so that coming back stands there again. */
  current: string | null;
}

export const useViews = create<Record<string, TableView>>(() => ({}));

export function changeView(
  id: string,
  initial: TableView,
  change: (view: TableView) => Partial<TableView>,
): void {
  useViews.setState((views) => {
    const view = views[id] ?? initial;
    return { [id]: { ...view, ...change(view) } };
  });
}

/** A lock leaves nothing of a view behind: a filter may hold a name. */
export function forgetViews(): void {
  useViews.setState({}, true);
}

/** What a table shows before the officer changed anything. */
export function firstView(
  columns: readonly { id: string; hidden?: boolean }[],
  sorting: SortKey[] = [],
): TableView {
  const visibility = Object.fromEntries(columns.map((column) => [column.id, column.hidden !== true]));
  return { sorting, filters: [], visibility, current: null };
}
