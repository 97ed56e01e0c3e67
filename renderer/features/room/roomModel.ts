import { z } from 'zod';
import { type ThingGrouping, thingGrouping } from '../../../db/domain/thing';
import type { TableView } from '../../ui/table/views';

const table = z.object({
  sorting: z.array(z.object({ id: z.string(), desc: z.boolean() })).default([]),
  filters: z
    .array(z.object({ id: z.string(), value: z.union([z.string(), z.array(z.string())]) }))
    .default([]),
  visibility: z.record(z.string(), z.boolean()).default({}),
  widths: z.record(z.string(), z.number()).optional(),
});

const kept = z.object({
  by: z.enum(['caseNumber', ...thingGrouping.options]),
  table: table.nullish(),
  /** Of views that were kept when the room read all of its things. */
  group: z.string().nullish(),
  shelf: z.string().nullish(),
});

/** Filters of a room's table; others were its columns' once. */
const filters: ReadonlySet<string> = new Set(['what', 'case', 'kind', 'state', 'shelf', 'place', 'search']);

/** What is kept of a view: grouping, filters, order, columns and their widths. */
export function viewState(by: ThingGrouping, { current: _current, ...view }: TableView): string {
  return JSON.stringify({ by, table: view });
}

/** Reads a kept view, older ones too; undefined where it is none. */
export function readView(
  text: string,
): { by: ThingGrouping; view: Pick<TableView, 'sorting' | 'filters' | 'visibility' | 'widths'> } | undefined {
  const parsed = kept.safeParse(JSON.parse(text));
  if (!parsed.success) return undefined;
  const { by, table: own, group, shelf } = parsed.data;
  const grouping = by === 'caseNumber' ? 'case' : by;
  const chosen = [
    // An older view names a case by its number, which the search finds.
    ...(group
      ? [grouping === 'case' ? { id: 'search', value: group } : { id: grouping, value: [group] }]
      : []),
    ...(shelf ? [{ id: 'shelf', value: shelf }] : []),
  ];
  return {
    by: grouping,
    view: {
      sorting: own?.sorting ?? [],
      filters: [...(own?.filters ?? []).filter(({ id }) => filters.has(id)), ...chosen],
      visibility: own?.visibility ?? {},
      ...(own?.widths === undefined ? {} : { widths: own.widths }),
    },
  };
}
