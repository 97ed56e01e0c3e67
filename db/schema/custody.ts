import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { Custodian } from '../domain/custody/custodian';
import type { CustodyEvent, CustodyReceipt, HeldKind, SealFound } from '../domain/custody/event';
import type { CustodyState } from '../domain/custody/state';
import type { StatusRecord } from '../domain/legalStatus';
import { caseFile } from './case';
import { recordColumns, whole, words } from './columns';
import { envelope } from './envelope';
import { exhibit } from './exhibit';
import { wallet } from './wallet';

const restrict = { onDelete: 'restrict', onUpdate: 'restrict' } as const;
const ofCase = () =>
  text()
    .notNull()
    .references(() => caseFile.id, restrict);

/** One act on one thing or many. Its rows, its items' and its receipts' are never changed: `frozen` in db/guards.ts. */
export const custodyEvent = sqliteTable(
  'custody_event',
  {
    ...recordColumns(),
    caseId: ofCase(),
    action: text().$type<CustodyEvent['action']>().notNull(),
    fromCustodian: text({ mode: 'json' }).$type<Custodian>().notNull(),
    toCustodian: text({ mode: 'json' }).$type<Custodian | null>(),
    method: text().$type<CustodyEvent['method']>().notNull(),
    happenedAt: words(),
    fromPlace: words(),
    toPlace: words(),
    purpose: words(),
    authorisation: words(),
    attestation: words(),
    dueBack: words(),
  },
  (table) => [
    uniqueIndex('custody_event_number').on(table.number),
    index('custody_event_by_case').on(table.caseId),
  ],
);

export const custodyItem = sqliteTable(
  'custody_item',
  {
    id: text().primaryKey(),
    eventId: text()
      .notNull()
      .references(() => custodyEvent.id, restrict),
    kind: text().$type<HeldKind>().notNull(),
    exhibitId: text().references(() => exhibit.id, restrict),
    envelopeId: text().references(() => envelope.id, restrict),
    sealBefore: words(),
    sealAfter: words(),
    intact: text().$type<SealFound>().notNull(),
    condition: words(),
    photoId: text(),
    ledgerSeq: whole(),
  },
  (table) => [
    index('custody_item_by_event').on(table.eventId),
    index('custody_item_by_exhibit').on(table.exhibitId),
    index('custody_item_by_envelope').on(table.envelopeId),
    index('custody_item_by_seal').on(table.sealAfter),
  ],
);

export const custodyReceipt = sqliteTable(
  'custody_receipt',
  {
    id: text().primaryKey(),
    eventId: text()
      .notNull()
      .references(() => custodyEvent.id, restrict),
    itemId: text()
      .notNull()
      .references(() => custodyItem.id, restrict),
    state: text().$type<CustodyReceipt['state']>().notNull(),
    officerId: words(),
    officerName: words(),
    via: text().$type<CustodyReceipt['via']>().notNull(),
    seal: words(),
    intact: text().$type<SealFound>().notNull(),
    condition: words(),
    place: words(),
    reason: words(),
    paperNumber: words(),
    attachmentId: text(),
    recordedAt: text().notNull(),
    recordedOffset: whole(),
    ledgerSeq: whole(),
  },
  (table) => [index('custody_receipt_by_item').on(table.itemId)],
);

/**
 * Who holds what now: what `custodyState` makes of the events, written in the same entry, so that lists can ask for it.
 * A thing without a row is with whoever recorded it. The id is the exhibit's or the envelope's.
 */
export const holding = sqliteTable(
  'holding',
  {
    id: text().primaryKey(),
    caseId: ofCase(),
    kind: text().$type<HeldKind>().notNull(),
    custodian: text({ mode: 'json' }).$type<Custodian>().notNull(),
    /** Of the officer, '' where an outside person holds it. */
    custodianId: words(),
    since: words(),
    lastAt: words(),
    place: words(),
    seal: words(),
    intact: text().$type<SealFound>().notNull(),
    status: text().$type<CustodyState['status']>().notNull(),
    offeredItemId: words(),
    /** 1 where the acceptance ends the custody. */
    offeredFinal: integer().notNull().default(0),
    offeredToId: words(),
    offeredEventId: words(),
    offeredAt: words(),
    offeredTo: text({ mode: 'json' }).$type<Custodian | null>(),
    dueBack: words(),
    lastEventId: words(),
    ledgerSeq: whole(),
  },
  (table) => [
    index('holding_by_custodian').on(table.custodianId, table.status),
    index('holding_by_offer').on(table.offeredToId),
    index('holding_by_case').on(table.caseId),
    index('holding_by_due').on(table.dueBack),
    index('holding_by_place').on(table.place),
    index('holding_list').on(table.status, table.caseId, table.id),
  ],
);

export const legalStatus = sqliteTable(
  'legal_status',
  {
    id: text().primaryKey(),
    caseId: ofCase(),
    subjectKind: text().$type<StatusRecord['subjectKind']>().notNull(),
    exhibitId: text().references(() => exhibit.id, restrict),
    walletId: text().references(() => wallet.id, restrict),
    status: text().$type<StatusRecord['status']>().notNull(),
    orderNumber: words(),
    issuer: words(),
    date: words(),
    notes: words(),
    dispositionId: words(),
    officerId: text().notNull(),
    officerName: text().notNull(),
    recordedAt: text().notNull(),
    recordedOffset: whole(),
    ledgerSeq: whole(),
  },
  (table) => [
    index('legal_status_by_exhibit').on(table.exhibitId),
    index('legal_status_by_wallet').on(table.walletId),
    index('legal_status_by_case').on(table.caseId),
  ],
);
