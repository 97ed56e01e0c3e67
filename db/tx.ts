import { eq } from 'drizzle-orm';
import type { ActKind } from './domain/acts';
import type { RecordId } from './domain/ids';
import type { Author, EntrySubject, RowChange } from './domain/ledger';
import { canonicalJson, manyCases } from './domain/ledger';
import type { RecordMeta } from './domain/record';
import { Refusal } from './domain/refusal';
import { mayTellOf } from './domain/telling';
import { checkTexts } from './domain/text';
import type { Moment } from './domain/time';
import { readRecoveryHand, requireHands, type SecondHand } from './hands';
import { appendEntry, nextSeq } from './ledger';
import type { ReadDb, Vault } from './open';
import { insertRow, rowOf } from './prepared';
import { type EvidenceName, evidence } from './schema';
import { seesCase } from './visibility';
import { noteWritten } from './written';

/** Who writes: the officer as they are now, and their Ed25519 key (32-byte hash in, 64-byte signature out). */
export interface Signer {
  readonly author: Author;
  sign(hash: Uint8Array): Uint8Array;
}

type Row<N extends EvidenceName> = (typeof evidence)[N]['$inferInsert'];

declare const made: unique symbol;

/**
 * The only thing that can write evidence; only `withWriteTx` makes one. What goes through it is in the ledger entry
 * of the same transaction, so that no write can skip the chain.
 */
export interface WriteTx {
  readonly [made]: true;
  readonly read: ReadDb;
  readonly author: Author;
  /** Of the entry: whose hands it has was asked by it. */
  readonly kind: ActKind;
  readonly now: Moment;
  /** Sequence of the entry that this transaction appends. */
  readonly seq: number;
  newId(): RecordId;
  /** What every new record carries beside its own fields. */
  meta(number: string): RecordMeta;
  /** Adds a row. `undefined` is not allowed: a row says all of its columns. */
  insert<N extends EvidenceName>(table: N, row: Row<N> & { id: string }): void;
  /** Changes the fields that differ; the entry keeps from what to what. Answers how many differed. */
  update<N extends EvidenceName>(table: N, id: string, fields: Partial<Row<N>>): number;
  /** Says what the entry is about; the last call counts. */
  about(subject: EntrySubject, reason?: string): void;
  /** Forgets an unfinished form: outside the ledger, in the same transaction. */
  purgeDraft(key: string): void;
}

type NotPromise<T> = T extends Promise<unknown> ? never : T;

/**
 * Runs one synchronous BEGIN IMMEDIATE transaction and appends its ledger entry; commits only when both are durable.
 * Slow work (hashing, drawing, deriving keys) happens before. A callback that wrote nothing appends nothing.
 * Who may write what, and with whom, is asked here: db/domain/acts.ts is the table.
 * @throws Refusal `session.read-only`, `access.case` and those of `requireHands`
 */
export function withWriteTx<T>(
  vault: Vault,
  signer: Signer,
  kind: ActKind,
  write: (tx: WriteTx) => NotPromise<T>,
  second?: SecondHand,
): T {
  if (vault.readOnly) throw new Refusal('session.read-only');
  let written: { seq: number; changes: readonly RowChange[] } | undefined;
  const run = vault.client.transaction((): T => {
    const hands = requireHands(vault.whole, kind, signer.author, second);
    // A re-keying replaces the recovery key that confirms it: what counts is the one from before.
    const recoveryHand = second?.by === null ? readRecoveryHand(vault.whole) : '';
    const seq = nextSeq(vault);
    const work = new Work(vault, signer.author, seq, kind);
    const result = write(work.tx);
    if (work.changes.length > 0) {
      written = { seq, changes: work.changes };
      const reason = work.reason || (second?.reason ?? '');
      requireSaid({ reason, authorisation: second?.authorisation ?? '' });
      appendEntry(vault, signer, {
        seq,
        kind,
        now: work.tx.now,
        subject: work.requireSubject(second?.by ?? null),
        reason,
        changes: work.changes,
        hands,
        second,
        recoveryHand,
      });
    }
    return result;
  });
  const result = run.immediate();
  if (written) noteWritten(vault, written.seq, new Set(written.changes.map(({ table }) => table)));
  return result;
}

