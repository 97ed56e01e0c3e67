import { and, count, desc, eq, like, max, or } from 'drizzle-orm';
import { isKeeper } from './custodyRules';
import { noteDiscrepancy } from './discrepancies';
import type { CountLook } from './domain/custody/condition';
import type { HeldThing } from './domain/custody/thing';
import { manyCases } from './domain/ledger';
import { Refusal } from './domain/refusal';
import {
  type CountDraft,
  type CountLeg,
  type CountLine,
  type CountRecord,
  checkCount,
  type Expected,
  isUnder,
  judgeCount,
  type Scan,
} from './domain/stockCount';
import { checkTexts } from './domain/text';
import { wallClock } from './domain/time';
import { findById, listThings, readThing } from './holdings';
import type { ReadDb } from './open';
import { requireAcceptable, requireFound } from './record';
import { readRef } from './refs';
import { countLine, custodyItem, envelope, exhibit, stockCount, wallet } from './schema';
import type { WriteTx } from './tx';
import { notUndone } from './undone';
import { readFact, readOfficer } from './vaultFacts';

/** Opens a count. Of a place or an officer's things only who sees every case. @throws Refusal `access.role`, `draft.refused` */
export function openCount(tx: WriteTx, draft: CountDraft): CountRecord {
  requireAcceptable(checkCount(draft));
  const { scope, caseId, ofOfficerId, reason, notes } = draft;
  if (scope !== 'case' && !isKeeper(tx.author))
    throw new Refusal('access.role', {
      act: 'count.open',
      role: tx.author.role,
    });
  const year = wallClock(tx.now).slice(0, 4);
  const recorded =
    tx.read
      .select({ n: count() })
      .from(stockCount)
      .where(like(stockCount.number, `%-${year}-N%`))
      .get()?.n ?? 0;
  const number = `${readFact(tx.read, 'shortCode')}-${year}-N${String(recorded + 1).padStart(3, '0')}`;
  const row = {
    ...tx.meta(number),
    caseId: scope === 'case' && caseId !== null ? readRef(tx.read, 'case', caseId).id : manyCases,
    scope,
    place: scope === 'place' ? draft.place : '',
    ofOfficerId: scope === 'officer' ? (ofOfficerId ?? '') : '',
    ofOfficerName: scope === 'officer' && ofOfficerId !== null ? readOfficer(tx.read, ofOfficerId).name : '',
    reason,
    notes,
    state: 'open' as const,
    closedAt: '',
    closedOffset: 0,
    secondId: '',
    secondName: '',
  };
  tx.insert('stockCount', row);
  return about(tx, row.id, reason);
}

/**
 * Adds what was scanned or typed: a number, bag or seal of a thing. Nobody is told whether it was expected.
 * @throws Refusal `count.closed`, `draft.refused`
 */
export function addScans(tx: WriteTx, id: string, scans: readonly Scan[]): CountRecord {
  const open = readCount(tx.read, id);
  requireOpen(open);
  requireAcceptable(checkTexts({ scans }));
  let ordinal =
    tx.read
      .select({ n: max(countLine.ordinal) })
      .from(countLine)
      .where(eq(countLine.stockCountId, id))
      .get()?.n ?? 0;
  for (const { text, intact, seal, note } of scans) {
    ordinal += 1;
    const thing = thingOf(tx.read, open, text);
    tx.insert('countLine', {
      id: tx.newId(),
      stockCountId: id,
      ordinal,
      subjectKind: thing?.kind ?? '',
      subjectId: thing?.id ?? '',
      scanned: text,
      scannedAt: tx.now.at,
      intact,
      seal: seal || (thing && thing.state.seal === text ? text : ''),
      note,
      result: '',
      record: '',
      funds: '',
      ledgerSeq: tx.seq,
    });
  }
  return about(tx, id);
}

/** What a count of one case knows: who counts it, or reads its entry, need not see any other. */
function thingOf(read: ReadDb, { caseId }: CountRecord, text: string): HeldThing | undefined {
  const thing = findScanned(read, text);
  return caseId === manyCases || thing?.caseId === caseId ? thing : undefined;
}

