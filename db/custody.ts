import { count, eq } from 'drizzle-orm';
import { readCustody } from './custodyRead';
import { custodyTitle, requireStep } from './custodyRules';
import { startByEvent } from './deadlines';
import { noteDiscrepancy } from './discrepancies';
import { writers } from './domain/acts';
import { type Custodian, type CustodianDraft, isOfficer, sameCustodian } from './domain/custody/custodian';
import {
  type CustodyAction,
  type CustodyDraft,
  type CustodyEvent,
  type CustodyReceipt,
  checkCustody,
  type HeldKind,
  isTransfer,
  localActions,
} from './domain/custody/event';
import { applyStep, type CustodyStep } from './domain/custody/state';
import type { HeldThing } from './domain/custody/thing';
import { Refusal } from './domain/refusal';
import { wallClock } from './domain/time';
import { keepHolding, partsOf, readThing } from './holdings';
import type { ReadDb } from './open';
import { takeReceipt } from './receipts';
import { nextNumber, requireAcceptable, subjectOf } from './record';
import { attachment, custodyEvent } from './schema';
import type { WriteTx } from './tx';
import { requireLive } from './undone';
import { readOfficer } from './vaultFacts';
import { seesCase } from './visibility';

export type CustodyItemDraft = CustodyDraft['items'][number];

/** The part of a custody draft that lies in one case, with everything that goes along. */
export interface CasePart {
  readonly caseId: string;
  readonly items: readonly CustodyItemDraft[];
}

/**
 * What a draft is of, case by case: one event belongs to one case, so that whoever sees the case sees it whole. Parts go
 * along where they are with the same custodian, not disposed of, and not named themselves.
 */
export function planCustody(read: ReadDb, draft: CustodyDraft): CasePart[] {
  const named = new Set(draft.items.map(({ id }) => id));
  const parts = new Map<string, CustodyItemDraft[]>();
  const put = (caseId: string, item: CustodyItemDraft) =>
    parts.set(caseId, [...(parts.get(caseId) ?? []), item]);
  for (const item of draft.items) {
    const thing = readThing(read, item.kind, item.id);
    put(thing.caseId, item);
    if (item.kind !== 'exhibit' || !draft.withChildren || !isTransfer(draft.action)) continue;
    for (const id of partsOf(read, [item.id])) {
      const part = readThing(read, 'exhibit', id);
      if (named.has(id) || !goesAlong(part, thing)) continue;
      named.add(id);
      put(part.caseId, {
        kind: 'exhibit',
        id,
        intact: part.state.intact,
        newSeal: '',
        condition: '',
        photoId: null,
      });
    }
  }
  return [...parts].map(([caseId, items]) => ({ caseId, items }));
}

function goesAlong(part: HeldThing, whole: HeldThing): boolean {
  const { state } = part;
  return state.status === 'held' && !state.offered && sameCustodian(state.custodian, whole.state.custodian);
}

/**
 * Refuses what `recordCustody` would, before any part of a draft of several cases is written.
 * @throws Refusal `draft.refused`, `record.not-found`, `custody.…`
 */
export function requirePossible(
  read: ReadDb,
  { author, now }: Pick<WriteTx, 'author' | 'now'>,
  draft: CustodyDraft,
  parts: readonly CasePart[],
): void {
  requireAcceptable(checkCustody(draft, wallClock(now)));
  for (const { caseId, items } of parts) {
    const to = draft.to && resolve(read, draft.to, caseId);
    const things = items.map((item) => ({ item, thing: readThing(read, item.kind, item.id) }));
    const from = giverOf(
      draft,
      things.map(({ thing }) => thing),
    );
    for (const { item, thing } of things)
      requireStep(
        read,
        author,
        thing,
        eventStep(draft, item, '', { from, to, at: draft.happenedAt || wallClock(now) }),
      );
  }
}

/** Records one event. @throws Refusal `draft.refused`, `record.not-found`, `custody.…` */
export function recordCustody(tx: WriteTx, draft: CustodyDraft, part: CasePart): CustodyEvent {
  requirePossible(tx.read, tx, draft, [part]);
  const to = draft.to && resolve(tx.read, draft.to, part.caseId);
  const id = writeEvent(tx, draft, part, to);
  const event = readCustody(tx.read, id);
  tx.about(subjectOf('custody', event, custodyTitle(event)), draft.purpose);
  return event;
}

/** Who answers an offer in the entry that makes it, whoever it is to. */
interface AtOnce {
  readonly via: CustodyReceipt['via'];
  readonly name: string;
}

