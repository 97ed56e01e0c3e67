import { and, eq, inArray, sql } from 'drizzle-orm';
import { exhibitTitle } from './domain/exhibit';
import type { ThingRow, ThingWhat } from './domain/thing';
import type { ReadDb, Vault } from './open';
import { address, caseFile, exhibit, holding, wallet } from './schema';
import { amountsOf, newestPrices, worthAt } from './thingMoney';

export interface ThingRef {
  readonly what: ThingWhat;
  readonly id: string;
}

/** The lines of a page, in the order of its references. */
export function thingRows(vault: Vault, refs: readonly ThingRef[]): ThingRow[] {
  const ids = (what: ThingWhat) => refs.filter((ref) => ref.what === what).map(({ id }) => id);
  const rows = new Map(
    [...exhibitRows(vault.read, ids('exhibit')), ...walletRows(vault, ids('wallet'))].map((row) => [
      row.id,
      row,
    ]),
  );
  return refs.flatMap(({ id }) => rows.get(id) ?? []);
}

function caseNumbers(read: ReadDb): Map<string, string> {
  const rows = read.select({ id: caseFile.id, number: caseFile.number }).from(caseFile).all();
  return new Map(rows.map(({ id, number }) => [id, number]));
}

const noWallet = {
  othersMayHold: '',
  exhibitId: null,
  exhibitNumber: '',
  chains: [],
  failed: 0,
  amounts: [],
  valueTiyn: null,
} satisfies Partial<ThingRow>;

function exhibitRows(read: ReadDb, ids: readonly string[]): ThingRow[] {
  if (ids.length === 0) return [];
  // Each table by itself: an outer join would first make a copy of all that the reader sees of it.
  const moved = read
    .select()
    .from(holding)
    .where(inArray(holding.id, [...ids]))
    .all();
  const holdings = new Map(moved.map((row) => [row.id, row]));
  const numbers = caseNumbers(read);
  return read
    .select()
    .from(exhibit)
    .where(inArray(exhibit.id, [...ids]))
    .all()
    .map((row) => ({ row, held: holdings.get(row.id), caseNumber: numbers.get(row.caseId) ?? '' }))
    .map(({ row, held, caseNumber }) => ({
      what: 'exhibit',
      id: row.id,
      number: row.number,
      title: exhibitTitle(row),
      kind: row.kind,
      state: held?.status ?? 'held',
      caseId: row.caseId,
      caseNumber,
      recordedAt: row.recordedAt,
      recordedOffset: row.recordedOffset,
      place: held?.place || row.storagePath,
      holder: held?.custodian.name ?? row.officerName,
      seal: held?.seal || row.sealNumber,
      storagePath: row.storagePath,
      sealNumber: row.sealNumber,
      bagNumber: row.bagNumber,
      serial: row.serial,
      unitNumber: row.unitNumber,
      quantity: row.quantity,
      powerState: row.powerState,
      foundWhere: row.foundWhere,
      foundAt: row.foundAt,
      possessionOf: row.possessionOf,
      ...noWallet,
    }));
}

const noExhibit = {
  place: '',
  holder: '',
  seal: '',
  storagePath: '',
  sealNumber: '',
  bagNumber: '',
  serial: '',
  unitNumber: '',
  quantity: null,
  powerState: null,
  foundWhere: '',
  foundAt: '',
  possessionOf: '',
} satisfies Partial<ThingRow>;

function walletRows(vault: Vault, ids: readonly string[]): ThingRow[] {
  if (ids.length === 0) return [];
  const { read } = vault;
  const lines = addressCounts(read, ids);
  const amounts = amountsOf(read, ids);
  const prices = newestPrices(vault);
  const numbers = caseNumbers(read);
  const rows = read
    .select()
    .from(wallet)
    .where(inArray(wallet.id, [...ids]))
    .all();
  const carriers = read
    .select({ id: exhibit.id, number: exhibit.number })
    .from(exhibit)
    .where(
      inArray(
        exhibit.id,
        rows.flatMap(({ exhibitId }) => exhibitId ?? []),
      ),
    )
    .all();
  const exhibitNumbers = new Map(carriers.map(({ id, number }) => [id, number]));
  return rows
    .map((row) => ({
      row,
      caseNumber: numbers.get(row.caseId) ?? '',
      exhibitNumber: exhibitNumbers.get(row.exhibitId ?? ''),
    }))
    .map(({ row, caseNumber, exhibitNumber }) => {
      const own = lines.filter(({ walletId }) => walletId === row.id);
      const money = amounts.get(row.id) ?? [];
      return {
        what: 'wallet',
        id: row.id,
        number: row.number,
        title: row.label,
        kind: `wallet.${row.type}`,
        state: `wallet.${row.control}`,
        caseId: row.caseId,
        caseNumber,
        recordedAt: row.recordedAt,
        recordedOffset: row.recordedOffset,
        ...noExhibit,
        othersMayHold: row.othersMayHold,
        exhibitId: row.exhibitId,
        exhibitNumber: exhibitNumber ?? '',
        chains: own.map(({ chain, n }) => ({ chain, count: n })),
        failed: own.reduce((sum, one) => sum + one.failed, 0),
        amounts: money,
        valueTiyn: worthAt(prices, money),
      };
    });
}

/** How many addresses on each chain, in the order of first appearance: a wallet may have thousands. */
function addressCounts(read: ReadDb, ids: readonly string[]) {
  return read
    .select({
      walletId: address.walletId,
      chain: address.chain,
      n: sql<number>`count(*)`,
      failed: sql<number>`sum(${address.checksum} = 'failed')`,
      first: sql<number>`min(${address.position})`.as('first'),
    })
    .from(address)
    .where(and(inArray(address.walletId, [...ids]), eq(address.withdrawn, 0)))
    .groupBy(address.walletId, address.chain)
    .orderBy(address.walletId, sql`first`)
    .all();
}
