import { count, desc, eq, inArray } from 'drizzle-orm';
import { emptyEvent, planCustody, writeEvent } from './custody';
import type { CustodyDraft } from './domain/custody/event';
import {
  checkDisposition,
  type DisposedKind,
  type DispositionDraft,
  type DispositionRecord,
  disposingPurposes,
} from './domain/disposition';
import { error } from './domain/finding';
import { nextStatuses } from './domain/legalStatus';
import { Refusal } from './domain/refusal';
import { wallClock } from './domain/time';
import { readThing } from './holdings';
import { addStatus, currentStatus } from './legalStatuses';
import type { ReadDb } from './open';
import { nextNumber, requireAcceptable, requireFound, requireSameCase, subjectOf } from './record';
import { disposition, dispositionItem, envelope, exhibit, movement, wallet } from './schema';
import type { WriteTx } from './tx';

/** The entry's second hand; null where the recovery key was it. */
type Second = { readonly id: string; readonly name: string } | null | undefined;

/** The acts that need two hands, by what becomes of the thing. */
export function actOf({ way }: Pick<DispositionDraft, 'way'>): 'exhibit.destroy' | 'exhibit.release' {
  return way === 'destroyed' ? 'exhibit.destroy' : 'exhibit.release';
}

/**
 * Carries out what a court or another ordered: custody ends, the legal status says so, and everything stays in its list.
 * @throws Refusal `draft.refused`, `record.not-found`, `custody.…`, `disposition.status`
 */
export function recordDisposition(tx: WriteTx, draft: DispositionDraft, second: Second): DispositionRecord {
  requireAcceptable(checkDisposition(draft, wallClock(tx.now)));
  requireMovement(tx, draft);
  const { items: named, withChildren, ...said } = draft;
  const items = [...named, ...alsoDisposed(tx, draft)];
  const recorded =
    tx.read.select({ n: count() }).from(disposition).where(eq(disposition.caseId, draft.caseId)).get()?.n ??
    0;
  const row = {
    ...tx.meta(nextNumber(tx, 'disposition', draft.caseId, recorded)),
    ...said,
    happenedAt: said.happenedAt || wallClock(tx.now),
    secondId: second?.id ?? '',
    secondName: second?.name ?? '',
  };
  tx.insert('disposition', row);
  for (const { kind, id } of items) {
    requireOfCase(tx, kind, id, draft.caseId);
    tx.insert('dispositionItem', {
      id: tx.newId(),
      dispositionId: row.id,
      kind,
      exhibitId: kind === 'exhibit' ? id : null,
      envelopeId: kind === 'envelope' ? id : null,
      walletId: kind === 'wallet' ? id : null,
      ledgerSeq: tx.seq,
    });
    if (kind !== 'envelope') endStatus(tx, draft, kind, id, row.id);
  }
  endCustody(tx, draft, items, row.happenedAt);
  const record = readDisposition(tx.read, row.id);
  tx.about(subjectOf('disposition', record, dispositionTitle(record)), draft.notes);
  return record;
}

/** The movement that is named is one of two officers out of what is disposed of. @throws Refusal `draft.refused` */
function requireMovement(tx: WriteTx, { movementId, caseId, items }: DispositionDraft): void {
  if (movementId === null) return;
  const row = tx.read.select().from(movement).where(eq(movement.id, movementId)).get();
  const fits =
    row?.caseId === caseId &&
    row.withdrawn === 0 &&
    disposingPurposes.includes(row.purpose) &&
    items.some(({ kind, id }) => kind === 'wallet' && (id === row.fromWalletId || id === row.toWalletId));
  if (!fits) requireAcceptable([error('movementId', 'disposition.other-movement')]);
}

/** Parts of the exhibits that are with them. */
function alsoDisposed(tx: WriteTx, draft: DispositionDraft): DispositionDraft['items'] {
  const named = new Set(draft.items.map(({ id }) => id));
  return planCustody(tx.read, custodyOf(draft, draft.items, draft.happenedAt))
    .flatMap(({ items }) => items)
    .filter(({ id }) => !named.has(id))
    .map(({ kind, id }) => ({ kind, id }));
}

function custodyOf(draft: DispositionDraft, items: DispositionDraft['items'], at: string): CustodyDraft {
  const action =
    draft.way === 'returned-to-owner' || draft.way === 'returned-to-victim' ? 'return-to-owner' : 'disposal';
  const things = items.flatMap(({ kind, id }) =>
    kind === 'wallet'
      ? []
      : [{ kind, id, intact: 'none' as const, newSeal: '', condition: '', photoId: null }],
  );
  return {
    ...emptyEvent(action, things, draft.manner),
    withChildren: draft.withChildren,
    to: draft.recipient,
    happenedAt: at,
    toPlace: draft.place,
    authorisation: [draft.orderNumber, draft.orderDate].filter(Boolean).join(', '),
    paper: { number: draft.actNumber, attachmentId: draft.attachmentId },
  };
}

