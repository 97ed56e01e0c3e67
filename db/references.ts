import { eq } from 'drizzle-orm';
import type { ReferenceEntry, ReferenceTable } from './domain/reference';
import type { ReadDb } from './open';
import { referenceEntry } from './schema';
import type { WriteTx } from './tx';

/** Writes the reference tables that a new vault starts with; each row keeps its source and edition. */
export function seedReferences(tx: WriteTx, rows: readonly Omit<ReferenceEntry, 'id'>[]): void {
  for (const row of rows)
    tx.insert('referenceEntry', { id: `${row.table}:${row.code}`, ...row, ledgerSeq: tx.seq });
}

export function listReferences(read: ReadDb, table: ReferenceTable): ReferenceEntry[] {
  return read
    .select()
    .from(referenceEntry)
    .where(eq(referenceEntry.table, table))
    .orderBy(referenceEntry.code)
    .all()
    .map(({ ledgerSeq: _ledgerSeq, ...row }) => row);
}
