import { and, eq, inArray } from 'drizzle-orm';
import type { Candidate, MatchHit } from './domain/hd';
import { findImportedExactly, type ImportedMatch, walkImportedExactly } from './importedMatch';
import { findTransfers } from './lists';
import type { ReadDb } from './open';
import { readRef } from './refs';
import { address, caseFile, wallet } from './schema';

/** Addresses of one turn: each is looked up in every segment of every import. */
const chunk = 100;
/** More of them are held against the segments, each read once, instead of being looked up one by one. */
const mostLookedUp = 3_000;

/**
 * The addresses that the officer may see, of wallets, of imports that stand and of other people's transfers, and that are
 * among the candidates, compared as their chain writes them. Each part of the answer is one short turn.
 */
export function* matchAddresses(read: ReadDb, candidates: readonly Candidate[]): Generator<MatchHit[]> {
  const many = candidates.length > mostLookedUp;
  const step = many ? 10 * chunk : chunk;
  for (let from = 0; from < candidates.length; from += step) {
    const part = new Map(candidates.slice(from, from + step).map((one) => [one.address, one]));
    const texts = [...part.keys()];
    const rows = many ? [] : findImportedExactly(read, texts).map(heldBy);
    yield hitsOf(part, [...typed(read, texts), ...rows, ...told(read, texts)]);
  }
  if (!many) return;
  const all = new Map(candidates.map((one) => [one.address, one]));
  for (const rows of walkImportedExactly(read, new Set(all.keys()))) yield hitsOf(all, rows.map(heldBy));
}

/** In the order of the candidates. */
function hitsOf(candidates: ReadonlyMap<string, Candidate>, held: readonly Held[]): MatchHit[] {
  if (held.length === 0) return [];
  const found = Map.groupBy(held, ({ address: canonical }) => canonical);
  return [...candidates].flatMap(([canonical, one]) =>
    (found.get(canonical) ?? []).map(({ address: _address, ...row }) => ({ ...one, ...row })),
  );
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

function heldBy(row: ImportedMatch): Held {
  return {
    address: row.canonical,
    addressId: row.key,
    role: row.form.role,
    owner: { kind: 'import', id: row.importId, number: row.importNumber, title: row.label || row.fileName },
    line: row.line,
    caseId: row.caseId,
    caseNumber: row.caseNumber,
    caseTitle: row.caseTitle,
  };
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
