import { and, asc, count, eq, gt, gte, inArray, lt, type SQL, sql } from 'drizzle-orm';
import type { ChainId } from './domain/address';
import type { AddressFilter, AddressPage, AddressRow } from './domain/addressList';
import { type AddressForm, segmentRows, unpackRest } from './domain/import';
import type { SearchHit } from './domain/search';
import type { ReadDb } from './open';
import { address, caseFile, importedAddress, importRun, wallet } from './schema';
import { endLength, endSql } from './schema/folded';
import { learnEnds, rowsEnding } from './segmentEnds';

/** More than these of a search are not gathered: who looks for something narrows it down. */
export const mostFound = 1_000;

interface Run {
  readonly id: string;
  readonly number: string;
  readonly caseId: string;
  readonly caseNumber: string;
  readonly rows: number;
  readonly firstSegment: number;
  readonly segments: number;
  readonly forms: readonly AddressForm[];
}

/** Rows of one import's segment, or of all typed addresses, that a filter lets through. */
interface Slice {
  readonly run: Run;
  readonly segment: number;
  /** Numbers of the forms that are wanted; undefined for all. */
  readonly forms: readonly number[] | undefined;
}

/** How many rows of a segment have some forms: segments never change, so it is counted once. */
export type SliceCounts = Map<string, number>;

function liveRuns(read: ReadDb, { caseId, importId }: AddressFilter): Run[] {
  const { id, number, accepted, firstSegment, segments, forms } = importRun;
  return read
    .select({
      id,
      number,
      caseId: importRun.caseId,
      caseNumber: caseFile.number,
      rows: accepted,
      firstSegment,
      segments,
      forms,
    })
    .from(importRun)
    .innerJoin(caseFile, eq(caseFile.id, importRun.caseId))
    .where(
      and(
        eq(importRun.kind, 'addresses'),
        eq(importRun.state, 'live'),
        caseId === undefined ? undefined : eq(importRun.caseId, caseId),
        importId === undefined ? undefined : eq(importRun.id, importId),
      ),
    )
    .orderBy(asc(importRun.firstSegment))
    .all();
}

function slicesOf(runs: readonly Run[], chain: ChainId | undefined): Slice[] {
  return runs.flatMap((run) => {
    const wanted = run.forms.flatMap((form, index) =>
      chain === undefined || form.chain === chain ? [index] : [],
    );
    if (wanted.length === 0) return [];
    const forms = wanted.length === run.forms.length ? undefined : wanted;
    return Array.from({ length: run.segments }, (_, at) => ({ run, segment: run.firstSegment + at, forms }));
  });
}

/** Every segment but an import's last is full. */
function rowsOf(read: ReadDb, { run, segment, forms }: Slice, counts: SliceCounts): number {
  if (forms === undefined) {
    const before = (segment - run.firstSegment) * segmentRows;
    return Math.max(0, Math.min(segmentRows, run.rows - before));
  }
  const key = `${segment} ${forms.join()}`;
  const known = counts.get(key);
  if (known !== undefined) return known;
  const found =
    read
      .select({ n: count() })
      .from(importedAddress)
      .where(and(eq(importedAddress.segment, segment), inArray(importedAddress.form, [...forms])))
      .get()?.n ?? 0;
  counts.set(key, found);
  return found;
}

function typedWhere({ caseId, chain }: AddressFilter, more?: SQL): SQL | undefined {
  return and(
    eq(address.withdrawn, 0),
    caseId === undefined ? undefined : eq(wallet.caseId, caseId),
    chain === undefined ? undefined : eq(address.chain, chain),
    more,
  );
}

function selectTyped(read: ReadDb) {
  return read
    .select({
      row: address,
      caseId: wallet.caseId,
      caseNumber: caseFile.number,
      walletNumber: wallet.number,
      walletLabel: wallet.label,
    })
    .from(address)
    .innerJoin(wallet, eq(wallet.id, address.walletId))
    .innerJoin(caseFile, eq(caseFile.id, wallet.caseId))
    .$dynamic();
}

type TypedRow = ReturnType<ReturnType<typeof selectTyped>['all']>[number];

