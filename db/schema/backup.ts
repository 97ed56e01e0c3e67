import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { whole, words } from './columns';

/** Backups that were made, read back and opened; the row is in the ledger entry that says so. */
export const backup = sqliteTable(
  'backup',
  {
    id: text().primaryKey(),
    place: text().notNull(),
    folder: text().notNull(),
    madeAt: text().notNull(),
    madeOffset: whole(),
    officerName: words(),
    device: words(),
    /** '' when an officer asked for it. */
    planId: words(),
    manifestSha256: text().notNull(),
    headSeq: whole(),
    headHash: text().notNull(),
    files: whole(),
    bytes: whole(),
    bytesWritten: whole(),
    ledgerSeq: whole(),
  },
  (table) => [index('backup_by_time').on(table.madeAt)],
);

/** Remembered places and how often a backup is due there. */
export const backupPlan = sqliteTable('backup_plan', {
  id: text().primaryKey(),
  place: text().notNull(),
  everyHours: whole(),
  since: text().notNull(),
  ended: integer().notNull().default(0),
  ledgerSeq: whole(),
});
