import { and, count, eq } from 'drizzle-orm';
import {
  checkExhibit,
  checkHeldExhibit,
  type ExhibitDraft,
  type ExhibitRecord,
  exhibitTitle,
} from './domain/exhibit';
import { error } from './domain/finding';
import { Refusal } from './domain/refusal';
import { type Moment, wallClock } from './domain/time';
import { nextUnitNumber } from './exhibitNumbers';
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
import { discrepancy, exhibit, holding, seizure } from './schema';
import type { WriteTx } from './tx';
import { notUndone, requireLive } from './undone';
import { seesCase } from './visibility';

/** Catalogues an exhibit. @throws Refusal `draft.refused`, `record.not-found` */
export function recordExhibit(tx: WriteTx, draft: ExhibitDraft): ExhibitRecord {
  requireAcceptable(checkExhibit(draft));
  requireSameCase(tx, 'exhibit', draft.parentId, draft.caseId, 'parentId');
  requireSameCase(tx, 'seizure', draft.seizureId, draft.caseId, 'seizureId');
  requireListOpen(tx.read, draft.seizureId);
  const recorded =
    tx.read.select({ n: count() }).from(exhibit).where(eq(exhibit.caseId, draft.caseId)).get()?.n ?? 0;
  const unitNumber = draft.unitNumber.trim() || nextUnitNumber(tx.read, draft.caseId, yearOf(tx.now));
  requireUnitNumberFree(tx, unitNumber);
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
  requireUnitNumberFree(tx, draft.unitNumber.trim(), id);
  requireNoCycle(tx.read, id, draft.parentId);
  requireLive(tx.read, 'exhibit', id);
  requireCustodyKept(tx.read, before, draft);
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

/**
 * What custody says once a thing was handed over is not said again by its card: one hand could take a thing out of its
 * shelf, its seal or its count. @throws Refusal `draft.refused`
 */
function requireCustodyKept(read: ReadDb, before: ExhibitRecord, draft: ExhibitDraft): void {
  const held = read.select({ id: holding.id }).from(holding).where(eq(holding.id, before.id)).get();
  if (!held) return;
  const counted = and(
    eq(discrepancy.subjectId, before.id),
    eq(discrepancy.kind, 'quantity'),
    eq(discrepancy.state, 'resolved'),
  );
  const differed = read.select({ id: discrepancy.id }).from(discrepancy).where(counted).get() !== undefined;
  requireAcceptable(checkHeldExhibit(before, draft, differed));
}

/** Two things with one number of the register would be one thing on paper. @throws Refusal `draft.refused` */
function requireUnitNumberFree({ read, author }: WriteTx, unitNumber: string, self = ''): void {
  if (unitNumber === '') return;
  const taken = read.select().from(exhibit).where(eq(exhibit.unitNumber, unitNumber)).all();
  const other = taken.find(({ id }) => id !== self);
  if (!other) return;
  // The register is the unit's; whose thing it is stays with those who see its case.
  const seen = seesCase(read, author.id, other.caseId);
  requireAcceptable([
    seen
      ? error('unitNumber', 'exhibit.number-taken', { number: other.number })
      : error('unitNumber', 'exhibit.number-taken-hidden'),
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
  return read
    .select()
    .from(exhibit)
    .where(and(eq(exhibit.seizureId, seizureId), notUndone(exhibit.id)))
    .orderBy(exhibit.number)
    .all();
}
