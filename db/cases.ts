import { count, eq, like, or } from 'drizzle-orm';
import { openToUnit } from './caseAccess';
import { type CaseDraft, type CaseRecord, checkCase } from './domain/case';
import { caseNumber } from './domain/ids';
import { wallClock } from './domain/time';
import type { ReadDb } from './open';
import { type Amendment, requireAcceptable, requireChanged, requireFound, subjectOf } from './record';
import { caseFile } from './schema';
import type { WriteTx } from './tx';
import { readFact } from './vaultFacts';

/** Opens a case file. @throws Refusal `draft.refused` */
export function recordCase(tx: WriteTx, draft: CaseDraft): CaseRecord {
  requireAcceptable(checkCase(draft));
  const year = Number(wallClock(tx.now).slice(0, 4));
  const ofYear = like(caseFile.number, `%-${year}-%`);
  const recorded = tx.read.select({ n: count() }).from(caseFile).where(ofYear).get()?.n ?? 0;
  const row = { ...tx.meta(caseNumber(readFact(tx.read, 'shortCode'), year, recorded + 1)), ...draft };
  tx.insert('caseFile', row);
  openToUnit(tx, row.id);
  tx.about(subjectOf('case', { ...row, caseId: row.id }, row.title));
  return row;
}

/** Corrects a case file; the entry keeps from what to what. @throws Refusal `draft.refused`, `record.unchanged` */
export function amendCase(tx: WriteTx, { id, draft, reason }: Amendment<CaseDraft>): CaseRecord {
  requireAcceptable(checkCase(draft));
  requireChanged(tx.update('caseFile', id, draft));
  const row = readCase(tx.read, id);
  tx.about(subjectOf('case', { ...row, caseId: row.id }, row.title), reason);
  return row;
}

/** @throws Refusal `record.not-found` */
export function readCase(read: ReadDb, id: string): CaseRecord {
  return requireFound(read.select().from(caseFile).where(eq(caseFile.id, id)).get(), 'case');
}

/** By id or by number, as the terminal names a case. @throws Refusal `record.not-found` */
export function findCase(read: ReadDb, idOrNumber: string): CaseRecord {
  const row = read
    .select()
    .from(caseFile)
    .where(or(eq(caseFile.id, idOrNumber), eq(caseFile.number, idOrNumber)))
    .get();
  return requireFound(row, 'case');
}

/** All case files, by number. */
export function listCases(read: ReadDb): CaseRecord[] {
  return read.select().from(caseFile).orderBy(caseFile.number).all();
}