/** The exhibit or envelope whose number, bag or seal, now or once, is this text. */
export function findScanned(read: ReadDb, text: string): HeldThing | undefined {
  const wanted = text.trim();
  // Its own number first: another thing's bag may be called the same.
  for (const column of [exhibit.number, exhibit.bagNumber, exhibit.sealNumber]) {
    const thing = read
      .select({ id: exhibit.id })
      .from(exhibit)
      .where(and(eq(column, wanted), notUndone(exhibit.id)))
      .get();
    if (thing) return readThing(read, 'exhibit', thing.id);
  }
  const paper = read
    .select({ id: envelope.id })
    .from(envelope)
    .where(or(eq(envelope.number, wanted), eq(envelope.printedNumber, wanted), eq(envelope.seal, wanted)))
    .get();
  if (paper) return readThing(read, 'envelope', paper.id);
  const sealed = read
    .select()
    .from(custodyItem)
    .where(eq(custodyItem.sealAfter, wanted))
    .orderBy(desc(custodyItem.ledgerSeq))
    .get();
  return sealed && readThing(read, sealed.kind, sealed.exhibitId ?? sealed.envelopeId ?? '');
}

/**
 * Closes a count: judges the three legs of everything that was expected or seen, and makes an act of discrepancy of each
 * difference. The second hand is the second counter. @throws Refusal `count.closed`
 */
export function closeCount(
  tx: WriteTx,
  id: string,
  second: { readonly id: string; readonly name: string } | null,
): CountRecord {
  const open = readCount(tx.read, id);
  requireOpen(open);
  const expected = expectedOf(tx.read, open);
  const known = (thingId: string): Expected | undefined =>
    expected.get(thingId) ?? elsewhere(tx.read, open.lines, thingId);
  const seen = open.lines.map((line) => ({
    lineId: line.id,
    id: line.subjectId,
    intact: line.intact,
    seal: line.seal,
  }));
  const { lines, missing } = judgeCount([...expected.values()], seen, known);
  for (const line of open.lines) {
    const judged = lines.get(line.id);
    if (!judged) continue;
    tx.update('countLine', line.id, { ...judged });
    noteLine(tx, open, line, judged, second);
  }
  for (const [index, one] of missing.entries())
    noteMissing(tx, open, one, open.lines.length + index + 1, second);
  tx.update('stockCount', id, {
    state: 'closed',
    closedAt: tx.now.at,
    closedOffset: tx.now.offset,
    secondId: second?.id ?? '',
    secondName: second?.name ?? '',
  });
  return about(tx, id);
}

type Second = { readonly id: string; readonly name: string } | null;

function noteLine(
  tx: WriteTx,
  of: CountRecord,
  line: CountLine,
  { result, record }: Pick<CountLine, 'result' | 'record'>,
  second: Second,
): void {
  const otherSeal = result === 'present' && record === 'no';
  if ((result === 'present' && !otherSeal) || result === 'missing' || result === '') return;
  const thing = line.subjectKind === '' ? undefined : readThing(tx.read, line.subjectKind, line.subjectId);
  const said = {
    thing,
    countId: of.id,
    second,
    notes: line.note,
    within: of.number,
  };
  if (otherSeal)
    noteDiscrepancy(tx, {
      ...said,
      kind: 'seal-differs',
      expected: thing?.state.seal ?? '',
      found: line.seal,
    });
  else if (result === 'seal-broken')
    noteDiscrepancy(tx, {
      ...said,
      kind: 'seal-broken',
      expected: thing?.state.seal ?? '',
      found: line.seal,
    });
  else
    noteDiscrepancy(tx, {
      ...said,
      kind: 'unexpected',
      expected: thing ? whereIs(thing) : '',
      found: [line.scanned, of.place || of.ofOfficerName].filter(Boolean).join(', '),
    });
}

function noteMissing(tx: WriteTx, of: CountRecord, one: Expected, ordinal: number, second: Second): void {
  const thing = findById(tx.read, one.id);
  if (!thing) return;
  tx.insert('countLine', {
    id: tx.newId(),
    stockCountId: of.id,
    ordinal,
    subjectKind: thing.kind,
    subjectId: thing.id,
    scanned: '',
    scannedAt: '',
    intact: 'none',
    seal: '',
    note: '',
    result: 'missing',
    record: 'no',
    funds: one.funds,
    ledgerSeq: tx.seq,
  });
  noteDiscrepancy(tx, {
    thing,
    kind: 'missing',
    expected: whereIs(thing),
    found: '',
    countId: of.id,
    second,
  });
}

/** Where the record says that a thing is. */
function whereIs({ state }: HeldThing): string {
  return [state.custodian.name, state.place].filter(Boolean).join(', ');
}

/** What should be here: held by an officer, not lost, not disposed of. What is outside is not expected. */
function expectedOf(read: ReadDb, of: CountRecord): Map<string, Expected> {
  const filter =
    of.scope === 'case' ? { caseId: of.caseId } : of.scope === 'officer' ? { officerId: of.ofOfficerId } : {};
  const here = listThings(read, filter).filter(
    ({ state }) =>
      state.status === 'held' &&
      state.custodian.kind === 'officer' &&
      (of.scope !== 'place' || isUnder(state.place, of.place)),
  );
  const funds = fundsOf(read);
  return new Map(here.map((thing) => [thing.id, expect(thing, true, funds)]));
}

