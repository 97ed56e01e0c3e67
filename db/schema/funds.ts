import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { AccountDraft } from '../domain/funds/account';
import type { BridgeRequest } from '../domain/funds/bridge';
import type { ControlChange } from '../domain/funds/control';
import type { EntitlementState } from '../domain/funds/forks';
import type { MovementDraft } from '../domain/funds/movement';
import type { ObservationDraft, ObservationRecord } from '../domain/funds/observation';
import type { ValuationDraft } from '../domain/funds/valuation';
import { attachment } from './attachment';
import { caseFile } from './case';
import { count, recordColumns, whole, withdrawn, words } from './columns';
import { person } from './person';
import { address, wallet } from './wallet';

const restrict = { onDelete: 'restrict', onUpdate: 'restrict' } as const;
const ofCase = () =>
  text()
    .notNull()
    .references(() => caseFile.id, restrict);
const maybeAddress = () => text().references(() => address.id, restrict);
const maybeWallet = () => text().references(() => wallet.id, restrict);
const maybeAccount = () => text().references(() => account.id, restrict);

/** Who wrote a row that has no number of its own, and when. */
const stamp = () => ({
  recordedAt: text().notNull(),
  recordedOffset: integer().notNull(),
  officerId: text().notNull(),
  officerName: text().notNull(),
  ledgerSeq: whole(),
});

export const account = sqliteTable(
  'account',
  {
    ...recordColumns(),
    caseId: ofCase(),
    provider: words(),
    userId: words(),
    email: words(),
    phone: words(),
    personId: text().references(() => person.id, restrict),
    freeze: text().$type<AccountDraft['freeze']>().notNull(),
    freezeReference: words(),
    freezeDate: words(),
    notes: words(),
  },
  (table) => [uniqueIndex('account_number').on(table.number), index('account_by_case').on(table.caseId)],
);

export const observation = sqliteTable(
  'observation',
  {
    ...recordColumns(),
    caseId: ofCase(),
    walletId: maybeWallet(),
    addressId: maybeAddress(),
    accountId: maybeAccount(),
    assetId: text().notNull(),
    amount: text().notNull(),
    observedAt: words(),
    blockHeight: count(),
    source: text().$type<ObservationDraft['source']>().notNull(),
    sourceName: words(),
    attachmentId: text().references(() => attachment.id, restrict),
    entry: text().$type<ObservationRecord['entry']>().notNull(),
    fileHash: words(),
    notes: words(),
    withdrawn: withdrawn(),
  },
  (table) => [
    uniqueIndex('observation_number').on(table.number),
    index('observation_by_case').on(table.caseId),
    index('observation_by_wallet').on(table.walletId),
    index('observation_by_address').on(table.addressId),
    index('observation_by_account').on(table.accountId),
    index('observation_by_file').on(table.fileHash),
  ],
);

export const movement = sqliteTable(
  'movement',
  {
    ...recordColumns(),
    caseId: ofCase(),
    fromWalletId: maybeWallet(),
    fromAddressId: maybeAddress(),
    fromAccountId: maybeAccount(),
    toWalletId: maybeWallet(),
    toAddressId: maybeAddress(),
    toAccountId: maybeAccount(),
    toText: words(),
    assetId: text().notNull(),
    amount: text().notNull(),
    fee: words(),
    txid: words(),
    movedAt: text().notNull(),
    blockHeight: count(),
    purpose: text().$type<MovementDraft['purpose']>().notNull(),
    notes: words(),
    secondName: words(),
    authorisation: words(),
    confirmedAt: words(),
    confirmedOffset: count(),
    confirmedBy: words(),
    confirmationId: text().references(() => observation.id, restrict),
    confirmationSource: words(),
    withdrawn: withdrawn(),
  },
  (table) => [
    uniqueIndex('movement_number').on(table.number),
    index('movement_by_case').on(table.caseId),
    index('movement_by_from').on(table.fromWalletId),
    index('movement_by_to').on(table.toWalletId),
    index('movement_by_txid').on(table.txid),
  ],
);