function endCustody(
  tx: WriteTx,
  draft: DispositionDraft,
  items: DispositionDraft['items'],
  at: string,
): void {
  const ending = custodyOf(draft, items, at);
  // Nobody looks at a seal here: it is as it was last seen.
  const seen = ending.items.map((one) => ({
    ...one,
    intact: readThing(tx.read, one.kind, one.id).state.intact,
  }));
  const event = { ...ending, items: seen, withChildren: false };
  for (const part of planCustody(tx.read, event)) {
    for (const { kind, id } of part.items) requireHeld(tx, kind, id, at);
    writeEvent(tx, event, part, draft.recipient, {
      via: 'paper',
      name: draft.recipient.name || draft.recipient.organisation,
    });
  }
}

/** Two keepers sign, so that any holder will do; what is gone, lost or on its way cannot be disposed of. */
function requireHeld(tx: WriteTx, kind: 'exhibit' | 'envelope', id: string, at: string): void {
  const { state, number, title } = readThing(tx.read, kind, id);
  const last = state.moved && state.lastAt < state.since ? state.since : state.lastAt;
  const to = state.offered?.to.name ?? '';
  const params = { number, title, holder: state.custodian.name, to, last: last.replace('T', ' ') };
  if (state.status === 'disposed') throw new Refusal('custody.disposed', params);
  if (state.status === 'lost') throw new Refusal('custody.lost', params);
  if (state.offered) throw new Refusal('custody.pending', params);
  if (at < last) throw new Refusal('custody.out-of-order', params);
}

function endStatus(
  tx: WriteTx,
  { way, orderNumber, issuer, orderDate }: DispositionDraft,
  subjectKind: 'exhibit' | 'wallet',
  subjectId: string,
  dispositionId: string,
): void {
  const now = currentStatus(tx.read, subjectId);
  if (now === way) return;
  if (!nextStatuses(now).includes(way)) throw new Refusal('disposition.status', { now: now ?? '', way });
  addStatus(
    tx,
    { subjectKind, subjectId, status: way, orderNumber, issuer, date: orderDate, notes: '' },
    dispositionId,
  );
}

function requireOfCase(tx: WriteTx, kind: DisposedKind, id: string, caseId: string): void {
  if (kind !== 'envelope') requireSameCase(tx, kind, id, caseId, 'items');
  else if (readThing(tx.read, kind, id).caseId !== caseId)
    throw new Refusal('draft.refused', {}, [
      { field: 'items', code: 'record.other-case', level: 'error', params: {} },
    ]);
}

function dispositionTitle({ items }: DispositionRecord): string {
  const [first] = items;
  if (!first) return '';
  const name = [first.number.split('/').at(-1), first.title].filter(Boolean).join(' ');
  return items.length === 1 ? name : `${name} +${items.length - 1}`;
}

/** @throws Refusal `record.not-found` */
export function readDisposition(read: ReadDb, id: string): DispositionRecord {
  const row = requireFound(
    read.select().from(disposition).where(eq(disposition.id, id)).get(),
    'disposition',
  );
  return withItems(read, [row])[0] ?? { ...row, items: [] };
}

/** Newest first; `subjectId` is what was disposed of. */
export function listDispositions(read: ReadDb, caseId?: string): DispositionRecord[] {
  const all = read.select().from(disposition).$dynamic();
  return withItems(
    read,
    (caseId === undefined ? all : all.where(eq(disposition.caseId, caseId)))
      .orderBy(desc(disposition.ledgerSeq))
      .all(),
  );
}

function withItems(read: ReadDb, rows: readonly (typeof disposition.$inferSelect)[]): DispositionRecord[] {
  const ids = rows.map(({ id }) => id);
  if (ids.length === 0) return [];
  const items = read
    .select({ item: dispositionItem, thing: exhibit, paper: envelope, purse: wallet })
    .from(dispositionItem)
    .leftJoin(exhibit, eq(dispositionItem.exhibitId, exhibit.id))
    .leftJoin(envelope, eq(dispositionItem.envelopeId, envelope.id))
    .leftJoin(wallet, eq(dispositionItem.walletId, wallet.id))
    .where(inArray(dispositionItem.dispositionId, ids))
    .all();
  return rows.map((row) => ({
    ...row,
    items: items
      .filter(({ item }) => item.dispositionId === row.id)
      .map(({ item, thing, paper, purse }) => ({
        id: item.id,
        kind: item.kind,
        subjectId: item.exhibitId ?? item.envelopeId ?? item.walletId ?? '',
        number: thing?.number ?? paper?.number ?? purse?.number ?? '',
        title:
          thing?.description || thing?.model || paper?.printedNumber || paper?.seal || purse?.label || '',
      })),
  }));
}
