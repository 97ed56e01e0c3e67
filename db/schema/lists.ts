import { index, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { ProviderKind } from '../domain/provider';
import type { TransferRecord } from '../domain/transfer';
import type { ListedKind } from '../domain/watchlist';
import { caseFile } from './case';
import { recordColumns, whole, withdrawn, words } from './columns';
import { importRun } from './import';

const restrict = { onDelete: 'restrict', onUpdate: 'restrict' } as const;
const ofImport = () =>
  text()
    .notNull()
    .references(() => importRun.id, restrict);

export const provider = sqliteTable(
  'provider',
  {
    ...recordColumns(),
    name: words(),
    kind: text().$type<ProviderKind>().notNull(),
    legalEntity: words(),
    registration: words(),
    jurisdiction: words(),
    licence: words(),
    domains: words(),
    contact: words(),
    requestChannel: words(),
    notes: words(),
  },
  (table) => [uniqueIndex('provider_number').on(table.number)],
);

/** Rows of lists: known to everybody in the vault, whatever case the list came with. */
export const listedEntry = sqliteTable(
  'listed_entry',
  {
    id: text().primaryKey(),
    importId: ofImport(),
    line: whole(),
    kind: text().$type<ListedKind>().notNull(),
    value: text().notNull(),
    raw: words(),
    chain: words(),
    label: words(),
    category: words(),
    confidence: words(),
    source: words(),
    listName: words(),
    issuer: words(),
    listedAt: words(),
    fileName: words(),
    fileHash: words(),
    withdrawn: withdrawn(),
    ledgerSeq: whole(),
  },
  (table) => [
    index('listed_entry_by_value').on(table.value),
    index('listed_entry_by_import').on(table.importId),
  ],
);

export const transfer = sqliteTable(
  'transfer',
  {
    id: text().primaryKey(),
    importId: ofImport(),
    caseId: text()
      .notNull()
      .references(() => caseFile.id, restrict),
    line: whole(),
    origin: text().$type<TransferRecord['origin']>().notNull(),
    account: words(),
    txid: words(),
    fromText: words(),
    toText: words(),
    asset: words(),
    amount: words(),
    fee: words(),
    happenedAt: words(),
    counterparty: words(),
    description: words(),
    withdrawn: withdrawn(),
    ledgerSeq: whole(),
  },
  (table) => [
    index('transfer_by_case').on(table.caseId),
    index('transfer_by_import').on(table.importId),
    index('transfer_by_txid').on(table.txid),
    index('transfer_by_from').on(table.fromText),
    index('transfer_by_to').on(table.toText),
  ],
);
