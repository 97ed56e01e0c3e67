import { and, eq, type SQL, sql } from 'drizzle-orm';
import type { AnySQLiteColumn } from 'drizzle-orm/sqlite-core';
import type { RecordKind } from './domain/record';
import { Refusal } from './domain/refusal';
import type { ReadDb } from './open';
import { importedRecord, importRun } from './schema';

/** That no undone import made the record of this id: what lists and counts ask for. The record itself stays readable. */
export function notUndone(id: AnySQLiteColumn): SQL {
  // A literal 1: by it the index that holds these few alone is found.
  const undone = sql`SELECT ${importedRecord.recordId} FROM ${importedRecord} WHERE ${importedRecord.withdrawn} = 1`;
  return sql`${id} NOT IN (${undone})`;
}

/** Nothing new is recorded of what an undone import made. @throws Refusal `record.undone` */
export function requireLive(read: ReadDb, kind: RecordKind, id: string): void {
  if (kind !== 'exhibit' && kind !== 'person' && kind !== 'site' && kind !== 'provider') return;
  const undone = read
    .select({ number: importRun.number })
    .from(importedRecord)
    .innerJoin(importRun, eq(importRun.id, importedRecord.importId))
    .where(and(eq(importedRecord.recordId, id), eq(importedRecord.withdrawn, 1)))
    .get();
  if (undone) throw new Refusal('record.undone', { number: undone.number });
}
