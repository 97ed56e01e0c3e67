import { useCallback, useMemo } from 'react';
import {
  type ThingFilter,
  type ThingKind,
  type ThingOrder,
  type ThingRow,
  type ThingState,
  type ThingWhat,
  thingOrder,
} from '../../../db/domain/thing';
import { usePages } from '../../ipc/usePages';
import type { Column } from '../../ui/DataTable';
import type { SortKey } from '../../ui/table/model';
import { changeView, firstView, type TableView, useViews } from '../../ui/table/views';

export type ChangeView = (change: (view: TableView) => Partial<TableView>) => void;

const orders: ReadonlySet<string> = new Set(thingOrder.options);

export function isThingOrder(id: string): id is ThingOrder {
  return orders.has(id);
}

/** What is kept of a filter under its name; '' for none. */
export function keptText(view: TableView, id: string): string {
  const value = view.filters.find((filter) => filter.id === id)?.value;
  return typeof value === 'string' ? value : '';
}

export function keptList(view: TableView, id: string): string[] {
  const value = view.filters.find((filter) => filter.id === id)?.value;
  return Array.isArray(value) ? value : [];
}

/** Sets a filter, or with nothing in it takes it away. */
export function setKept(change: ChangeView, id: string, value: string | string[] | null): void {
  change(({ filters }) => {
    const others = filters.filter((filter) => filter.id !== id);
    return { filters: value === null || value.length === 0 ? others : [...others, { id, value }] };
  });
}

/** The filter that a view keeps, as the evidence process asks for it. */
export function filterOf(view: TableView, what?: ThingWhat): ThingFilter {
  const sort = what ?? (keptText(view, 'what') as ThingWhat | '');
  const [kinds, states] = [keptList(view, 'kind') as ThingKind[], keptList(view, 'state') as ThingState[]];
  const [caseId, search] = [keptText(view, 'case'), keptText(view, 'search').trim()];
  const shelf = keptText(view, 'shelf');
  const place = view.filters.find(({ id }) => id === 'place');
  return {
    ...(sort === '' ? {} : { what: sort }),
    ...(caseId === '' ? {} : { caseId }),
    ...(kinds.length === 0 ? {} : { kinds }),
    ...(states.length === 0 ? {} : { states }),
    ...(shelf === '' ? {} : { shelf }),
    ...(place === undefined ? {} : { place: keptList(view, 'place')[0] ?? '' }),
    ...(search === '' ? {} : { search }),
  };
}

/** A list of things under a view of its own: which it shows, in which order, and its pages. */
export function useThings(id: string, columns: Column<ThingRow>[], first: SortKey, what?: ThingWhat) {
  const { id: firstBy, desc } = first;
  const initial = useMemo(() => firstView(columns, [{ id: firstBy, desc }]), [columns, firstBy, desc]);
  const view = useViews((views) => views[id]) ?? initial;
  const change = useCallback<ChangeView>((edit) => changeView(id, initial, edit), [id, initial]);
  const filter = useMemo(() => filterOf(view, what), [view, what]);
  const [key = first] = view.sorting;
  const by = isThingOrder(key.id) ? key.id : 'number';
  const sort = { by, desc: key.desc };
  const pages = usePages(
    'thing.page',
    (page) => ({ filter, sort, ...page }),
    (answer) => answer,
  );
  return { view, change, filter, pages, resetKey: JSON.stringify([filter, sort]) };
}
