import { sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { LetterheadRecord, ReportTemplateRecord, SignatureLines } from '../domain/letterhead';
import { recordColumns, withdrawn, words } from './columns';

/** The vault's one letterhead: who speaks on paper, in three languages. */
export const letterhead = sqliteTable('letterhead', {
  ...recordColumns(),
  bodyKk: words(),
  bodyRu: words(),
  bodyEn: words(),
  unitKk: words(),
  unitRu: words(),
  unitEn: words(),
  addressKk: words(),
  addressRu: words(),
  addressEn: words(),
  contacts: words(),
  /** SHA-256 of the kept picture, '' where there is none. */
  emblem: words(),
  emblemType: words().$type<LetterheadRecord['emblemType']>(),
  lines: text({ mode: 'json' }).$type<SignatureLines>().notNull(),
});

/** A unit's own templates of paper, each with its source. */
export const reportTemplate = sqliteTable('report_template', {
  ...recordColumns(),
  name: text().notNull(),
  /** '' for every kind of report */
  kind: words().$type<ReportTemplateRecord['kind']>(),
  fileName: words(),
  sha256: text().notNull(),
  source: text().notNull(),
  withdrawn: withdrawn(),
});
