import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { AddressRecord, WalletDraft } from '../domain/wallet';
import { caseFile } from './case';
import { recordColumns, whole, withdrawn, words } from './columns';
import { exhibit } from './exhibit';

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
  ],
);

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
  ],
);
