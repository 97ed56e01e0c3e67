import { hash } from 'node:crypto';
import { and, desc, eq, gte, lt, ne, sql } from 'drizzle-orm';
import {
  canonicalJson,
  type EntryHands,
  type EntrySubject,
  genesisHash,
  headWords,
  type LedgerBody,
  type LedgerHead,
  ledgerBody,
  type RowChange,
} from './domain/ledger';
import type { Moment } from './domain/time';
import { readSigningKey, requireSignature, type SecondHand } from './hands';
import type { ReadDb, Vault } from './open';
import { prepared } from './prepared';
import { ledgerEntry } from './schema';
import type { Signer } from './tx';

/** SHA-256 of an entry's canonical body, lower-case hex. */
export function entryHash(body: string): string {
  return hash('sha256', body, 'hex');
}

const newest = prepared((read) =>
  read
    .select({ seq: ledgerEntry.seq, hash: ledgerEntry.hash })
    .from(ledgerEntry)
    .orderBy(desc(ledgerEntry.seq))
    .limit(1)
    .prepare(),
);

/** The last entry, or sequence 0 with the genesis hash in an empty ledger. */
export function readHead(read: ReadDb): LedgerHead {
  const { seq, hash } = lastOf(read);
  return { seq, hash, words: headWords(hash) };
}

function lastOf(read: ReadDb): { seq: number; hash: string } {
  const { seq, hash: cell } = newest(read).get() ?? { seq: 0, hash: genesisHash };
  // A cell that somebody changed may hold anything: the verification names it, and nothing may stop before it does.
  return { seq, hash: typeof cell === 'string' ? cell : '' };
}

export function nextSeq(vault: Vault): number {
  return lastOf(vault.whole).seq + 1;
}

interface NewEntry {
  readonly seq: number;
  readonly kind: string;
  readonly now: Moment;
  readonly subject: EntrySubject;
  readonly reason: string;
  readonly changes: RowChange[];
  readonly hands: EntryHands | null;
  readonly second: SecondHand | undefined;
  /** The recovery key's public half before this entry's changes, where it is the second hand. */
  readonly recoveryHand?: string;
}

/** Appends one entry inside the caller's transaction: canonical body, chained hash, the author's signature over it, and the second hand's. */
export function appendEntry(vault: Vault, signer: Signer, entry: NewEntry): void {
  const body: LedgerBody = {
    v: 2,
    seq: entry.seq,
    kind: entry.kind,
    at: entry.now.at,
    offset: entry.now.offset,
    device: vault.sources.device,
    author: signer.author,
    subject: entry.subject,
    reason: entry.reason,
    changes: entry.changes,
    hands: entry.hands,
    prev: lastOf(vault.whole).hash,
  };
  const text = canonicalJson(body);
  const digest = entryHash(text);
  const bytes = Buffer.from(digest, 'hex');
  const signature = Buffer.from(signer.sign(bytes)).toString('hex');
  const secondSignature = signSecond(vault, entry, bytes);
  vault
    .statement(
      'INSERT INTO ledger_entry (seq, body, hash, signature, second_signature) VALUES (?, ?, ?, ?, ?)',
    )
    .run(entry.seq, text, digest, signature, secondSignature);
}

function signSecond(vault: Vault, { hands, second, recoveryHand }: NewEntry, hash: Buffer): string {
  if (!hands || !second) return '';
  const signature = second.sign(hash);
  const key = hands.second ? readSigningKey(vault.whole, hands.second.id) : (recoveryHand ?? '');
  requireSignature(key, hash, signature);
  return Buffer.from(signature).toString('hex');
}

export interface EntryFilter {
  /** Exclusive upper bound of the sequence. */
  readonly before?: number | undefined;
  readonly limit: number;
  readonly subjectKind?: string | undefined;
  readonly subjectId?: string | undefined;
  readonly caseId?: string | undefined;
  readonly officerId?: string | undefined;
  readonly kind?: string | undefined;
  /** A kind that is left out. */
  readonly exceptKind?: string;
  /** Moments in UTC: from the first on, before the second. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/**
 * Entries newest first. One whose body cannot be read leaves a gap in the numbers: `ledger verify` names it, and the
 * others can still be read.
 */
export function listEntries(read: ReadDb, filter: EntryFilter): ListedEntry[] {
  const found: ListedEntry[] = [];
  let before = filter.before;
  for (;;) {
    const rows = pageOf(read, filter, before);
    found.push(...rows.flatMap(readable));
    before = rows.at(-1)?.seq;
    if (rows.length < filter.limit || found.length >= filter.limit) return found.slice(0, filter.limit);
  }
}

export interface ListedEntry {
  readonly seq: number;
  readonly hash: string;
  readonly body: LedgerBody;
}

function pageOf(read: ReadDb, filter: EntryFilter, before: number | undefined) {
  const { subjectKind, subjectId, caseId, officerId, kind, exceptKind, from, to } = filter;
  const wanted = and(
    before === undefined ? undefined : lt(ledgerEntry.seq, before),
    subjectKind === undefined
      ? undefined
      : sql`json_extract(${ledgerEntry.body}, '$.subject.kind') = ${subjectKind}`,
    subjectId === undefined ? undefined : eq(ledgerEntry.subjectId, subjectId),
    caseId === undefined ? undefined : eq(ledgerEntry.caseId, caseId),
    officerId === undefined ? undefined : eq(ledgerEntry.authorId, officerId),
    kind === undefined ? undefined : eq(ledgerEntry.kind, kind),
    exceptKind === undefined ? undefined : ne(ledgerEntry.kind, exceptKind),
    from === undefined ? undefined : gte(ledgerEntry.at, from),
    to === undefined ? undefined : lt(ledgerEntry.at, to),
  );
  return read
    .select({ seq: ledgerEntry.seq, hash: ledgerEntry.hash, body: ledgerEntry.body })
    .from(ledgerEntry)
    .where(wanted)
    .orderBy(desc(ledgerEntry.seq))
    .limit(filter.limit)
    .all();
}

function readable({ seq, hash, body }: { seq: number; hash: string; body: string }): ListedEntry[] {
  try {
    return [{ seq, hash, body: ledgerBody.parse(JSON.parse(body)) }];
  } catch {
    return [];
  }
}
