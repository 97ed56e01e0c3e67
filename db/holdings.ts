import { and, eq, inArray, isNull, ne, or } from 'drizzle-orm';
import type { Custodian } from './domain/custody/custodian';
import type { HeldKind } from './domain/custody/event';
import { type CustodyState, firstState } from './domain/custody/state';
import type { HeldThing } from './domain/custody/thing';
import { envelopeTitle } from './domain/envelope';
import { exhibitTitle } from './domain/exhibit';
import type { Author } from './domain/ledger';
import { wallClock } from './domain/time';
import type { ReadDb } from './open';
import { requireFound } from './record';
import { envelope, exhibit, holding, ledgerEntry } from './schema';
import type { WriteTx } from './tx';
import { notUndone } from './undone';

/** @throws Refusal `record.not-found` */
export function readThing(read: ReadDb, kind: HeldKind, id: string): HeldThing {
  return kind === 'exhibit' ? readHeldExhibit(read, id) : readHeldEnvelope(read, id);
}

/** By id alone; undefined where neither an exhibit nor an envelope that the reader sees has it. */
export function findById(read: ReadDb, id: string): HeldThing | undefined {
  if (read.select({ id: exhibit.id }).from(exhibit).where(eq(exhibit.id, id)).get())
    return readThing(read, 'exhibit', id);
  const paper = read.select({ id: envelope.id }).from(envelope).where(eq(envelope.id, id)).get();
  return paper && readThing(read, 'envelope', id);
}

function readHeldExhibit(read: ReadDb, id: string): HeldThing {
  const found = read
    .select({ row: exhibit, held: holding })
    .from(exhibit)
    .leftJoin(holding, eq(holding.id, exhibit.id))
    .where(eq(exhibit.id, id))
    .get();
  const { row, held } = requireFound(found, 'exhibit');
  const first = () =>
    firstState(recorderOf(read, row), recordedLocal(row), { place: row.storagePath, seal: row.sealNumber });
  return {
    ...exhibitFacts(row),
    state: held ? stateOf(held) : first(),
    offeredEventId: held?.offeredEventId ?? '',
  };
}

function exhibitFacts(row: typeof exhibit.$inferSelect) {
  return {
    kind: 'exhibit' as const,
    id: row.id,
    caseId: row.caseId,
    number: row.number,
    title: exhibitTitle(row),
    parentId: row.parentId,
    ownSeal: row.sealNumber !== '' || row.bagNumber !== '',
  };
}

function readHeldEnvelope(read: ReadDb, id: string): HeldThing {
  const found = read
    .select({ row: envelope, held: holding })
    .from(envelope)
    .leftJoin(holding, eq(holding.id, envelope.id))
    .where(eq(envelope.id, id))
    .get();
  const { row, held } = requireFound(found, 'envelope');
  const first = () =>
    firstState(recorderOf(read, row), recordedLocal(row), { place: row.location, seal: row.seal });
  return {
    ...envelopeFacts(row),
    state: held ? stateOf(held) : first(),
    offeredEventId: held?.offeredEventId ?? '',
  };
}

function envelopeFacts(row: typeof envelope.$inferSelect) {
  const { id, caseId, number } = row;
  return {
    kind: 'envelope' as const,
    id,
    caseId,
    number,
    title: envelopeTitle(row),
    parentId: null,
    ownSeal: true,
  };
}

type Recorded = Pick<
  typeof exhibit.$inferSelect,
  'officerId' | 'officerName' | 'ledgerSeq' | 'recordedAt' | 'recordedOffset'
>;

function recordedLocal(row: Recorded): string {
  return wallClock({ at: row.recordedAt, offset: row.recordedOffset });
}

/** Whoever recorded a thing, as the ledger copied them then. */
function recorderOf(read: ReadDb, row: Recorded): Custodian {
  const entry = read
    .select({ body: ledgerEntry.body })
    .from(ledgerEntry)
    .where(eq(ledgerEntry.seq, row.ledgerSeq))
    .get();
  const author = entry && (JSON.parse(entry.body) as { author: Author }).author;
  const { rank = '', unit = '' } = author ?? {};
  return { kind: 'officer', officerId: row.officerId, name: row.officerName, rank, unit };
}

export function stateOf(row: typeof holding.$inferSelect): CustodyState {
  return {
    custodian: row.custodian,
    since: row.since,
    lastAt: row.lastAt,
    place: row.place,
    seal: row.seal,
    intact: row.intact,
    status: row.status,
    offered:
      row.offeredItemId === '' || !row.offeredTo
        ? null
        : { itemId: row.offeredItemId, to: row.offeredTo, final: row.offeredFinal === 1 },
    dueBack: row.dueBack,
    moved: true,
  };
}

export interface HoldingFilter {
  readonly caseId?: string | undefined;
  /** Of the officer who holds it now. */
  readonly officerId?: string | undefined;
}

