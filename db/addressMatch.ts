import { and, eq, inArray } from 'drizzle-orm';
import type { Candidate, MatchHit } from './domain/hd';
import type { ReadDb } from './open';
import { address, caseFile, wallet } from './schema';

// SQLite takes 32,766 parameters in one statement; a smaller number keeps the other readers' turns short.
const chunk = 2_000;

/**
 * The addresses of all wallets that the officer may see and that are among the candidates, compared as their chain writes
 * them. In the order of the candidates, then by wallet.
 */
export function matchAddresses(read: ReadDb, candidates: readonly Candidate[]): MatchHit[] {
  const hits: MatchHit[] = [];
  for (let from = 0; from < candidates.length; from += chunk) {
    const part = new Map(candidates.slice(from, from + chunk).map((one) => [one.address, one]));
    const rows = read
      .select({
        canonical: address.canonical,
        addressId: address.id,
        role: address.role,
        walletId: wallet.id,
        walletNumber: wallet.number,
        walletLabel: wallet.label,
        caseId: caseFile.id,
        caseNumber: caseFile.number,
        caseTitle: caseFile.title,
      })
      .from(address)
      .innerJoin(wallet, eq(wallet.id, address.walletId))
      .innerJoin(caseFile, eq(caseFile.id, wallet.caseId))
      .where(and(inArray(address.canonical, [...part.keys()]), eq(address.withdrawn, 0)))
      .orderBy(wallet.number)
      .all();
    const found = Map.groupBy(rows, (row) => row.canonical);
    for (const [canonical, one] of part) {
      for (const { canonical: _canonical, ...row } of found.get(canonical) ?? [])
        hits.push({ ...one, ...row });
    }
  }
  return hits;
}
