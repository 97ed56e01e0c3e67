import { and, asc, count, desc, eq, inArray, notInArray, type SQL, sql } from 'drizzle-orm';
import { liesAt, type ThingFilter, type ThingPage, type ThingSort, type ThingWhat } from './domain/thing';
import { memo } from './memo';
import type { ReadDb, Vault } from './open';
import { exhibit, holding, wallet } from './schema';
import { exhibitTextSql } from './schema/exhibit';
import { urgencySql, walletTextSql } from './schema/wallet';
import { holds } from './search';
import { type ThingRef, thingRows } from './thingRows';
import { notUndone } from './undone';

/** Where a thing lies now: what custody says, else what the record says. */
export const placeNow = sql<string>`coalesce(nullif(${holding.place}, ''), ${exhibit.storagePath})`;
export const stateNow = sql<string>`coalesce(${holding.status}, 'held')`;

/** What decides which things a list shows and in which order. */
export const thingTables = ['exhibit', 'wallet', 'holding', 'importedRecord', 'importRun'] as const;

/** Kinds or states of one sort of thing; undefined where none is asked for. */
function ownOf(values: readonly string[] | undefined, what: ThingWhat): string[] | undefined {
  if (values === undefined || values.length === 0) return undefined;
  const prefix = 'wallet.';
  return what === 'wallet'
    ? values.filter((one) => one.startsWith(prefix)).map((one) => one.slice(prefix.length))
    : values.filter((one) => !one.startsWith(prefix));
}

function isSearch({ search }: ThingFilter): boolean {
  return (search?.trim() ?? '') !== '';
}

/** Whether a filter lets any thing of this sort through. */
export function shows(filter: ThingFilter, what: ThingWhat): boolean {
  if (filter.what !== undefined && filter.what !== what) return false;
  if (what === 'wallet' && (filter.shelf !== undefined || filter.place !== undefined)) return false;
  return [filter.kinds, filter.states].every((values) => ownOf(values, what)?.length !== 0);
}

export function exhibitWhere(vault: Vault, filter: ThingFilter): SQL | undefined {
  const { caseId, search } = filter;
  const kinds = ownOf(filter.kinds, 'exhibit');
  const text = search?.trim() ?? '';
  return and(
    notUndone(exhibit.id),
    caseId === undefined ? undefined : eq(exhibit.caseId, caseId),
    kinds && inArray(exhibit.kind, kinds as (typeof exhibit.$inferSelect)['kind'][]),
    inStates(vault.read, ownOf(filter.states, 'exhibit')),
    atPlaces(vault, filter),
    text === '' ? undefined : holds(exhibitTextSql, text),
  );
}

/** Few things are lost or ended: the list of those is short, whichever way it is asked. */
function inStates(read: ReadDb, states: string[] | undefined): SQL | undefined {
  if (states === undefined) return undefined;
  const own = states as (typeof holding.$inferSelect)['status'][];
  const ids = (where: SQL | undefined) => read.select({ id: holding.id }).from(holding).where(where);
  return own.includes('held')
    ? notInArray(exhibit.id, ids(notInArray(holding.status, own)))
    : inArray(exhibit.id, ids(inArray(holding.status, own)));
}

function atPlaces(vault: Vault, { shelf, place }: ThingFilter): SQL | undefined {
  if (shelf === undefined && place === undefined) return undefined;
  const wanted = shelf === undefined ? [place ?? ''] : placesNow(vault).filter((one) => liesAt(one, shelf));
  const { read } = vault;
  const moved = read.select({ id: holding.id }).from(holding);
  return sql`(${and(inArray(exhibit.storagePath, wanted), notInArray(exhibit.id, moved.where(sql`${holding.place} <> ''`)))}
    OR ${inArray(exhibit.id, moved.where(inArray(holding.place, wanted)))})`;
}

