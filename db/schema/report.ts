import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { ReportRecord } from '../domain/report';
import { caseFile } from './case';
import { recordColumns, whole, words } from './columns';

export const report = sqliteTable(
  'report',
  {
    ...recordColumns(),
    caseId: text()
      .notNull()
      .references(() => caseFile.id, { onDelete: 'restrict', onUpdate: 'restrict' }),
    kind: text().$type<ReportRecord['kind']>().notNull(),
    language: text().$type<ReportRecord['language']>().notNull(),
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
  },
  (table) => [uniqueIndex('report_number').on(table.number), index('report_by_case').on(table.caseId)],
);
