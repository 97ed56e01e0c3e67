import { and, eq, inArray } from 'drizzle-orm';
import type { Candidate, MatchHit } from './domain/hd';
import { findImportedExactly } from './importedMatch';
import { findTransfers } from './lists';
import type { ReadDb } from './open';
import { readRef } from './refs';
import { address, caseFile, wallet } from './schema';

// SQLite takes 32,766 parameters in one statement; a smaller number keeps the other readers' turns short.
const chunk = 1_000;

/**
 * The addresses that the officer may see, of wallets and of imports that stand, and that are among the candidates, compared
 * as their chain writes them. In the order of the candidates, wallets first. Each part of the answer is one short turn.
 */
export function* matchAddresses(read: ReadDb, candidates: readonly Candidate[]): Generator<MatchHit[]> {
  for (let from = 0; from < candidates.length; from += chunk) {
    const part = new Map(candidates.slice(from, from + chunk).map((one) => [one.address, one]));
    const found = Map.groupBy(
      [
        ...typed(read, [...part.keys()]),
        ...imported(read, [...part.keys()]),
        ...told(read, [...part.keys()]),
      ],
      ({ address: canonical }) => canonical,
    );
    yield [...part].flatMap(([canonical, one]) =>
      (found.get(canonical) ?? []).map(({ address: _address, ...row }) => ({ ...one, ...row })),
    );
  }
}

type Held = Omit<MatchHit, keyof Candidate> & { address: string };

function typed(read: ReadDb, canonicals: string[]): Held[] {
  return read
    .select({
      address: address.canonical,
      addressId: address.id,
      role: address.role,
      id: wallet.id,
      number: wallet.number,
      title: wallet.label,
      caseId: caseFile.id,
      caseNumber: caseFile.number,
      caseTitle: caseFile.title,
    })
    .from(address)
    .innerJoin(wallet, eq(wallet.id, address.walletId))
    .innerJoin(caseFile, eq(caseFile.id, wallet.caseId))
    .where(and(inArray(address.canonical, canonicals), eq(address.withdrawn, 0)))
    .orderBy(wallet.number)
    .all()
    .map(({ id, number, title, ...row }) => ({
      ...row,
      owner: { kind: 'wallet', id, number, title },
      line: 0,
    }));
}

function imported(read: ReadDb, canonicals: string[]): Held[] {
  return findImportedExactly(read, canonicals).map((row) => ({
    address: row.canonical,
    addressId: row.key,
    role: row.form.role,
    owner: { kind: 'import', id: row.importId, number: row.importNumber, title: row.label || row.fileName },
    line: row.line,
    caseId: row.caseId,
    caseNumber: row.caseNumber,
    caseTitle: row.caseTitle,
  }));
}

/** Ends of transfers that other people's tables tell of. */
function told(read: ReadDb, canonicals: string[]): Held[] {
  const wanted = new Set(canonicals);
  return findTransfers(read, canonicals).flatMap((row) => {
    const file = readRef(read, 'case', row.caseId);
    return [...new Set([row.fromText, row.toText])]
      .filter((end) => wanted.has(end))
      .map((end) => ({
        address: end,
        addressId: row.id,
        role: 'unknown' as const,
        owner: { kind: 'import' as const, id: row.importId, number: row.importNumber, title: row.txid },
        line: row.line,
        caseId: row.caseId,
        caseNumber: file.number,
        caseTitle: file.title,
      }));
  });
}
