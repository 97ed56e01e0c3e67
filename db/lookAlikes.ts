import { and, eq, isNotNull, sql } from 'drizzle-orm';
import type { ChainId } from './domain/address';
import { checkAddress } from './domain/address';
import { type LookedAddress, type LookGroup, lookFamily, lookKey, looksAlike } from './domain/lookAlike';
import { findImportedBySight } from './importedMatch';
import type { ReadDb } from './open';
import { address, wallet } from './schema';
import { lookKeySql } from './schema/wallet';

/** The indexed expression; the columns that it names stand in one table of each query. */
const key = sql.raw(lookKeySql);
/** A screen shows no more, and an officer reads fewer. */
const mostGroups = 500;

/** Addresses of wallets and of imports that could be taken for this one; the address itself is not among them. */
export function findLookAlikes(read: ReadDb, chain: ChainId, text: string): LookedAddress[] {
  const { canonical } = checkAddress(chain, text, { repairs: false });
  const wanted = lookKey(canonical);
  if (wanted === undefined) return [];
  return [...rowsOf(read, wanted), ...importedLike(read, canonical)].filter((row) =>
    looksAlike(row, { chain, canonical }),
  );
}

function importedLike(read: ReadDb, canonical: string): LookedAddress[] {
  return findImportedBySight(read, canonical).map((row) => ({
    addressId: row.key,
    chain: row.form.chain,
    canonical: row.canonical,
    role: row.form.role,
    owner: { kind: 'import', id: row.importId, number: row.importNumber, title: row.label || row.fileName },
    caseId: row.caseId,
  }));
}

/**
 * Every group of addresses that look alike, of those that the reader sees. Keys are grouped over the whole table, where
 * the index holds them ready; rows are read through `read`.
 */
export function listLookAlikes(read: ReadDb): { groups: LookGroup[]; whole: boolean } {
  const keys = read
    .select({ key: sql<string>`${key}` })
    .from(address)
    .where(isNotNull(key))
    .groupBy(key)
    .having(sql`count(DISTINCT lower(${address.canonical})) > 1`)
    .limit(mostGroups + 1)
    .all();
  const groups = keys.slice(0, mostGroups).flatMap(({ key: one }) => groupsOf(one, rowsOf(read, one)));
  return { groups, whole: keys.length <= mostGroups };
}

/** Of the rows with one key, those that stand beside another address of their own kind of chain. */
function groupsOf(one: string, rows: readonly LookedAddress[]): LookGroup[] {
  const families = new Map<string, LookedAddress[]>();
  for (const row of rows) {
    const family = lookFamily(row.chain, row.canonical);
    families.set(family, [...(families.get(family) ?? []), row]);
  }
  return [...families.values()]
    .filter((addresses) => new Set(addresses.map(({ canonical }) => canonical.toLowerCase())).size > 1)
    .map((addresses) => ({ key: one, addresses }));
}

function rowsOf(read: ReadDb, wanted: string): LookedAddress[] {
  return read
    .select({
      addressId: address.id,
      chain: address.chain,
      canonical: address.canonical,
      role: address.role,
      id: address.walletId,
      number: wallet.number,
      title: wallet.label,
      caseId: wallet.caseId,
    })
    .from(address)
    .innerJoin(wallet, eq(wallet.id, address.walletId))
    .where(and(sql`${key} = ${wanted}`, eq(address.withdrawn, 0)))
    .all()
    .map(({ id, number, title, ...row }) => ({ ...row, owner: { kind: 'wallet', id, number, title } }));
}
