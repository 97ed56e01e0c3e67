import { and, count, desc, eq, exists, ne, or, type SQL, sql } from 'drizzle-orm';
import type { AnySQLiteColumn } from 'drizzle-orm/sqlite-core';
import type { ImportRecord } from './domain/import';
import type { RecordKind } from './domain/record';
import { Refusal } from './domain/refusal';
import type { ReadDb, Vault } from './open';
import { nextNumber, requireChanged, requireFound, subjectOf } from './record';
import { exhibit, holding, importedRecord, importRun, keptMap, legalStatus, wallet } from './schema';
import type { WriteTx } from './tx';

/** What an import says of itself, beside what every record says. */
export type ImportFacts = Omit<
  ImportRecord,
  | 'id'
  | 'number'
  | 'recordedAt'
  | 'recordedOffset'
  | 'officerId'
  | 'officerName'
  | 'device'
  | 'ledgerSeq'
  | 'state'
>;

/** A record that a line of the file became. */
export interface ImportedLine {
  readonly kind: RecordKind;
  readonly id: string;
  readonly line: number;
}

/** Writes the one entry that makes staged rows, or the records just made, an import. */
export function recordImport(
  tx: WriteTx,
  facts: ImportFacts,
  lines: readonly ImportedLine[] = [],
): ImportRecord {
  const recorded =
    tx.read.select({ n: count() }).from(importRun).where(eq(importRun.caseId, facts.caseId)).get()?.n ?? 0;
  const row: ImportRecord = {
    ...tx.meta(nextNumber(tx, 'import', facts.caseId, recorded)),
    ...facts,
    state: 'live',
  };
  tx.insert('importRun', row);
  for (const { kind, id, line } of lines)
    tx.insert('importedRecord', {
      id: tx.newId(),
      importId: row.id,
      recordKind: kind,
      recordId: id,
      line,
      withdrawn: 0,
      ledgerSeq: tx.seq,
    });
  tx.about(subjectOf('import', row, row.fileName));
  return row;
}

/**
 * Takes a whole import back. Its rows and the records that it made stay readable and keep their numbers; lists leave them
 * out, and the same file may be imported again. What has been acted on since stays: a list must not lose what somebody holds.
 * @throws Refusal `record.not-found`, `record.unchanged`, `import.used`
 */
export function undoImport(tx: WriteTx, id: string, reason: string): ImportRecord {
  const before = readImport(tx.read, id);
  requireChanged(tx.update('importRun', id, { state: 'undone' }));
  requireUnused(tx.read, id);
  const made = tx.read
    .select({ id: importedRecord.id })
    .from(importedRecord)
    .where(eq(importedRecord.importId, id))
    .all();
  for (const one of made) tx.update('importedRecord', one.id, { withdrawn: 1 });
  tx.about(subjectOf('import', before, before.fileName), reason);
  return readImport(tx.read, id);
}

function requireUnused(read: ReadDb, id: string): void {
  const acted = [
    read.select({ id: holding.id }).from(holding).where(eq(holding.id, exhibit.id)),
    read.select({ id: wallet.id }).from(wallet).where(eq(wallet.exhibitId, exhibit.id)),
    read.select({ id: legalStatus.id }).from(legalStatus).where(eq(legalStatus.exhibitId, exhibit.id)),
  ];
  const used = read
    .select({ number: exhibit.number })
    .from(importedRecord)
    .innerJoin(exhibit, eq(exhibit.id, importedRecord.recordId))
    .where(and(eq(importedRecord.importId, id), or(...acted.map((one) => exists(one)))))
    .orderBy(exhibit.number)
    .get();
  if (used) throw new Refusal('import.used', { number: used.number });
}

/** @throws Refusal `record.not-found` */
export function readImport(read: ReadDb, id: string): ImportRecord {
  return requireFound(read.select().from(importRun).where(eq(importRun.id, id)).get(), 'import');
}

/** Imports of one case, or all, the newest first. */
export function listImports(read: ReadDb, caseId?: string): ImportRecord[] {
  return read
    .select()
    .from(importRun)
    .where(caseId === undefined ? undefined : eq(importRun.caseId, caseId))
    .orderBy(desc(importRun.ledgerSeq))
    .all();
}

/** What an import's entry says of its rows: only columns that are read even where a cell of JSON was spoilt. */
export function outlineImports(read: ReadDb): ImportOutline[] {
  const { id, number, ledgerSeq, firstSegment, segments, leaves, rootHash } = importRun;
  return read
    .select({ id, number, ledgerSeq, firstSegment, segments, leaves, rootHash })
    .from(importRun)
    .orderBy(desc(ledgerSeq))
    .all();
}
export type ImportOutline = Pick<
  ImportRecord,
  'id' | 'number' | 'ledgerSeq' | 'firstSegment' | 'segments' | 'leaves' | 'rootHash'
>;

/** Whether this very file is in the case already, read as this kind. */
export function sameFile(
  read: ReadDb,
  caseId: string,
  kind: string,
  sha256: string,
): ImportRecord | undefined {
  const { state } = importRun;
  return read
    .select()
    .from(importRun)
    .where(
      and(
        eq(importRun.sourceSha256, sha256),
        eq(importRun.caseId, caseId),
        eq(importRun.kind, kind as ImportRecord['kind']),
        ne(state, 'undone'),
      ),
    )
    .get();
}

/** That no undone import made the record of this id: what lists ask for. The record itself stays readable. */
export function notUndone(id: AnySQLiteColumn): SQL {
  const undone = sql`${importedRecord.recordId} = ${id} AND ${importedRecord.withdrawn} = 1`;
  return sql`NOT EXISTS (SELECT 1 FROM ${importedRecord} WHERE ${undone})`;
}

/** How this header was mapped last time; '' when never. */
export function readKeptMap(vault: Vault, kind: string, header: string): string {
  const row = vault.whole
    .select({ map: keptMap.map })
    .from(keptMap)
    .where(and(eq(keptMap.kind, kind), eq(keptMap.header, header)))
    .get();
  return row?.map ?? '';
}

/** Keeps a map for the next file with this header. Outside the ledger. */
export function keepMap(vault: Vault, kind: string, header: string, map: string): void {
  if (vault.readOnly) return;
  const row = { kind, header, map, keptAt: vault.sources.clock().at };
  vault.drizzle
    .insert(keptMap)
    .values(row)
    .onConflictDoUpdate({ target: [keptMap.kind, keptMap.header], set: row })
    .run();
}
