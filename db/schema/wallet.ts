import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { AddressRecord, WalletDraft } from '../domain/wallet';
import { caseFile } from './case';
import { recordColumns, whole, withdrawn, words } from './columns';
import { exhibit } from './exhibit';
import { endSql, foldedSql } from './folded';

/** What a list of wallets is searched by, in small letters. */
export const walletTextSql = foldedSql([
  'number',
  'label',
  'software',
  'master_fingerprint',
  'envelope_number',
  'others_may_hold',
]);

/** In which order money can still be lost: 0 first. */
export const urgencySql =
  "CASE control WHEN 'access' THEN 1 WHEN 'moved' THEN 2 WHEN 'lost' THEN 3 WHEN 'confirmed' THEN 4 ELSE 0 END";

export const wallet = sqliteTable(
  'wallet',
  {
    ...recordColumns(),
    caseId: text()
      .notNull()
      .references(() => caseFile.id, { onDelete: 'restrict', onUpdate: 'restrict' }),
    exhibitId: text().references(() => exhibit.id, { onDelete: 'restrict', onUpdate: 'restrict' }),
    label: words(),
    type: text().$type<WalletDraft['type']>().notNull(),
    software: words(),
    derivation: words(),
    masterFingerprint: words(),
    publicKey: words(),
    extraWord: text().$type<WalletDraft['extraWord']>().notNull(),
    control: text().$type<WalletDraft['control']>().notNull(),
    othersMayHold: words(),
    envelopeNumber: words(),
    envelopeSeal: words(),
    notes: words(),
  },
  (table) => [
    uniqueIndex('wallet_number').on(table.number),
    index('wallet_by_case').on(table.caseId),
    index('wallet_by_exhibit').on(table.exhibitId),
    index('wallet_list').on(table.number, table.caseId, table.control, table.type, table.id),
    index('wallet_list_urgent').on(
      sql.raw(urgencySql),
      table.recordedAt,
      table.number,
      table.caseId,
      table.control,
      table.type,
      table.id,
    ),
    index('wallet_list_text').on(
      sql.raw(walletTextSql),
      table.number,
      table.caseId,
      table.control,
      table.type,
      table.id,
    ),
  ],
);

/**
 * What a hurried eye compares of an address: the first four characters after what all of its form share (`0x`, `bc1`,
 * `bitcoincash:`) and the last four, case aside; null for names that people chose. The same as `lookKey` of the domain.
 */
export const lookKeySql =
  "CASE WHEN length(canonical) < 20 THEN NULL ELSE lower(substr(canonical, CASE WHEN substr(canonical, 1, 2) = '0x' THEN 3 " +
  "WHEN instr(canonical, ':') > 0 THEN instr(canonical, ':') + 1 " +
  "WHEN canonical = lower(canonical) AND instr(canonical, '1') BETWEEN 3 AND 13 AND canonical GLOB '*[^0-9a-f]*' " +
  "THEN instr(canonical, '1') + 1 ELSE 1 END, 4) || substr(canonical, -4)) END";

export const address = sqliteTable(
  'address',
  {
    id: text().primaryKey(),
    walletId: text()
      .notNull()
      .references(() => wallet.id, { onDelete: 'restrict', onUpdate: 'restrict' }),
    position: integer().notNull(),
    chain: text().$type<AddressRecord['chain']>().notNull(),
    text: words(),
    role: text().$type<AddressRecord['role']>().notNull(),
    path: words(),
    memo: words(),
    label: words(),
    network: words(),
    canonical: words(),
    format: words(),
    checksum: text().$type<AddressRecord['checksum']>().notNull(),
    withdrawn: withdrawn(),
    ledgerSeq: whole(),
  },
  (table) => [
    index('address_by_wallet').on(table.walletId, table.position),
    index('address_by_canonical').on(table.canonical),
    index('address_by_look').on(sql.raw(lookKeySql)),
    index('address_by_end').on(sql.raw(endSql)),
    index('address_withdrawn').on(table.walletId).where(sql`withdrawn = 1`),
  ],
);
