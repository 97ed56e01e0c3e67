import {
  and,
  count,
  desc,
  eq,
  exists,
  gt,
  inArray,
  isNotNull,
  ne,
  notInArray,
  or,
  type SQL,
  sql,
} from 'drizzle-orm';
import { type ImportRecord, undoAct } from './domain/import';
import type { RecordKind } from './domain/record';
import { Refusal } from './domain/refusal';
import type { ReadDb, Vault } from './open';
import { nextNumber, requireChanged, requireFound, subjectOf } from './record';
import { readRef } from './refs';
import {
  account,
  attachment,
  countLine,
  custodyItem,
  deadline,
  discrepancy,
  dispositionItem,
  envelope,
  equipment,
  exhibit,
  holding,
  importedRecord,
  importRun,
  keptMap,
  ledgerEntry,
  legalStatus,
  link,
  provider,
  report,
  wallet,
} from './schema';
import { requireAct } from './secured';
import type { WriteTx } from './tx';

export { notUndone } from './undone';

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
  readonly kind: RecordKind | 'provider' | 'listed' | 'transfer' | 'equipment';
  readonly id: string;
  readonly line: number;
}

/** Rows that say themselves that they were taken back: they are looked up by what they hold. */
const withdrawnTables: Readonly<Record<string, 'listedEntry' | 'transfer' | 'equipment'>> = {
  listed: 'listedEntry',
  transfer: 'transfer',
  equipment: 'equipment',
};

/** Writes the one entry that makes staged rows, or the records that `make` makes of them, an import. */
export function recordImport(
  tx: WriteTx,
  facts: ImportFacts,
  make: (importId: string) => readonly ImportedLine[] = () => [],
): ImportRecord {
  const recorded =
    tx.read.select({ n: count() }).from(importRun).where(eq(importRun.caseId, facts.caseId)).get()?.n ?? 0;
  const row: ImportRecord = {
    ...tx.meta(nextNumber(tx, 'import', facts.caseId, recorded)),
    ...facts,
    state: 'live',
  };
  tx.insert('importRun', row);
  for (const { kind, id, line } of make(row.id))
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
  requireAct(tx, undoAct(before, { officerId: tx.author.id, at: tx.now.at }));
  requireUnused(tx.read, id, before.ledgerSeq);
  const made = tx.read
    .select({ id: importedRecord.id, kind: importedRecord.recordKind, recordId: importedRecord.recordId })
    .from(importedRecord)
    .where(eq(importedRecord.importId, id))
    .all();
  for (const one of made) {
    tx.update('importedRecord', one.id, { withdrawn: 1 });
    const table = withdrawnTables[one.kind];
    if (table) tx.update(table, one.recordId, { withdrawn: 1 });
  }
  tx.about(subjectOf('import', before, before.fileName), reason);
  return readImport(tx.read, id);
}

/** Whatever was recorded about a record, or leads to it, since the import made it. */
function requireUnused(read: ReadDb, id: string, seq: number): void {
  const made = read
    .select({ id: importedRecord.recordId })
    .from(importedRecord)
    .where(eq(importedRecord.importId, id));
  const leads = [
    wallet.exhibitId,
    legalStatus.exhibitId,
    custodyItem.exhibitId,
    dispositionItem.exhibitId,
    envelope.exhibitId,
    discrepancy.subjectId,
    countLine.subjectId,
    deadline.subjectId,
    attachment.ownerId,
    report.subjectId,
    account.personId,
    link.fromId,
    link.toId,
  ];
  const acted: (SQL | undefined)[] = [
    ...leads.map((column) =>
      inArray(
        importedRecord.recordId,
        sql`(SELECT ${column} FROM ${column.table} WHERE ${column} IS NOT NULL)`,
      ),
    ),
    inArray(importedRecord.recordId, read.select({ id: holding.id }).from(holding)),
    inArray(
      importedRecord.recordId,
      read
        .select({ id: exhibit.parentId })
        .from(exhibit)
        .where(and(isNotNull(exhibit.parentId), notInArray(exhibit.id, made))),
    ),
    // Machines of another import at a site that this one made.
    inArray(
      importedRecord.recordId,
      read
        .select({ id: equipment.siteId })
        .from(equipment)
        .where(and(eq(equipment.withdrawn, 0), notInArray(equipment.id, made))),
    ),
    exists(
      read
        .select({ seq: ledgerEntry.seq })
        .from(ledgerEntry)
        .where(and(eq(ledgerEntry.subjectId, importedRecord.recordId), gt(ledgerEntry.seq, seq))),
    ),
  ];
  const used = read
    .select({ kind: importedRecord.recordKind, id: importedRecord.recordId })
    .from(importedRecord)
    .where(and(eq(importedRecord.importId, id), or(...acted)))
    .orderBy(importedRecord.line)
    .get();
  if (!used) return;
  throw new Refusal('import.used', { number: numberOf(read, used.kind, used.id) });
}

function numberOf(read: ReadDb, kind: string, id: string): string {
  if (kind === 'provider')
    return (
      read.select({ number: provider.number }).from(provider).where(eq(provider.id, id)).get()?.number ?? ''
    );
  return readRef(read, kind === 'person' || kind === 'site' ? kind : 'exhibit', id).number;
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
