import {
  type AnySQLiteColumn,
  index,
  integer,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core';
import type { ReportRecord, ReportVersion } from '../domain/report';
import { caseFile } from './case';
import { recordColumns, whole, words } from './columns';

export const report = sqliteTable(
  'report',
  {
    ...recordColumns(),
    /** null where the report is about the vault, not about a case */
    caseId: text().references(() => caseFile.id, { onDelete: 'restrict', onUpdate: 'restrict' }),
    kind: text().$type<ReportRecord['kind']>().notNull(),
    language: text().$type<ReportRecord['language']>().notNull(),
    secondLanguage: text().$type<ReportRecord['secondLanguage']>().notNull().default(''),
    subjectId: words(),
    subjectTitle: words(),
    template: words(),
    status: text().$type<ReportRecord['status']>().notNull(),
    failure: words(),
    fileName: words(),
    sha256: words(),
    size: integer().notNull().default(0),
    pages: integer().notNull().default(0),
    standard: words(),
    caseJsonSha256: words(),
    headSeq: whole(),
    headHash: words(),
    signer: words(),
    signerCertificate: words(),
    signatures: integer().notNull().default(0),
    signedAt: words(),
    timestampRequest: words(),
    volumes: integer().notNull().default(1),
    commitmentRoot: words(),
    copyOf: text().references((): AnySQLiteColumn => report.id, {
      onDelete: 'restrict',
      onUpdate: 'restrict',
    }),
    hiddenFields: words(),
    supersededBy: text().references((): AnySQLiteColumn => report.id, {
      onDelete: 'restrict',
      onUpdate: 'restrict',
    }),
    cmsRequest: words(),
    wordsVersion: words(),
  },
  (table) => [uniqueIndex('report_number').on(table.number), index('report_by_case').on(table.caseId)],
);

/** Every version of a report's file, by its hash: the newest is the report, the older ones tell a file that was cut. */
export const reportVersion = sqliteTable(
  'report_version',
  {
    id: text().primaryKey(),
    reportId: text()
      .notNull()
      .references(() => report.id, { onDelete: 'restrict', onUpdate: 'restrict' }),
    volume: integer().notNull().default(1),
    ordinal: whole(),
    event: text().$type<ReportVersion['event']>().notNull(),
    role: text().$type<ReportVersion['role']>().notNull().default(''),
    signer: words(),
    certificate: words(),
    at: words(),
    sha256: text().notNull(),
    size: whole(),
    signatures: whole(),
    recordedAt: text().notNull(),
    recordedOffset: whole(),
    officerId: text().notNull(),
    officerName: text().notNull(),
    ledgerSeq: whole(),
  },
  (table) => [
    uniqueIndex('report_version_ordinal').on(table.reportId, table.volume, table.ordinal),
    index('report_version_by_hash').on(table.sha256),
  ],
);

/** The volumes of a report that has several: their newest files, and the bytes as they were drawn, which the next ones name. */
export const reportVolume = sqliteTable(
  'report_volume',
  {
    id: text().primaryKey(),
    reportId: text()
      .notNull()
      .references(() => report.id, { onDelete: 'restrict', onUpdate: 'restrict' }),
    volume: whole(),
    fileName: text().notNull(),
    sha256: text().notNull(),
    size: whole(),
    pages: whole(),
    rows: whole(),
    drawnSha256: text().notNull(),
    drawnSize: whole(),
    ledgerSeq: whole(),
  },
  (table) => [uniqueIndex('report_volume_order').on(table.reportId, table.volume)],
);
