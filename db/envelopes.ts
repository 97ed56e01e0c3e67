import { and, count, eq, inArray } from 'drizzle-orm';
import { noteAct } from './custody';
import {
  amendAct,
  checkEnvelope,
  checkHeldEnvelope,
  checkNewSeal,
  type EnvelopeDraft,
  type EnvelopeOpening,
  type EnvelopeRecord,
  envelopeTitle,
  type OpeningOf,
  unsealedOpening,
} from './domain/envelope';
import { Refusal } from './domain/refusal';
import type { ReadDb } from './open';
import {
  type Amendment,
  nextNumber,
  requireAcceptable,
  requireCaseKept,
  requireChanged,
  requireFound,
  requireSameCase,
  subjectOf,
} from './record';
import { envelope, envelopeOpening, holding } from './schema';
import { heldOf } from './sealedWords';
import { requireAct } from './secured';
import type { WriteTx } from './tx';

/** Records a sealed secret: never the secret. @throws Refusal `draft.refused`, `record.not-found` */
export function recordEnvelope(tx: WriteTx, draft: EnvelopeDraft): EnvelopeRecord {
  requireDraft(tx, draft);
  const recorded =
    tx.read.select({ n: count() }).from(envelope).where(eq(envelope.caseId, draft.caseId)).get()?.n ?? 0;
  const row = { ...tx.meta(nextNumber(tx, 'envelope', draft.caseId, recorded)), ...draft };
  tx.insert('envelope', row);
  return aboutEnvelope(tx, row.id);
}

/** @throws Refusal `draft.refused`, `record.unchanged`, `record.not-found` */
export function amendEnvelope(tx: WriteTx, { id, draft, reason }: Amendment<EnvelopeDraft>): EnvelopeRecord {
  const before = readEnvelope(tx.read, id);
  requireCaseKept(before.caseId, draft.caseId);
  requireDraft(tx, draft);
  const held = tx.read.select({ id: holding.id }).from(holding).where(eq(holding.id, id)).get();
  if (held) requireAcceptable(checkHeldEnvelope(before, draft));
  requireAct(tx, amendAct(before, draft));
  requireChanged(tx.update('envelope', id, draft));
  return aboutEnvelope(tx, id, reason);
}

function requireDraft(tx: WriteTx, draft: EnvelopeDraft): void {
  requireAcceptable(checkEnvelope(draft));
  requireSameCase(tx, 'wallet', draft.walletId, draft.caseId, 'walletId');
  requireSameCase(tx, 'exhibit', draft.exhibitId, draft.caseId, 'exhibitId');
}

/** Who confirmed an opening; the recovery key has no name. */
export interface OpeningHands {
  readonly second: { readonly id: string; readonly name: string } | null;
  readonly reason: string;
  readonly authorisation: string;
}

export interface Opening {
  readonly id: string;
  readonly what: OpeningOf;
  /** Of the paper; '' where it lies open: home says so until a seal is stated. */
  readonly newSeal: string;
}

/** Notes an opening by two. @throws Refusal `draft.refused`, `record.not-found` */
export function openEnvelope(
  tx: WriteTx,
  { id, what, newSeal }: Opening,
  hands: OpeningHands,
): EnvelopeRecord {
  const before = readEnvelope(tx.read, id);
  const cut = what === 'paper';
  if (cut && newSeal !== '') requireAcceptable(checkNewSeal(newSeal, before.seal));
  const row: EnvelopeOpening = {
    id: tx.newId(),
    envelopeId: id,
    ordinal: before.openings.length + 1,
    officerId: tx.author.id,
    officerName: tx.author.name,
    secondId: hands.second?.id ?? '',
    secondName: hands.second?.name ?? '',
    reason: hands.reason,
    authorisation: hands.authorisation,
    // An envelope that lies open has no seal that could be cut.
    sealBefore: unsealedOpening(before) ? '' : before.seal,
    newSeal: cut ? newSeal : '',
    wordsShown: !cut,
    openedAt: tx.now.at,
    openedOffset: tx.now.offset,
    ledgerSeq: tx.seq,
  };
  tx.insert('envelopeOpening', { ...row, wordsShown: cut ? 0 : 1 });
  if (cut) noteAct(tx, { action: 'envelope-opened', kind: 'envelope', id, newSeal }, hands.reason);
  if (row.newSeal !== '') tx.update('envelope', id, { seal: newSeal });
  return aboutEnvelope(tx, id, hands.reason);
}

/** States the seal that was put on after the last opening. @throws Refusal `draft.refused`, `envelope.sealed` */
export function sealEnvelope(tx: WriteTx, id: string, newSeal: string): EnvelopeRecord {
  const before = readEnvelope(tx.read, id);
  const open = unsealedOpening(before);
  if (!open) throw new Refusal('envelope.sealed');
  requireAcceptable(checkNewSeal(newSeal, before.seal));
  tx.update('envelopeOpening', open.id, { newSeal });
  noteAct(tx, { action: 'sealed', kind: 'envelope', id, newSeal });
  tx.update('envelope', id, { seal: newSeal });
  return aboutEnvelope(tx, id);
}

/** Says that the entry is about this envelope and answers it as it is now. */
export function aboutEnvelope(tx: WriteTx, id: string, reason = ''): EnvelopeRecord {
  const row = readEnvelope(tx.read, id);
  tx.about(subjectOf('envelope', row, envelopeTitle(row)), reason);
  return row;
}

/** @throws Refusal `record.not-found` */
export function readEnvelope(read: ReadDb, id: string): EnvelopeRecord {
  const row = requireFound(read.select().from(envelope).where(eq(envelope.id, id)).get(), 'envelope');
  return whole(read, [row])[0] ?? { ...row, openings: [], held: null };
}

/** Envelopes of one case, or all, by number. */
export function listEnvelopes(read: ReadDb, caseId?: string): EnvelopeRecord[] {
  const all = read.select().from(envelope).$dynamic();
  return whole(
    read,
    (caseId === undefined ? all : all.where(eq(envelope.caseId, caseId))).orderBy(envelope.number).all(),
  );
}

function whole(read: ReadDb, rows: readonly (typeof envelope.$inferSelect)[]): EnvelopeRecord[] {
  // Beyond SQLite's number of parameters the whole table is as quick.
  const ids = rows.length > 500 ? undefined : rows.map((row) => row.id);
  const openings = read
    .select()
    .from(envelopeOpening)
    .where(and(ids && inArray(envelopeOpening.envelopeId, ids)))
    .orderBy(envelopeOpening.envelopeId, envelopeOpening.ordinal)
    .all();
  const held = heldOf(read, ids);
  return rows.map((row) => ({
    ...row,
    openings: openings
      .filter(({ envelopeId }) => envelopeId === row.id)
      .map((opening) => ({ ...opening, wordsShown: opening.wordsShown === 1 })),
    held: held.get(row.id) ?? null,
  }));
}