/** Each step of a wallet's control after the state that it was recorded with. */
export const controlChange = sqliteTable(
  'control_change',
  {
    id: text().primaryKey(),
    walletId: text()
      .notNull()
      .references(() => wallet.id, restrict),
    before: text().$type<ControlChange['before']>().notNull(),
    after: text().$type<ControlChange['after']>().notNull(),
    cause: text().$type<ControlChange['cause']>().notNull(),
    reason: words(),
    movementId: text().references(() => movement.id, restrict),
    ...stamp(),
  },
  (table) => [index('control_change_by_wallet').on(table.walletId)],
);

/** An officer's reason for a balance that fell, as large as it fell then. */
export const dropExplanation = sqliteTable(
  'drop_explanation',
  {
    id: text().primaryKey(),
    observationId: text()
      .notNull()
      .references(() => observation.id, restrict),
    amount: text().notNull(),
    reason: words(),
    withdrawn: withdrawn(),
    ...stamp(),
  },
  (table) => [index('drop_explanation_by_observation').on(table.observationId)],
);

export const entitlement = sqliteTable(
  'entitlement',
  {
    id: text().primaryKey(),
    addressId: text()
      .notNull()
      .references(() => address.id, restrict),
    walletId: text()
      .notNull()
      .references(() => wallet.id, restrict),
    fork: text().notNull(),
    assetId: text().notNull(),
    observationId: text().references(() => observation.id, restrict),
    due: words(),
    amount: words(),
    state: text().$type<EntitlementState>().notNull(),
    txid: words(),
    notes: words(),
    ...stamp(),
  },
  (table) => [uniqueIndex('entitlement_of_address').on(table.addressId, table.fork)],
);

export const valuation = sqliteTable(
  'valuation',
  {
    ...recordColumns(),
    caseId: ofCase(),
    walletId: maybeWallet(),
    accountId: maybeAccount(),
    assetId: text().notNull(),
    amount: text().notNull(),
    basis: text().$type<ValuationDraft['basis']>().notNull(),
    date: text().notNull(),
    price: text().notNull(),
    priceCurrency: text().$type<ValuationDraft['priceCurrency']>().notNull(),
    priceSource: words(),
    rate: text().notNull(),
    quantum: whole(),
    rateDate: words(),
    rateTableId: text().references(() => rateTable.id, restrict),
    valueMinor: text().notNull(),
    valueTiyn: text().notNull(),
    notes: words(),
    withdrawn: withdrawn(),
  },
  (table) => [uniqueIndex('valuation_number').on(table.number), index('valuation_by_case').on(table.caseId)],
);

export const rateTable = sqliteTable(
  'rate_table',
  {
    id: text().primaryKey(),
    name: text().notNull(),
    sha256: text().notNull(),
    size: whole(),
    rows: whole(),
    currencies: words(),
    firstDate: words(),
    lastDate: words(),
    source: words(),
    ...stamp(),
  },
  (table) => [uniqueIndex('rate_table_file').on(table.sha256)],
);

export const rate = sqliteTable(
  'rate',
  {
    id: text().primaryKey(),
    tableId: text()
      .notNull()
      .references(() => rateTable.id, restrict),
    date: text().notNull(),
    currency: text().notNull(),
    rate: text().notNull(),
    quantum: whole(),
    ledgerSeq: whole(),
  },
  (table) => [index('rate_by_day').on(table.currency, table.date)],
);

export const bridgeRequest = sqliteTable(
  'bridge_request',
  {
    id: text().primaryKey(),
    caseId: ofCase(),
    reference: text().notNull(),
    items: text({ mode: 'json' }).$type<BridgeRequest['items']>().notNull(),
    sha256: text().notNull(),
    ...stamp(),
  },
  (table) => [
    uniqueIndex('bridge_request_reference').on(table.reference),
    index('bridge_request_by_case').on(table.caseId),
  ],
);
