import { eq } from 'drizzle-orm';
import { readCustody } from './custodyRead';
import { custodyTitle, requireStep } from './custodyRules';
import { noteDiscrepancy } from './discrepancies';
import {
  type CustodyDraft,
  type CustodyEvent,
  type CustodyReceipt,
  checkReceipt,
  type HeldKind,
  type ReceiptDraft,
  type ReceiptLine,
} from './domain/custody/event';
import { applyStep, type CustodyStep } from './domain/custody/state';
import type { HeldThing } from './domain/custody/thing';
import type { Author } from './domain/ledger';
import { Refusal } from './domain/refusal';
import { wallClock } from './domain/time';
import { keepHolding, readThing } from './holdings';
import { requireAcceptable, subjectOf } from './record';
import { holding } from './schema';
import type { WriteTx } from './tx';

/** Who answers an offer: in their own session, with their passphrase on the giver's machine, or by a paper. */
export interface Receiver {
  readonly author: Author;
  readonly via: CustodyReceipt['via'];
}

/**
 * Answers an offer, thing by thing. What the receiver found otherwise than it was stated becomes an act of discrepancy.
 * @throws Refusal `draft.refused`, `record.not-found`, `custody.…`
 */
export function answerOffer(tx: WriteTx, draft: ReceiptDraft, receiver: Receiver): CustodyEvent {
  requireAcceptable(checkReceipt(draft));
  const event = readCustody(tx.read, draft.eventId);
  for (const line of draft.lines) {
    const item = event.items.find(({ id }) => id === line.itemId);
    if (!item) throw new Refusal('record.not-found', { kind: 'custody' });
    const thing = readThing(tx.read, item.kind, item.subjectId);
    const outside = event.to?.kind === 'outside';
    if (outside && line.take && !draft.paper)
      throw new Refusal('custody.paper-missing', { number: thing.number });
    const state = line.take ? ('accepted' as const) : ('refused' as const);
    requireStep(tx.read, receiver.author, thing, receiptStep(tx, event, item.id, state, line, draft.place));
    if (line.take) noteDifference(tx, event, thing, item.sealAfter, line);
    takeReceipt(tx, thing, event, {
      line,
      place: draft.place,
      via: outside ? 'paper' : receiver.via,
      name: outside ? (event.to?.name ?? '') : receiver.author.name,
      officerId: outside ? '' : receiver.author.id,
      paper: draft.paper,
    });
  }
  const answered = readCustody(tx.read, draft.eventId);
  const reason = draft.lines.map((line) => (line.take ? '' : line.reason)).find(Boolean) ?? '';
  tx.about(subjectOf('custody', answered, custodyTitle(answered)), reason);
  return answered;
}

export type Offer = Pick<CustodyEvent, 'id' | 'toPlace' | 'dueBack'>;

export interface Answer {
  readonly line: ReceiptLine;
  readonly place: string;
  readonly via: CustodyReceipt['via'];
  readonly name: string;
  readonly officerId: string;
  readonly paper: CustodyDraft['paper'];
}

export function takeReceipt(tx: WriteTx, thing: HeldThing, offer: Offer, answer: Answer): void {
  const { line, place, via, name, officerId, paper } = answer;
  const state = line.take ? 'accepted' : 'refused';
  const said = line.take ? line : { seal: '', intact: 'none' as const, condition: '' };
  tx.insert('custodyReceipt', {
    id: tx.newId(),
    eventId: offer.id,
    itemId: line.itemId,
    state,
    officerId,
    officerName: name,
    via,
    seal: said.seal,
    intact: said.intact,
    condition: said.condition,
    place,
    reason: line.take ? '' : line.reason,
    paperNumber: paper?.number ?? '',
    attachmentId: paper?.attachmentId ?? null,
    recordedAt: tx.now.at,
    recordedOffset: tx.now.offset,
    ledgerSeq: tx.seq,
  });
  const step = receiptStep(tx, offer, line.itemId, state, line, place);
  keepHolding(tx, { ...thing, state: applyStep(thing.state, step), offeredEventId: '' }, offer.id);
}

function receiptStep(
  tx: WriteTx,
  { toPlace, dueBack }: Pick<Offer, 'toPlace' | 'dueBack'>,
  itemId: string,
  state: CustodyReceipt['state'],
  line: ReceiptLine | undefined,
  place: string,
): CustodyStep {
  return {
    do: 'receipt',
    itemId,
    state,
    at: wallClock(tx.now),
    seal: line?.take ? line.seal : '',
    intact: line?.take ? line.intact : 'none',
    place,
    offer: { toPlace, dueBack },
  };
}

function noteDifference(
  tx: WriteTx,
  event: CustodyEvent,
  thing: HeldThing,
  stated: string,
  line: Extract<ReceiptLine, { take: true }>,
): void {
  const said = { thing, eventId: event.id, notes: line.condition };
  if (line.seal !== '' && line.seal !== stated)
    noteDiscrepancy(tx, { ...said, kind: 'seal-differs', expected: stated, found: line.seal });
  else if (line.intact === 'no')
    noteDiscrepancy(tx, { ...said, kind: 'seal-broken', expected: stated, found: '' });
}

/** Says of what was accepted that it is lost, or found again. @throws Refusal `custody.…` */
export function noteLoss(
  tx: WriteTx,
  kind: HeldKind,
  id: string,
  state: 'lost' | 'found',
  reason: string,
): HeldThing {
  const thing = readThing(tx.read, kind, id);
  const last = tx.read.select().from(holding).where(eq(holding.id, id)).get();
  const event = last && last.lastEventId !== '' ? readCustody(tx.read, last.lastEventId) : undefined;
  const item = event?.items.find(({ subjectId }) => subjectId === id);
  if (!event || !item) throw new Refusal('custody.not-accepted', { number: thing.number });
  const step = receiptStep(tx, event, item.id, state, undefined, '');
  requireStep(tx.read, tx.author, thing, step);
  tx.insert('custodyReceipt', {
    id: tx.newId(),
    eventId: event.id,
    itemId: item.id,
    state,
    officerId: tx.author.id,
    officerName: tx.author.name,
    via: 'session',
    seal: '',
    intact: 'none',
    condition: '',
    place: '',
    reason,
    paperNumber: '',
    attachmentId: null,
    recordedAt: tx.now.at,
    recordedOffset: tx.now.offset,
    ledgerSeq: tx.seq,
  });
  const after = { ...thing, state: applyStep(thing.state, step) };
  keepHolding(tx, after, event.id);
  return after;
}