/** The third leg of each exhibit that carries wallets: whether control of all of them is confirmed. */
function fundsOf(read: ReadDb): ReadonlyMap<string, CountLeg> {
  const legs = new Map<string, CountLeg>();
  for (const { exhibitId, control } of read
    .select({ exhibitId: wallet.exhibitId, control: wallet.control })
    .from(wallet)
    .all())
    if (exhibitId !== null)
      legs.set(exhibitId, control === 'confirmed' && legs.get(exhibitId) !== 'no' ? 'yes' : 'no');
  return legs;
}

function expect(thing: HeldThing, here: boolean, funds: ReadonlyMap<string, CountLeg>): Expected {
  const within = thing.ownSeal ? null : thing.parentId;
  return {
    id: thing.id,
    seal: thing.state.seal,
    within,
    here,
    funds: funds.get(thing.id) ?? 'none',
  };
}

function elsewhere(read: ReadDb, lines: readonly CountLine[], id: string): Expected | undefined {
  const line = lines.find(({ subjectId }) => subjectId === id);
  if (!line || line.subjectKind === '') return undefined;
  return expect(readThing(read, line.subjectKind, id), false, fundsOf(read));
}

/** Gives a count up; what was scanned stays. @throws Refusal `count.closed` */
export function abandonCount(tx: WriteTx, id: string, reason: string): CountRecord {
  requireOpen(readCount(tx.read, id));
  tx.update('stockCount', id, {
    state: 'abandoned',
    closedAt: tx.now.at,
    closedOffset: tx.now.offset,
  });
  return about(tx, id, reason);
}

function requireOpen({ state, number }: CountRecord): void {
  if (state !== 'open') throw new Refusal('count.closed', { number });
}

function about(tx: WriteTx, id: string, reason = ''): CountRecord {
  const row = readCount(tx.read, id);
  tx.about(
    {
      kind: 'count',
      id,
      number: row.number,
      title: countTitle(tx.read, row),
      caseId: row.caseId,
    },
    reason,
  );
  return row;
}

/** What is counted, in words that need no language. */
export function countTitle(
  read: ReadDb,
  row: Pick<CountRecord, 'scope' | 'place' | 'ofOfficerName' | 'caseId'>,
): string {
  return row.scope === 'case' ? readRef(read, 'case', row.caseId).number : row.place || row.ofOfficerName;
}

/** @throws Refusal `record.not-found` */
export function readCount(read: ReadDb, id: string): CountRecord {
  const row = requireFound(read.select().from(stockCount).where(eq(stockCount.id, id)).get(), 'count');
  return { ...row, lines: linesOf(read, id) };
}

function linesOf(read: ReadDb, id: string): CountLine[] {
  return read
    .select({ line: countLine, thing: exhibit, paper: envelope })
    .from(countLine)
    .leftJoin(exhibit, eq(exhibit.id, countLine.subjectId))
    .leftJoin(envelope, eq(envelope.id, countLine.subjectId))
    .where(eq(countLine.stockCountId, id))
    .orderBy(countLine.ordinal)
    .all()
    .map(({ line: { stockCountId: _id, ledgerSeq: _seq, ...line }, thing, paper }) => ({
      ...line,
      number: thing?.number ?? paper?.number ?? '',
      title: thing ? thing.description || thing.model : paper?.printedNumber || paper?.seal || '',
      caseId: thing?.caseId ?? paper?.caseId ?? '',
    }));
}

/** Counts newest first, without their lines. */
export function listCounts(read: ReadDb): CountRecord[] {
  return read
    .select()
    .from(stockCount)
    .orderBy(desc(stockCount.ledgerSeq))
    .all()
    .map((row) => ({ ...row, lines: [] }));
}

/** What closed counts said of one thing, newest first. */
export function countsOf(read: ReadDb, subjectId: string): CountLook[] {
  return read
    .select({
      id: stockCount.id,
      number: stockCount.number,
      closedAt: stockCount.closedAt,
      closedOffset: stockCount.closedOffset,
      result: countLine.result,
      intact: countLine.intact,
      seal: countLine.seal,
      note: countLine.note,
      officerName: stockCount.officerName,
      secondName: stockCount.secondName,
    })
    .from(countLine)
    .innerJoin(stockCount, eq(stockCount.id, countLine.stockCountId))
    .where(and(eq(countLine.subjectId, subjectId), eq(stockCount.state, 'closed')))
    .orderBy(desc(stockCount.ledgerSeq))
    .all();
}