function placesNow(vault: Vault): string[] {
  return memo(vault, 'places', thingTables, () => {
    const said = vault.read.selectDistinct({ place: exhibit.storagePath }).from(exhibit).all();
    const moved = vault.read.selectDistinct({ place: holding.place }).from(holding).all();
    return [...new Set([...said, ...moved].map(({ place }) => place))];
  });
}

export function walletWhere({ caseId, kinds, states, search }: ThingFilter): SQL | undefined {
  const types = ownOf(kinds, 'wallet');
  const controls = ownOf(states, 'wallet');
  const text = search?.trim() ?? '';
  return and(
    caseId === undefined ? undefined : eq(wallet.caseId, caseId),
    types && inArray(wallet.type, types as (typeof wallet.$inferSelect)['type'][]),
    controls && inArray(wallet.control, controls as (typeof wallet.$inferSelect)['control'][]),
    text === '' ? undefined : holds(walletTextSql, text),
  );
}

interface Order {
  readonly keys: readonly SQL[];
  /** Whether an index stands in this order and holds what the list is filtered by. */
  readonly indexed: boolean;
}

const held = (column: SQL): SQL =>
  sql`(SELECT ${column} FROM ${holding} WHERE ${holding.id} = ${exhibit.id})`;

function exhibitOrder({ by }: ThingSort, filter: ThingFilter): Order {
  const searched = isSearch(filter);
  // While it is searched the index with the text is read, and what was found is sorted.
  const number = searched ? sql`+${exhibit.number}` : sql`${exhibit.number}`;
  const plain = (column: SQL): Order => ({ keys: [column, number], indexed: false });
  switch (by) {
    case 'kind':
      return { keys: [searched ? sql`+${exhibit.kind}` : sql`${exhibit.kind}`, number], indexed: true };
    case 'storage':
      return { keys: [sql`${exhibit.storagePath}`, number], indexed: true };
    case 'place':
      return plain(sql`coalesce(nullif(${held(sql`${holding.place}`)}, ''), ${exhibit.storagePath})`);
    case 'state':
      return plain(held(sql`${holding.status}`));
    case 'title':
      return plain(
        sql`coalesce(nullif(${exhibit.description}, ''), trim(${exhibit.make} || ' ' || ${exhibit.model}))`,
      );
    case 'serial':
      return plain(sql`${exhibit.serial}`);
    case 'bag':
      return plain(sql`${exhibit.bagNumber}`);
    case 'seal':
      return plain(sql`${exhibit.sealNumber}`);
    case 'unitNumber':
      return plain(sql`${exhibit.unitNumber}`);
    case 'foundAt':
      return plain(sql`${exhibit.foundAt}`);
    case 'recorded':
      return plain(sql`${exhibit.recordedAt}`);
    default:
      return { keys: [number], indexed: true };
  }
}

function walletOrder({ by }: ThingSort, filter: ThingFilter): Order {
  const searched = isSearch(filter);
  const number = searched ? sql`+${wallet.number}` : sql`${wallet.number}`;
  const plain = (column: SQL): Order => ({ keys: [column, number], indexed: false });
  switch (by) {
    case 'urgency':
    case 'state':
      return {
        keys: [sql.raw(searched ? `+(${urgencySql})` : urgencySql), sql`${wallet.recordedAt}`, number],
        indexed: true,
      };
    case 'title':
      return plain(sql`${wallet.label}`);
    case 'kind':
      return plain(sql`${wallet.type}`);
    case 'others':
      return plain(sql`${wallet.othersMayHold}`);
    case 'recorded':
      return plain(sql`${wallet.recordedAt}`);
    default:
      return { keys: [number], indexed: true };
  }
}

interface Asked {
  readonly filter: ThingFilter;
  readonly sort: ThingSort;
  readonly from: number;
  readonly limit: number;
}

/**
 * A page of what is held, by place. What an index stands for costs some milliseconds at a hundred thousand things; another
 * order is made once and kept until something of it changes.
 */
