import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { CheckpointReason } from '../domain/checkpoint';
import { whole, words } from './columns';

/** Signed tree heads of the ledger. */
export const checkpoint = sqliteTable('checkpoint', {
  id: text().primaryKey(),
  reason: text().$type<CheckpointReason>().notNull(),
  treeSize: whole(),
  rootHash: text().notNull(),
  headHash: text().notNull(),
  peaks: text({ mode: 'json' }).$type<string[]>().notNull(),
  recordedAt: text().notNull(),
  recordedOffset: whole(),
  officerId: text().notNull(),
  officerName: text().notNull(),
  device: text().notNull(),
  ledgerSeq: whole(),
  accessSize: integer().notNull().default(0),
  accessHash: words(),
});
