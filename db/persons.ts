import { and, count, eq } from 'drizzle-orm';
import { checkPerson, type PersonDraft, type PersonRecord } from './domain/person';
import type { ReadDb } from './open';
import {
  type Amendment,
  nextNumber,
  requireAcceptable,
  requireCaseKept,
  requireChanged,
  requireFound,
  subjectOf,
} from './record';
import { person } from './schema';
import type { WriteTx } from './tx';
import { notUndone, requireLive } from './undone';

const title = (row: PersonDraft) => row.name || row.nameLatin;

/** @throws Refusal `draft.refused`, `record.not-found` */
export function recordPerson(tx: WriteTx, draft: PersonDraft): PersonRecord {
  requireAcceptable(checkPerson(draft));
  const recorded =
    tx.read.select({ n: count() }).from(person).where(eq(person.caseId, draft.caseId)).get()?.n ?? 0;
  const row = { ...tx.meta(nextNumber(tx, 'person', draft.caseId, recorded)), ...draft };
  tx.insert('person', row);
  tx.about(subjectOf('person', row, title(row)));
  return row;
}

/** @throws Refusal `draft.refused`, `record.unchanged`, `record.not-found` */
export function amendPerson(tx: WriteTx, { id, draft, reason }: Amendment<PersonDraft>): PersonRecord {
  requireAcceptable(checkPerson(draft));
  requireCaseKept(readPerson(tx.read, id).caseId, draft.caseId);
  requireLive(tx.read, 'person', id);
  requireChanged(tx.update('person', id, draft));
  const row = readPerson(tx.read, id);
  tx.about(subjectOf('person', row, title(row)), reason);
  return row;
}

/** @throws Refusal `record.not-found` */
export function readPerson(read: ReadDb, id: string): PersonRecord {
  return requireFound(read.select().from(person).where(eq(person.id, id)).get(), 'person');
}

export function listPersons(read: ReadDb, caseId?: string): PersonRecord[] {
  const mine = caseId === undefined ? undefined : eq(person.caseId, caseId);
  return read
    .select()
    .from(person)
    .where(and(mine, notUndone(person.id)))
    .orderBy(person.number)
    .all();
}
