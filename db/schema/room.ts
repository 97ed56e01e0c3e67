import { index, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { OutsideCustodian } from '../domain/custody/custodian';
import type { DeadlineRecord, RuleDraft } from '../domain/deadline';
import type { DiscrepancyRecord } from '../domain/discrepancy';
import type { DisposedKind, DispositionRecord } from '../domain/disposition';
import type { CountLine, CountRecord } from '../domain/stockCount';
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

export const disposition = sqliteTable(
  'disposition',
  {
    ...recordColumns(),
    caseId: ofCase(),
    way: text().$type<DispositionRecord['way']>().notNull(),
    orderNumber: words(),
    orderDate: words(),
    issuer: words(),
    recipient: text({ mode: 'json' }).$type<OutsideCustodian>().notNull(),
    happenedAt: words(),
    place: words(),
    manner: words(),
    movementId: text(),
    actNumber: words(),
    attachmentId: text(),
    notes: words(),
    secondId: words(),
    secondName: words(),
  },
  (table) => [
    uniqueIndex('disposition_number').on(table.number),
    index('disposition_by_case').on(table.caseId),
  ],
);

export const dispositionItem = sqliteTable(
  'disposition_item',
  {
    id: text().primaryKey(),
    dispositionId: text()
      .notNull()
      .references(() => disposition.id, restrict),
    kind: text().$type<DisposedKind>().notNull(),
    exhibitId: text().references(() => exhibit.id, restrict),
    envelopeId: text().references(() => envelope.id, restrict),
    walletId: text().references(() => wallet.id, restrict),
    ledgerSeq: whole(),
  },
  (table) => [
    index('disposition_item_by_disposition').on(table.dispositionId),
    index('disposition_item_by_exhibit').on(table.exhibitId),
    index('disposition_item_by_wallet').on(table.walletId),
  ],
);

/** `caseId` is a case's, or `manyCases`: of something that a count found and nobody knows. */
export const discrepancy = sqliteTable(
  'discrepancy',
  {
    ...recordColumns(),
    caseId: text().notNull(),
    subjectKind: text().$type<DiscrepancyRecord['subjectKind']>().notNull(),
    subjectId: words(),
    kind: text().$type<DiscrepancyRecord['kind']>().notNull(),
    expected: words(),
    found: words(),
    notes: words(),
    countId: words(),
    eventId: words(),
    secondId: words(),
    secondName: words(),
    state: text().$type<DiscrepancyRecord['state']>().notNull(),
    resolution: text().$type<DiscrepancyRecord['resolution']>().notNull(),
    outcome: words(),
    resolvedAt: words(),
    resolvedOffset: whole(),
    resolvedById: words(),
    resolvedByName: words(),
  },
  (table) => [
    uniqueIndex('discrepancy_number').on(table.number),
    index('discrepancy_by_subject').on(table.subjectId),
    index('discrepancy_by_state').on(table.state),
    index('discrepancy_by_case').on(table.caseId),
  ],
);

/** `caseId` is `manyCases` for the count of a place or of an officer's things. */
export const stockCount = sqliteTable(
  'stock_count',
  {
    ...recordColumns(),
    caseId: text().notNull(),
    scope: text().$type<CountRecord['scope']>().notNull(),
    place: words(),
    ofOfficerId: words(),
    ofOfficerName: words(),
    reason: words(),
    notes: words(),
    state: text().$type<CountRecord['state']>().notNull(),
    closedAt: words(),
    closedOffset: whole(),
    secondId: words(),
    secondName: words(),
  },
  (table) => [uniqueIndex('stock_count_number').on(table.number)],
);

export const countLine = sqliteTable(
  'count_line',
  {
    id: text().primaryKey(),
    stockCountId: text()
      .notNull()
      .references(() => stockCount.id, restrict),
    ordinal: whole(),
    subjectKind: text().$type<CountLine['subjectKind']>().notNull(),
    subjectId: words(),
    scanned: words(),
    scannedAt: words(),
    intact: text().$type<CountLine['intact']>().notNull(),
    seal: words(),
    note: words(),
    result: text().$type<CountLine['result']>().notNull(),
    record: text().$type<CountLine['record']>().notNull(),
    funds: text().$type<CountLine['funds']>().notNull(),
    ledgerSeq: whole(),
  },
  (table) => [
    uniqueIndex('count_line_ordinal').on(table.stockCountId, table.ordinal),
    index('count_line_by_subject').on(table.subjectId),
  ],
);

export const deadline = sqliteTable(
  'deadline',
  {
    ...recordColumns(),
    caseId: ofCase(),
    subjectKind: text().$type<DeadlineRecord['subjectKind']>().notNull(),
    subjectId: text().notNull(),
    ruleId: text().notNull(),
    rule: text({ mode: 'json' }).$type<RuleDraft>().notNull(),
    startedAt: words(),
    dueAt: text().notNull(),
    startedBy: words(),
    notes: words(),
    stoppedAt: words(),
    stopDocument: words(),
    stopDate: words(),
    stopAttachmentId: text(),
    stopNote: words(),
    stoppedById: words(),
    stoppedByName: words(),
  },
  (table) => [
    uniqueIndex('deadline_number').on(table.number),
    index('deadline_by_case').on(table.caseId),
    index('deadline_by_subject').on(table.subjectId),
    index('deadline_running').on(table.stoppedAt, table.dueAt),
  ],
);
