import { hash as hashOnce } from 'node:crypto';
import { asc, eq, inArray } from 'drizzle-orm';
import { ledgerBody } from './domain/ledger';
import { type ExtractedEntry, type ExtractKey, type ExtractTree, sealedTables } from './domain/ledgerExtract';
import { inclusionProof, nodeHash, type RangeHash, splitOf } from './domain/merkle';
import type { ReadDb, Vault } from './open';
import { ledgerLeaf } from './replay/chain';
import { ledgerEntry, officer } from './schema';

const digest = (bytes: Uint8Array): Uint8Array => hashOnce('sha256', bytes, 'buffer');
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

/** Whether the ledger holds anything about the case: always, once it was recorded. */
export function hasEntries(read: ReadDb, caseId: string): boolean {
  return (
    read
      .select({ seq: ledgerEntry.seq })
      .from(ledgerEntry)
      .where(eq(ledgerEntry.caseId, caseId))
      .limit(1)
      .get() !== undefined
  );
}

/** All entries about a case, oldest first, each with its proof in the tree over the whole ledger. */
export function readExtract(
  vault: Vault,
  caseId: string,
): { tree: ExtractTree; keys: ExtractKey[]; entries: ExtractedEntry[] } {
  const rows = vault.read
    .select()
    .from(ledgerEntry)
    .where(eq(ledgerEntry.caseId, caseId))
    .orderBy(asc(ledgerEntry.seq))
    .all();
  const hashes = vault.client.prepare<[], string>('SELECT hash FROM ledger_entry ORDER BY seq').pluck().all();
  const range = rangesOver(hashes.map(ledgerLeaf));
  const size = hashes.length;
  const entries = rows.map(({ seq, hash, signature, secondSignature, body: text }): ExtractedEntry => {
    const body = ledgerBody.parse(JSON.parse(text));
    const { kind, at, offset, author, subject, reason, hands } = body;
    const sealed = body.changes.some(({ table }) => sealedTables.includes(table));
    return {
      seq,
      kind,
      at,
      offset,
      author,
      subject,
      reason,
      second: hands?.second ? `${hands.second.rank} ${hands.second.name}`.trim() : '',
      hash,
      signature,
      secondSignature,
      body: sealed ? '' : text,
      proof: inclusionProof(seq - 1, size, range).map(hex),
    };
  });
  return { tree: { size, root: hex(range(0, size)) }, keys: keysOf(vault.read, entries), entries };
}

function keysOf(read: ReadDb, entries: readonly ExtractedEntry[]): ExtractKey[] {
  const ids = [...new Set(entries.map(({ author }) => author.id))];
  return read
    .select({ officerId: officer.id, name: officer.name, signingKey: officer.signingKey })
    .from(officer)
    .where(inArray(officer.id, ids))
    .orderBy(officer.ledgerSeq)
    .all();
}

/** Hashes of ranges over leaves that are all there: each perfect subtree is hashed once. */
export function rangesOver(leaves: readonly Uint8Array[]): RangeHash {
  const levels: (readonly Uint8Array[])[] = [leaves];
  for (let below = leaves; below.length > 1; ) {
    const level: Uint8Array[] = [];
    for (let at = 0; at + 1 < below.length; at += 2) {
      const [left, right] = [below[at], below[at + 1]];
      if (left && right) level.push(nodeHash(left, right, digest));
    }
    levels.push(level);
    below = level;
  }
  const range: RangeHash = (from, to) => {
    const known = Math.log2(to - from);
    const perfect = known % 1 === 0 ? levels[known]?.[from / (to - from)] : undefined;
    if (perfect) return perfect;
    const middle = from + splitOf(to - from);
    return nodeHash(range(from, middle), range(middle, to), digest);
  };
  return range;
}