export function pageThings(vault: Vault, asked: Asked): ThingPage {
  const { total, refs } = findThings(vault, asked);
  return { rows: thingRows(vault, refs), from: asked.from, total, more: false };
}

function findThings(vault: Vault, { filter, sort, from, limit }: Asked): { total: number; refs: ThingRef[] } {
  const wanted = (['exhibit', 'wallet'] as const).filter((what) => shows(filter, what));
  const [only] = wanted;
  if (only === undefined) return { total: 0, refs: [] };
  if (wanted.length === 2) return bothSorts(vault, { filter, sort, from, limit });
  const where = only === 'exhibit' ? exhibitWhere(vault, filter) : walletWhere(filter);
  const order = only === 'exhibit' ? exhibitOrder(sort, filter) : walletOrder(sort, filter);
  const table = only === 'exhibit' ? exhibit : wallet;
  const select = (keys: readonly SQL[], down: boolean) =>
    vault.read
      .select({ id: table.id })
      .from(table)
      .where(where)
      .orderBy(...keys.map((key) => (down ? desc(key) : asc(key))));
  const refsOf = (ids: readonly { id: string }[]) => ids.map(({ id }) => ({ what: only, id }));
  // A search reads the whole index of its text: once for all pages and their number.
  if (!order.indexed || isSearch(filter)) {
    const all = memo(vault, `order ${JSON.stringify([only, filter, sort])}`, thingTables, () =>
      select(order.keys, sort.desc)
        .all()
        .map(({ id }) => id),
    );
    return { total: all.length, refs: all.slice(from, from + limit).map((id) => ({ what: only, id })) };
  }
  const total = countOf(vault, only, filter);
  // What stands in the second half is walked to from the end.
  const behind = total - from - limit;
  if (from > total / 2 && behind >= 0)
    return {
      total,
      refs: refsOf(select(order.keys, !sort.desc).limit(limit).offset(behind).all()).reverse(),
    };
  return { total, refs: refsOf(select(order.keys, sort.desc).limit(limit).offset(from).all()) };
}

/** Both sorts together, by number: the number of a case comes first in it, so that its things and wallets stand together. */
function bothSorts(vault: Vault, { filter, sort, from, limit }: Asked): { total: number; refs: ThingRef[] } {
  const { read } = vault;
  const [things, wallets] = [exhibitWhere(vault, filter), walletWhere(filter)];
  const total = countOf(vault, 'exhibit', filter) + countOf(vault, 'wallet', filter);
  const what = (word: ThingWhat) => sql<ThingWhat>`${sql.raw(`'${word}'`)}`.as('what');
  const searched = isSearch(filter);
  const plus = (column: SQL) => (searched ? sql<string>`+${column}` : sql<string>`${column}`).as('n');
  const refs = read
    .select({ what: what('exhibit'), id: exhibit.id, n: plus(sql`${exhibit.number}`) })
    .from(exhibit)
    .where(things)
    .unionAll(
      read
        .select({ what: what('wallet'), id: wallet.id, n: plus(sql`${wallet.number}`) })
        .from(wallet)
        .where(wallets),
    )
    .orderBy(sql.raw(`3 ${sort.desc ? 'DESC' : 'ASC'}`))
    .limit(limit)
    .offset(from)
    .all();
  return { total, refs };
}

/** How many a filter lets through; asked with every page of a list. */
export function countOf(vault: Vault, what: ThingWhat, filter: ThingFilter): number {
  if (!shows(filter, what)) return 0;
  return memo(vault, `count ${what} ${JSON.stringify(filter)}`, thingTables, () =>
    countThings(vault.read, what, what === 'exhibit' ? exhibitWhere(vault, filter) : walletWhere(filter)),
  );
}

export function countThings(read: ReadDb, what: ThingWhat, where: SQL | undefined): number {
  const from = read.select({ n: count() }).from(what === 'exhibit' ? exhibit : wallet);
  return from.where(where).get()?.n ?? 0;
}