function typedRow({ row, caseId, caseNumber, walletNumber, walletLabel }: TypedRow): AddressRow {
  const { id, walletId, chain, network, format, checksum, role, canonical, text, label, memo, path } = row;
  const own = { kind: 'wallet', id: walletId, number: walletNumber, title: walletLabel } as const;
  return {
    id,
    chain,
    network,
    format,
    checksum,
    role,
    canonical,
    text,
    label,
    memo,
    path,
    caseId,
    caseNumber,
    owner: own,
    line: 0,
  };
}

type Cells = typeof importedAddress.$inferSelect;

function importedRow(run: Run, cells: Cells): AddressRow {
  const { segment, canonical, form, rest } = cells;
  const shape = run.forms[form] ?? {
    chain: 'bitcoin',
    network: '',
    format: '',
    checksum: 'failed',
    role: 'unknown',
  };
  return {
    id: `${segment}.${form}.${canonical}`,
    ...shape,
    ...unpackRest(canonical, rest),
    caseId: run.caseId,
    caseNumber: run.caseNumber,
    owner: { kind: 'import', id: run.id, number: run.number, title: '' },
  };
}

/**
 * A page of all addresses, typed and imported together: first those of wallets in the order of their recording, then imports
 * in theirs. `from` counts from 0. What it costs does not grow with `from`: a place is found by the sizes of segments.
 */
export function pageAddresses(
  read: ReadDb,
  { filter, from, limit }: { filter: AddressFilter; from: number; limit: number },
  counts: SliceCounts,
): AddressPage {
  if (filter.search && filter.search.text !== '') return pageOf(findAddresses(read, filter), from, limit);
  const typed = filter.importId === undefined ? countTyped(read, filter) : 0;
  const rows: AddressRow[] = [];
  if (from < typed)
    rows.push(
      ...selectTyped(read)
        .where(typedWhere(filter))
        .orderBy(asc(address.id))
        .limit(limit)
        .offset(from)
        .all()
        .map(typedRow),
    );
  let total = typed;
  for (const slice of slicesOf(liveRuns(read, filter), filter.chain)) {
    const size = rowsOf(read, slice, counts);
    const at = Math.max(0, from - total);
    if (rows.length < limit && at < size) rows.push(...readSlice(read, slice, at, limit - rows.length));
    total += size;
  }
  return { rows, from, total, more: false };
}

function countTyped(read: ReadDb, filter: AddressFilter): number {
  const { caseId, chain } = filter;
  if (caseId === undefined && chain === undefined) {
    // Two counts of narrow indexes instead of a look at every row.
    const of = (where?: SQL) => read.select({ n: count() }).from(address).where(where).get()?.n ?? 0;
    return of() - of(sql`withdrawn = 1`);
  }
  const from = read.select({ n: count() }).from(address).$dynamic();
  return (
    (caseId === undefined ? from : from.innerJoin(wallet, eq(wallet.id, address.walletId)))
      .where(typedWhere(filter))
      .get()?.n ?? 0
  );
}

function readSlice(
  read: ReadDb,
  { run, segment, forms }: Slice,
  offset: number,
  limit: number,
): AddressRow[] {
  return read
    .select()
    .from(importedAddress)
    .where(
      and(
        eq(importedAddress.segment, segment),
        forms === undefined ? undefined : inArray(importedAddress.form, [...forms]),
      ),
    )
    .orderBy(asc(importedAddress.canonical), asc(importedAddress.form))
    .limit(limit)
    .offset(offset)
    .all()
    .map((cells) => importedRow(run, cells));
}

function pageOf(found: AddressRow[], from: number, limit: number): AddressPage {
  const more = found.length > mostFound;
  return { rows: found.slice(from, from + limit), from, total: Math.min(found.length, mostFound), more };
}

/** Addresses that are, begin or end so, as their chain writes them. At most one more than `mostFound`. */
export function findAddresses(read: ReadDb, filter: AddressFilter): AddressRow[] {
  const { search } = filter;
  if (!search) return [];
  const most = mostFound + 1;
  const typed =
    filter.importId === undefined
      ? selectTyped(read)
          .where(typedWhere(filter, matches(address.canonical, search)))
          .orderBy(asc(address.id))
          .limit(most)
          .all()
      : [];
  const found = typed.map(typedRow);
  return [...found, ...findImported(read, search, filter, most - found.length)];
}