/** The ledger keeps these for ever: no secret, no sign that deceives. @throws Refusal `draft.refused` */
function requireSaid(said: { reason: string; authorisation: string }): void {
  const findings = checkTexts(said);
  if (findings.length > 0) throw new Refusal('draft.refused', {}, findings);
}

class Work {
  private readonly vault: Vault;
  readonly #kind: ActKind;
  readonly changes: RowChange[] = [];
  reason = '';
  readonly tx: WriteTx;
  #subject: EntrySubject | undefined;

  constructor(vault: Vault, author: Author, seq: number, kind: ActKind) {
    this.vault = vault;
    this.#kind = kind;
    const now = vault.sources.clock();
    const newId = vault.sources.newId;
    const { device } = vault.sources;
    const tx: Omit<WriteTx, typeof made> = {
      // Rules and numbers count every row; what the author may not see is refused by the entry's subject.
      read: vault.whole,
      author,
      kind,
      now,
      seq,
      newId,
      meta: (number) => ({
        id: newId(),
        number,
        recordedAt: now.at,
        recordedOffset: now.offset,
        officerId: author.id,
        officerName: author.name,
        device,
        ledgerSeq: seq,
      }),
      insert: (table, row) => this.#insert(table, row),
      update: (table, id, fields) => this.#update(table, id, fields),
      about: (subject, reason = '') => {
        this.#subject = subject;
        this.reason = reason;
      },
      purgeDraft: (key) => {
        vault.client.prepare('DELETE FROM draft WHERE key = ? AND officer_id = ?').run(key, author.id);
      },
    };
    this.tx = tx as WriteTx;
  }

  /** @throws Refusal `access.case` where the entry is about a case that its author or second hand does not see */
  requireSubject(second: Author | null): EntrySubject {
    if (!this.#subject) throw new Error('a ledger entry says what it is about');
    const { caseId } = this.#subject;
    // Whoever counts a room as the second sees the things themselves, and no more of their cases afterwards.
    const asked = second && caseId !== manyCases ? [this.tx.author, second] : [this.tx.author];
    for (const hand of asked)
      if (caseId !== null && !seesCase(this.vault.whole, hand.id, caseId)) throw new Refusal('access.case');
    return this.#subject;
  }

  /** Who stands behind the vault and who sees what is told by kinds of entry that are for it: see db/domain/telling.ts. */
  #requireKind(table: EvidenceName): void {
    if (!mayTellOf(table, this.#kind)) throw new Error(`an entry of ${this.#kind} does not write ${table}`);
  }

  #insert<N extends EvidenceName>(table: N, row: Row<N> & { id: string }): void {
    this.#requireKind(table);
    const { id, ...rest } = insertRow(this.vault, table, row);
    this.changes.push({ op: 'insert', table, id: String(id), row: rest });
  }

  #update<N extends EvidenceName>(table: N, id: string, fields: Partial<Row<N>>): number {
    this.#requireKind(table);
    const target = evidence[table];
    const before: Record<string, unknown> | undefined = rowOf(this.vault.whole, table, id);
    if (!before) throw new Refusal('record.not-found');
    const changed = Object.entries(fields).filter(
      ([key, value]) => canonicalJson(before[key] ?? null) !== canonicalJson(value ?? null),
    );
    if (changed.length === 0) return 0;
    this.vault.drizzle
      .update(target)
      .set(Object.fromEntries(changed) as never)
      .where(eq(target.id, id))
      .run();
    const steps = changed.map(([key, value]): [string, [unknown, unknown]] => [
      key,
      [before[key] ?? null, value ?? null],
    ]);
    this.changes.push({ op: 'update', table, id, fields: Object.fromEntries(steps) });
    return changed.length;
  }
}
