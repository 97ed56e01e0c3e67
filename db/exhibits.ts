import { count, eq } from 'drizzle-orm';
import { checkExhibit, type ExhibitDraft, type ExhibitRecord, exhibitTitle } from './domain/exhibit';
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
import { exhibit } from './schema';
import type { WriteTx } from './tx';

/** Catalogues an exhibit. @throws Refusal `draft.refused`, `record.not-found` */
export function recordExhibit(tx: WriteTx, draft: ExhibitDraft): ExhibitRecord {
  requireAcceptable(checkExhibit(draft));
  requireSameCase(tx, 'exhibit', draft.parentId, draft.caseId, 'parentId');
  const recorded =
    tx.read.select({ n: count() }).from(exhibit).where(eq(exhibit.caseId, draft.caseId)).get()?.n ?? 0;
  const row = { ...tx.meta(nextNumber(tx, 'exhibit', draft.caseId, recorded)), ...draft };
  tx.insert('exhibit', row);
  tx.about(subjectOf('exhibit', row, exhibitTitle(row)));
  return row;
}

/** @throws Refusal `draft.refused`, `record.unchanged`, `record.not-found` */
export function amendExhibit(tx: WriteTx, { id, draft, reason }: Amendment<ExhibitDraft>): ExhibitRecord {
  requireAcceptable(checkExhibit(draft));
  requireCaseKept(readExhibit(tx.read, id).caseId, draft.caseId);
  requireSameCase(tx, 'exhibit', draft.parentId, draft.caseId, 'parentId');
  requireNoCycle(tx.read, id, draft.parentId);
  requireChanged(tx.update('exhibit', id, draft));
  const row = readExhibit(tx.read, id);
  tx.about(subjectOf('exhibit', row, exhibitTitle(row)), reason);
  return row;
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
  const all = read.select().from(exhibit).$dynamic();
  return (caseId === undefined ? all : all.where(eq(exhibit.caseId, caseId))).orderBy(exhibit.number).all();
}
