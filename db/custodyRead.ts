import { and, count, desc, eq, inArray, or } from 'drizzle-orm';
import type { CustodyEvent, CustodyItem, CustodyReceipt } from './domain/custody/event';
import { type CustodyState, type CustodyStep, custodyState } from './domain/custody/state';
import { envelopeTitle } from './domain/envelope';
import { exhibitTitle } from './domain/exhibit';
import { wallClock } from './domain/time';
import type { ReadDb } from './open';
import { requireFound } from './record';
import { custodyEvent, custodyItem, custodyReceipt, envelope, exhibit } from './schema';

/** @throws Refusal `record.not-found` */
export function readCustody(read: ReadDb, id: string): CustodyEvent {
  const row = requireFound(read.select().from(custodyEvent).where(eq(custodyEvent.id, id)).get(), 'custody');
  return withItems(read, [row])[0] ?? { ...withoutItems(row), items: [] };
}

export interface CustodyFilter {
  readonly caseId?: string | undefined;
  /** Of an exhibit or an envelope. */
  readonly subjectId?: string | undefined;
  readonly limit?: number | undefined;
}

/** Events newest first, with their things and receipts. */
export function listCustody(read: ReadDb, { caseId, subjectId, limit = 500 }: CustodyFilter): CustodyEvent[] {
  const of = subjectId === undefined ? undefined : eventsOf(read, subjectId);
  if (of?.length === 0) return [];
  const rows = read
    .select()
    .from(custodyEvent)
    .where(
      and(
        caseId === undefined ? undefined : eq(custodyEvent.caseId, caseId),
        of && inArray(custodyEvent.id, of),
      ),
    )
    .orderBy(desc(custodyEvent.ledgerSeq))
    .limit(limit)
    .all();
  return withItems(read, rows);
}

/** How many events there are, whatever a list of them is limited to. */
export function countCustody(read: ReadDb, { caseId, subjectId }: Omit<CustodyFilter, 'limit'>): number {
  const of = subjectId === undefined ? undefined : eventsOf(read, subjectId);
  if (of !== undefined && caseId === undefined) return new Set(of).size;
  const where = and(
    caseId === undefined ? undefined : eq(custodyEvent.caseId, caseId),
    of && inArray(custodyEvent.id, of),
  );
  return read.select({ n: count() }).from(custodyEvent).where(where).get()?.n ?? 0;
}

function eventsOf(read: ReadDb, subjectId: string): string[] {
  return read
    .select({ id: custodyItem.eventId })
    .from(custodyItem)
    .where(or(eq(custodyItem.exhibitId, subjectId), eq(custodyItem.envelopeId, subjectId)))
    .all()
    .map(({ id }) => id);
}

function withoutItems(row: typeof custodyEvent.$inferSelect): Omit<CustodyEvent, 'items'> {
  const { fromCustodian: from, toCustodian: to, ...rest } = row;
  return { ...rest, from, to };
}

function withItems(read: ReadDb, rows: readonly (typeof custodyEvent.$inferSelect)[]): CustodyEvent[] {
  const ids = rows.map(({ id }) => id);
  if (ids.length === 0) return [];
  const receipts = new Map<string, CustodyReceipt[]>();
  for (const { eventId: _eventId, ...receipt } of read
    .select()
    .from(custodyReceipt)
    .where(inArray(custodyReceipt.eventId, ids))
    .orderBy(custodyReceipt.ledgerSeq)
    .all())
    receipts.set(receipt.itemId, [...(receipts.get(receipt.itemId) ?? []), receipt]);
  const items = new Map<string, CustodyItem[]>();
  for (const { item, thing, paper } of read
    .select({ item: custodyItem, thing: exhibit, paper: envelope })
    .from(custodyItem)
    .leftJoin(exhibit, eq(custodyItem.exhibitId, exhibit.id))
    .leftJoin(envelope, eq(custodyItem.envelopeId, envelope.id))
    .where(inArray(custodyItem.eventId, ids))
    .orderBy(exhibit.number, envelope.number)
    .all()) {
    const { id, kind, sealBefore, sealAfter, intact, condition, photoId, eventId } = item;
    const line: CustodyItem = {
      id,
      kind,
      subjectId: item.exhibitId ?? item.envelopeId ?? '',
      number: thing?.number ?? paper?.number ?? '',
      title: thing ? exhibitTitle(thing) : paper ? envelopeTitle(paper) : '',
      sealBefore,
      sealAfter,
      intact,
      condition,
      photoId,
      receipts: receipts.get(id) ?? [],
    };
    items.set(eventId, [...(items.get(eventId) ?? []), line]);
  }
  return rows.map((row) => ({ ...withoutItems(row), items: items.get(row.id) ?? [] }));
}

/** What the record says happened to one thing, in the order of the ledger. */
export function stepsOf(read: ReadDb, subjectId: string): CustodyStep[] {
  const steps: { seq: number; order: number; step: CustodyStep }[] = [];
  for (const event of listCustody(read, { subjectId, limit: 100_000 }))
    for (const item of event.items.filter((one) => one.subjectId === subjectId)) {
      steps.push({ seq: event.ledgerSeq, order: 0, step: eventStep(event, item) });
      for (const receipt of item.receipts)
        steps.push({ seq: receipt.ledgerSeq, order: 1, step: receiptStep(event, receipt) });
    }
  return steps
    .sort((left, right) => left.seq - right.seq || left.order - right.order)
    .map(({ step }) => step);
}

function eventStep(event: CustodyEvent, item: CustodyItem): CustodyStep {
  const { action, from, to, happenedAt: at, toPlace, dueBack } = event;
  const newSeal = item.sealAfter === item.sealBefore ? '' : item.sealAfter;
  return {
    do: 'event',
    itemId: item.id,
    action,
    from,
    to,
    at,
    toPlace,
    newSeal,
    intact: item.intact,
    dueBack,
  };
}

function receiptStep({ toPlace, dueBack }: CustodyEvent, receipt: CustodyReceipt): CustodyStep {
  const { itemId, state, seal, intact, place } = receipt;
  const at = wallClock({ at: receipt.recordedAt, offset: receipt.recordedOffset });
  return { do: 'receipt', itemId, state, at, seal, intact, place, offer: { toPlace, dueBack } };
}

/** The state that the events of a thing make, from its first one on: what its holding must say. */
export function replayState(read: ReadDb, subjectId: string, first: CustodyState): CustodyState {
  return custodyState(first, stepsOf(read, subjectId));
}