/** An event, its items, and what they make of the holdings; whether it may be is asked before. Answers its id. */
export function writeEvent(
  tx: WriteTx,
  draft: CustodyDraft,
  { caseId, items }: CasePart,
  to: Custodian | null,
  atOnce?: AtOnce,
): string {
  const at = draft.happenedAt || wallClock(tx.now);
  const things = items.map((item) => ({
    item,
    itemId: tx.newId(),
    thing: readThing(tx.read, item.kind, item.id),
  }));
  const from = giverOf(
    draft,
    things.map(({ thing }) => thing),
  );
  const recorded =
    tx.read.select({ n: count() }).from(custodyEvent).where(eq(custodyEvent.caseId, caseId)).get()?.n ?? 0;
  const row = {
    ...tx.meta(nextNumber(tx, 'custody', caseId, recorded)),
    caseId,
    action: draft.action,
    fromCustodian: from,
    toCustodian: to,
    method: draft.method,
    happenedAt: at,
    fromPlace: draft.fromPlace || (things[0]?.thing.state.place ?? ''),
    toPlace: draft.toPlace,
    purpose: draft.purpose,
    authorisation: draft.authorisation,
    attestation: draft.attestation,
    dueBack: draft.dueBack,
  };
  tx.insert('custodyEvent', row);
  const own = to !== null && isOfficer(to, tx.author.id);
  const answer = atOnce ?? (own ? { via: 'session' as const, name: tx.author.name } : paperAnswer(draft, to));
  for (const { item, itemId, thing } of things) {
    const { intact, condition, photoId } = item;
    requirePhoto(tx, photoId, thing);
    requireLive(tx.read, item.kind, item.id);
    const state = applyStep(thing.state, eventStep(draft, item, itemId, { from, to, at }));
    tx.insert('custodyItem', {
      id: itemId,
      eventId: row.id,
      kind: item.kind,
      exhibitId: item.kind === 'exhibit' ? item.id : null,
      envelopeId: item.kind === 'envelope' ? item.id : null,
      sealBefore: thing.state.seal,
      sealAfter: state.seal,
      intact,
      condition,
      photoId,
      ledgerSeq: tx.seq,
    });
    if (intact === 'no' && thing.state.intact === 'yes')
      noteDiscrepancy(tx, {
        thing,
        kind: 'seal-broken',
        expected: thing.state.seal,
        found: condition,
        eventId: row.id,
      });
    const moved = { ...thing, state, offeredEventId: state.offered ? row.id : '' };
    if (!to || !answer) keepHolding(tx, moved, row.id);
    else
      takeReceipt(tx, moved, row, {
        line: { take: true, itemId, seal: '', intact: state.intact, condition: '' },
        place: '',
        ...answer,
        officerId: own ? tx.author.id : '',
        paper: draft.paper,
      });
  }
  if (draft.action === 'collected')
    startByEvent(tx, 'collected', { kind: 'case', id: caseId, caseId }, at, row.id);
  return row.id;
}

function eventStep(
  { action, toPlace, dueBack }: CustodyDraft,
  { newSeal, intact }: CustodyItemDraft,
  itemId: string,
  { from, to, at }: { from: Custodian; to: Custodian | null; at: string },
): CustodyStep {
  return { do: 'event', itemId, action, from, to, at, toPlace, newSeal, intact, dueBack };
}

function giverOf(draft: CustodyDraft, things: readonly HeldThing[]): Custodian {
  return draft.action === 'collected' && draft.from ? draft.from : commonHolder(things);
}

function paperAnswer(draft: CustodyDraft, to: Custodian | null) {
  return draft.paper && to?.kind === 'outside' ? { via: 'paper' as const, name: to.name } : undefined;
}

/** @throws Refusal `custody.mixed-holders`: an event has one giver */
function commonHolder(things: readonly HeldThing[]): Custodian {
  const first = things[0]?.state.custodian;
  if (!first) throw new Refusal('record.not-found', { kind: 'exhibit' });
  const other = things.find(({ state }) => !sameCustodian(state.custodian, first));
  if (other) throw new Refusal('custody.mixed-holders', { number: other.number });
  return first;
}

/** @throws Refusal `custody.receiver` where that officer cannot hold a thing of this case */
function resolve(read: ReadDb, to: CustodianDraft, caseId: string): Custodian {
  if (to.kind === 'outside') return to;
  const { id, name, rank, unit, role, status } = readOfficer(read, to.officerId);
  if (status !== 'active' || !writers.includes(role) || !seesCase(read, id, caseId))
    throw new Refusal('custody.receiver', { name });
  return { kind: 'officer', officerId: id, name, rank, unit };
}

function requirePhoto(tx: WriteTx, photoId: string | null, thing: HeldThing): void {
  if (photoId === null) return;
  const row = tx.read.select().from(attachment).where(eq(attachment.id, photoId)).get();
  if (row?.caseId !== thing.caseId) throw new Refusal('record.not-found', { kind: 'attachment' });
}

interface LocalAct {
  readonly action: CustodyAction;
  readonly kind: HeldKind;
  readonly id: string;
  readonly newSeal: string;
}

/** An act that another record of the vault brings along, as the cutting of an envelope does. */
export function noteAct(tx: WriteTx, { action, kind, id, newSeal }: LocalAct, purpose = ''): void {
  if (!localActions.includes(action)) throw new Error('only an act on a thing that stays comes by itself');
  const { caseId } = readThing(tx.read, kind, id);
  const item = { kind, id, intact: 'yes' as const, newSeal, condition: '', photoId: null };
  writeEvent(tx, emptyEvent(action, [item], purpose), { caseId, items: [item] }, null);
}

export function emptyEvent(action: CustodyAction, items: CustodyItemDraft[], purpose: string): CustodyDraft {
  return {
    action,
    items,
    withChildren: false,
    to: null,
    from: null,
    method: 'in-person',
    happenedAt: '',
    fromPlace: '',
    toPlace: '',
    purpose,
    authorisation: '',
    attestation: '',
    dueBack: '',
    paper: null,
  };
}
