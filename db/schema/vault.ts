import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { OfficerStatus, Role } from '../domain/officer';
import type { ReferenceTable } from '../domain/reference';
import { whole, words } from './columns';

/** Facts about the vault as a whole, one row each: vaultId, name, shortCode, sample, recoveryConfirmedAt. */
export const vaultFact = sqliteTable('vault_fact', {
  id: text().primaryKey(),
  value: words(),
  ledgerSeq: whole(),
});

export const officer = sqliteTable('officer', {
  id: text().primaryKey(),
  name: words(),
  rank: words(),
  unit: words(),
  role: text().$type<Role>().notNull(),
  serviceNumber: words(),
  iin: words(),
  status: text().$type<OfficerStatus>().notNull().default('active'),
  recordedAt: text().notNull(),
  recordedOffset: integer().notNull(),
  signingKey: text().notNull(),
  sealingKey: text().notNull(),
  ledgerSeq: whole(),
});

export const referenceEntry = sqliteTable('reference_entry', {
  id: text().primaryKey(),
  table: text().$type<ReferenceTable>().notNull(),
  code: words(),
  kk: words(),
  ru: words(),
  en: words(),
  validFrom: words(),
  validTo: words(),
  source: words(),
  edition: words(),
  facts: text({ mode: 'json' }).$type<Record<string, string | number>>().notNull(),
  ledgerSeq: whole(),
});

/**
 * Unfinished forms, each officer's own. Outside the ledger: they are not evidence until they are recorded, and are purged
 * then.
 */
export const draft = sqliteTable(
  'draft',
  {
    key: text().notNull(),
    officerId: text().notNull(),
    json: text().notNull(),
    savedAt: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.key, table.officerId] })],
);