function findImported(read: ReadDb, search: Search, filter: AddressFilter, most: number): AddressRow[] {
  const found: AddressRow[] = [];
  for (const part of chunks(slicesOf(liveRuns(read, filter), filter.chain), 400)) {
    if (found.length >= most) break;
    const owners = new Map(part.map((slice) => [slice.segment, slice]));
    for (const cell of searchSegments(read, [...owners.keys()], search, most - found.length)) {
      const slice = owners.get(cell.segment);
      if (slice && (slice.forms?.includes(cell.form) ?? true)) found.push(importedRow(slice.run, cell));
    }
  }
  return found;
}

type Search = NonNullable<AddressFilter['search']>;

function searchSegments(read: ReadDb, segments: readonly number[], search: Search, most: number): Cells[] {
  if (search.how !== 'suffix') {
    const where = and(
      inArray(importedAddress.segment, [...segments]),
      matches(importedAddress.canonical, search),
    );
    return read.select().from(importedAddress).where(where).limit(most).all();
  }
  const found: Cells[] = [];
  for (const segment of segments) {
    if (found.length >= most) break;
    found.push(...rowsEnding(read, segment, search.text, most - found.length));
  }
  return found;
}

function matches(
  column: typeof address.canonical | typeof importedAddress.canonical,
  { how, text }: Search,
): SQL | undefined {
  if (how === 'exact') return eq(column, text);
  if (how === 'suffix') return endsSo(column, text);
  return and(gte(column, text), lt(column, successor(text)));
}

/** The last four characters, or fewer where fewer were typed, by the index from behind; the others on what that finds. */
function endsSo(
  column: typeof address.canonical | typeof importedAddress.canonical,
  text: string,
): SQL | undefined {
  const letters = [...text];
  const key = letters.slice(-endLength).reverse().join('');
  const end = sql.raw(endSql);
  return and(
    letters.length < endLength ? sql`${end} >= ${key} AND ${end} < ${successor(key)}` : sql`${end} = ${key}`,
    letters.length > endLength ? sql`substr(${column}, ${-letters.length}) = ${text}` : undefined,
  );
}

/** The first text after all that begin so: its last character's successor. */
function successor(text: string): string {
  const last = text.codePointAt(text.length - 1) ?? 0;
  return text.slice(0, -1) + String.fromCodePoint(last + 1);
}

function* chunks<T>(list: readonly T[], size: number): Generator<T[]> {
  for (let at = 0; at < list.length; at += size) yield list.slice(at, at + size);
}

/** Keyset: the rows of one import after a row of it; what an export walks through. */
export function* walkImport(read: ReadDb, id: string): Generator<AddressRow[]> {
  for (const { run, segment } of slicesOf(liveRuns(read, { importId: id }), undefined)) {
    let after = '';
    for (;;) {
      const cells = read
        .select()
        .from(importedAddress)
        .where(and(eq(importedAddress.segment, segment), gt(importedAddress.canonical, after)))
        .orderBy(asc(importedAddress.canonical), asc(importedAddress.form))
        .limit(2_000)
        .all();
      if (cells.length === 0) break;
      yield cells.map((cell) => importedRow(run, cell));
      after = cells.at(-1)?.canonical ?? '';
    }
  }
}

/** Reads what a search by the end needs, a segment at a time, before anybody waits for it; false when all is known. */
export function learnNextEnds(read: ReadDb): boolean {
  return slicesOf(liveRuns(read, {}), undefined).some(({ segment }) => learnEnds(read, segment));
}

/** Shorter texts begin or end too many addresses to tell one. */
const shortest = { prefix: 6, suffix: 4 } as const;

/** Rows of imports that are, begin or end so, for the one search over everything. */
export function searchImported(read: ReadDb, text: string, most: number): SearchHit[] {
  const compact = text.replace(/\s/g, '');
  const found = new Map<string, AddressRow>();
  for (const how of ['prefix', 'suffix'] as const) {
    if (compact.length < shortest[how] || found.size >= most) continue;
    for (const row of findImported(read, { how, text: compact }, {}, most)) found.set(row.id, row);
  }
  return [...found.values()].slice(0, most).map(({ owner, label, caseNumber, canonical }) => ({
    ref: { ...owner, title: label },
    caseNumber,
    matched: canonical,
  }));
}