/**
 * Everything that is held, by number: what never moved is with whoever recorded it. Rank and unit of a recorder are left
 * out here; `readThing` has them.
 */
export function listThings(read: ReadDb, { caseId, officerId }: HoldingFilter = {}): HeldThing[] {
  const mine = officerId === undefined ? undefined : eq(holding.custodianId, officerId);
  const exhibits = [
    ...(mine
      ? read
          .select({ row: exhibit, held: holding })
          .from(holding)
          .innerJoin(exhibit, eq(holding.id, exhibit.id))
          .where(and(mine, caseId === undefined ? undefined : eq(exhibit.caseId, caseId)))
          .all()
      : []),
    ...read
      .select({ row: exhibit, held: holding })
      .from(exhibit)
      .leftJoin(holding, eq(holding.id, exhibit.id))
      .where(
        and(
          caseId === undefined ? undefined : eq(exhibit.caseId, caseId),
          officerId === undefined ? undefined : and(eq(exhibit.officerId, officerId), isNull(holding.id)),
          notUndone(exhibit.id),
        ),
      )
      .all(),
  ];
  const envelopes = read
    .select({ row: envelope, held: holding })
    .from(envelope)
    .leftJoin(holding, eq(holding.id, envelope.id))
    .where(caseId === undefined ? undefined : eq(envelope.caseId, caseId))
    .all()
    .filter(({ row, held }) => officerId === undefined || (held?.custodianId ?? row.officerId) === officerId);
  const things = [
    ...exhibits.map(({ row, held }) => ({
      ...exhibitFacts(row),
      state: held ? stateOf(held) : firstOf(row, { place: row.storagePath, seal: row.sealNumber }),
      offeredEventId: held?.offeredEventId ?? '',
    })),
    ...envelopes.map(({ row, held }) => ({
      ...envelopeFacts(row),
      state: held ? stateOf(held) : firstOf(row, { place: row.location, seal: row.seal }),
      offeredEventId: held?.offeredEventId ?? '',
    })),
  ];
  return things.sort((left, right) => (left.number < right.number ? -1 : left.number > right.number ? 1 : 0));
}

function firstOf(row: Recorded, said: { place: string; seal: string }): CustodyState {
  const { officerId, officerName: name } = row;
  return firstState({ kind: 'officer', officerId, name, rank: '', unit: '' }, recordedLocal(row), said);
}

/** Things that somebody must act on or that are gone: disposed of, lost, offered, due back. */
export function listMarked(read: ReadDb, caseId?: string): HeldThing[] {
  const marked = or(ne(holding.status, 'held'), ne(holding.offeredItemId, ''), ne(holding.dueBack, ''));
  return read
    .select({ id: holding.id, kind: holding.kind })
    .from(holding)
    .where(and(marked, caseId === undefined ? undefined : eq(holding.caseId, caseId)))
    .all()
    .map(({ id, kind }) => readThing(read, kind, id));
}

/** Events of which a thing waits for an answer, oldest first. */
export function openOffers(read: ReadDb): string[] {
  const rows = read
    .select({ id: holding.offeredEventId })
    .from(holding)
    .where(ne(holding.offeredEventId, ''))
    .orderBy(holding.offeredAt)
    .all();
  return [...new Set(rows.map(({ id }) => id))];
}

/** What is part of these exhibits, at any depth, themselves left out. */
export function partsOf(read: ReadDb, ids: readonly string[]): string[] {
  const found = new Set<string>();
  for (let level = [...ids]; level.length > 0; ) {
    const rows = read.select({ id: exhibit.id }).from(exhibit).where(inArray(exhibit.parentId, level)).all();
    level = rows.map(({ id }) => id).filter((id) => !found.has(id) && !ids.includes(id));
    for (const id of level) found.add(id);
  }
  return [...found];
}

/** Writes where a thing stands after an event; part of the event's own entry. */
export function keepHolding(
  tx: WriteTx,
  { id, kind, caseId, state, offeredEventId }: HeldThing,
  eventId: string,
): void {
  const { custodian, offered } = state;
  const fields = {
    custodian,
    custodianId: custodian.kind === 'officer' ? custodian.officerId : '',
    since: state.since,
    lastAt: state.lastAt,
    place: state.place,
    seal: state.seal,
    intact: state.intact,
    status: state.status,
    offeredItemId: offered?.itemId ?? '',
    offeredFinal: offered?.final ? 1 : 0,
    offeredToId: offered?.to.kind === 'officer' ? offered.to.officerId : '',
    offeredEventId: offered ? offeredEventId : '',
    offeredAt: offered ? tx.now.at : '',
    offeredTo: offered?.to ?? null,
    dueBack: state.dueBack,
    lastEventId: eventId,
  };
  const known = tx.read.select({ id: holding.id }).from(holding).where(eq(holding.id, id)).get();
  if (known) tx.update('holding', id, fields);
  else tx.insert('holding', { id, kind, caseId, ...fields, ledgerSeq: tx.seq });
}
