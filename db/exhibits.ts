import { and, count, eq } from 'drizzle-orm';
import { checkExhibit, type ExhibitDraft, type ExhibitRecord, exhibitTitle } from './domain/exhibit';
import { Refusal } from './domain/refusal';
import { type Moment, wallClock } from './domain/time';
import { nextUnitNumber } from './exhibitNumbers';
import { notUndone } from './imports';
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
import { exhibit, seizure } from './schema';
import type { WriteTx } from './tx';

/** Catalogues an exhibit. @throws Refusal `draft.refused`, `record.not-found` */
export function recordExhibit(tx: WriteTx, draft: ExhibitDraft): ExhibitRecord {
  requireAcceptable(checkExhibit(draft));
  requireSameCase(tx, 'exhibit', draft.parentId, draft.caseId, 'parentId');
  requireSameCase(tx, 'seizure', draft.seizureId, draft.caseId, 'seizureId');
  requireListOpen(tx.read, draft.seizureId);
  const recorded =
    tx.read.select({ n: count() }).from(exhibit).where(eq(exhibit.caseId, draft.caseId)).get()?.n ?? 0;
  const unitNumber = draft.unitNumber.trim() || nextUnitNumber(tx.read, draft.caseId, yearOf(tx.now));
  requireUnitNumberFree(tx.read, unitNumber);
  const row = { ...tx.meta(nextNumber(tx, 'exhibit', draft.caseId, recorded)), ...draft, unitNumber };
  tx.insert('exhibit', row);
  tx.about(subjectOf('exhibit', row, exhibitTitle(row)));
  return row;
}

/** @throws Refusal `draft.refused`, `record.unchanged`, `record.not-found` */
export function amendExhibit(tx: WriteTx, { id, draft, reason }: Amendment<ExhibitDraft>): ExhibitRecord {
  requireAcceptable(checkExhibit(draft));
  const before = readExhibit(tx.read, id);
  requireCaseKept(before.caseId, draft.caseId);
  requireSameCase(tx, 'exhibit', draft.parentId, draft.caseId, 'parentId');
  requireSameCase(tx, 'seizure', draft.seizureId, draft.caseId, 'seizureId');
  if (before.seizureId !== draft.seizureId)
    for (const one of [before.seizureId, draft.seizureId]) requireListOpen(tx.read, one);
  requireUnitNumberFree(tx.read, draft.unitNumber.trim(), id);
  requireNoCycle(tx.read, id, draft.parentId);
  requireChanged(tx.update('exhibit', id, draft));
  const row = readExhibit(tx.read, id);
  tx.about(subjectOf('exhibit', row, exhibitTitle(row)), reason);
  return row;
}

/** The list of a closed search is fixed: what is found later goes to a supplement. @throws Refusal `seizure.closed` */
function requireListOpen(read: ReadDb, seizureId: string | null): void {
  if (seizureId === null) return;
  const row = read.select().from(seizure).where(eq(seizure.id, seizureId)).get();
  if (row?.state === 'closed') throw new Refusal('seizure.closed', { number: row.number });
}

/** Two things with one number of the register would be one thing on paper. @throws Refusal `draft.refused` */
function requireUnitNumberFree(read: ReadDb, unitNumber: string, self = ''): void {
  if (unitNumber === '') return;
  const taken = read.select().from(exhibit).where(eq(exhibit.unitNumber, unitNumber)).all();
  const other = taken.find(({ id }) => id !== self);
  if (other)
    throw new Refusal('draft.refused', {}, [
      { field: 'unitNumber', code: 'exhibit.number-taken', level: 'error', params: { number: other.number } },
    ]);
}

function yearOf(now: Moment): number {
  return Number(wallClock(now).slice(0, 4));
}

/** A SIM in a phone in a bag: following the parents must end. */
function requireNoCycle(read: ReadDb, id: string, parentId: string | null): void {
  for (let at = parentId; at !== null; at = readExhibit(read, at).parentId) {
    if (at === id)
      throw new Refusal('draft.refused', {}, [
        { field: 'parentId', code: 'exhibit.own-parent', level: 'error', params: {} },
      ]);
  }
}

/** @throws Refusal `record.not-found` */
export function readExhibit(read: ReadDb, id: string): ExhibitRecord {
  return requireFound(read.select().from(exhibit).where(eq(exhibit.id, id)).get(), 'exhibit');
}

/** Exhibits of one case, or all, by number. */
export function listExhibits(read: ReadDb, caseId?: string): ExhibitRecord[] {
  const mine = caseId === undefined ? undefined : eq(exhibit.caseId, caseId);
  return read
    .select()
    .from(exhibit)
    .where(and(mine, notUndone(exhibit.id)))
    .orderBy(exhibit.number)
    .all();
}

/** Exhibits that were taken at one search, by number. */
export function listSeized(read: ReadDb, seizureId: string): ExhibitRecord[] {
  return read.select().from(exhibit).where(eq(exhibit.seizureId, seizureId)).orderBy(exhibit.number).all();
}
