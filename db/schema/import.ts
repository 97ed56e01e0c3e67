import { sql } from 'drizzle-orm';
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { ImportRecord } from '../domain/import';
import { attachment } from './attachment';
import { caseFile } from './case';
import { recordColumns, whole, withdrawn, words } from './columns';

const restrict = { onDelete: 'restrict', onUpdate: 'restrict' } as const;

export const importRun = sqliteTable(
  'import_run',
  {
    ...recordColumns(),
    caseId: text()
      .notNull()
      .references(() => caseFile.id, restrict),
    kind: text().$type<ImportRecord['kind']>().notNull(),
    fileName: words(),
    sourceId: text()
      .notNull()
      .references(() => attachment.id, restrict),
    rejectsId: text().references(() => attachment.id, restrict),
    sourceSha256: words(),
    sourceSize: whole(),
    plan: text({ mode: 'json' }).$type<ImportRecord['plan']>().notNull(),
    read: whole(),
    accepted: whole(),
    flagged: whole(),
    rejected: whole(),
    duplicates: whole(),
    forms: text({ mode: 'json' }).$type<ImportRecord['forms']>().notNull(),
    firstSegment: whole(),
    segments: whole(),
    leaves: whole(),
    rootHash: words(),
    state: text().$type<ImportRecord['state']>().notNull(),
  },
  (table) => [
    uniqueIndex('import_run_number').on(table.number),
    index('import_run_by_case').on(table.caseId),
    index('import_run_by_source').on(table.sourceSha256),
  ],
);

/** Which record came from which line of an import; withdrawn when the import was undone. */
export const importedRecord = sqliteTable(
  'imported_record',
  {
    id: text().primaryKey(),
    importId: text()
      .notNull()
      .references(() => importRun.id, restrict),
    recordKind: words(),
    recordId: text().notNull(),
    line: whole(),
    withdrawn: withdrawn(),
    ledgerSeq: whole(),
  },
  (table) => [
    index('imported_record_by_import').on(table.importId),
    index('imported_record_by_record').on(table.recordId, table.withdrawn),
    index('imported_record_undone').on(table.recordId).where(sql`withdrawn = 1`),
  ],
);

/**
 * Addresses of imports, by the million: no entry of the ledger names a row, each import's entry holds the root over all of
 * its own. A segment is written at once, in order; the number of its import's first segment says whose it is.
 */
export const importedAddress = sqliteTable(
  'imported_address',
  {
    segment: integer().notNull(),
    canonical: text().notNull(),
    /** Place in the import's list of forms. */
    form: integer().notNull(),
    rest: text().notNull(),
  },
  // Ends are searched in memory (db/segmentEnds.ts): an index of them would treble what an import writes.
  (table) => [primaryKey({ columns: [table.segment, table.canonical, table.form] })],
);

/** How the columns of a header were mapped last time. Outside the ledger: a convenience. */
export const keptMap = sqliteTable(
  'kept_map',
  {
    kind: text().notNull(),
    header: text().notNull(),
    map: text().notNull(),
    keptAt: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.kind, table.header] })],
);

/** Filters, order and columns of a table that an officer gave a name to. Outside the ledger, each officer's own. */
export const tableView = sqliteTable(
  'table_view',
  {
    id: text().primaryKey(),
    officerId: text().notNull(),
    tableId: text().notNull(),
    name: text().notNull(),
    state: text().notNull(),
    savedAt: text().notNull(),
  },
  (table) => [index('table_view_by_officer').on(table.officerId, table.tableId)],
);
