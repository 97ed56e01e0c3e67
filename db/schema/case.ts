import { sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { ArticleCitation, CaseDraft } from '../domain/case';
import { count, recordColumns, words } from './columns';

export const caseFile = sqliteTable(
  'case_file',
  {
    ...recordColumns(),
    title: words(),
    category: text().$type<CaseDraft['category']>().notNull(),
    stage: text().$type<CaseDraft['stage']>().notNull(),
    kuiNumber: words(),
    kuiDate: words(),
    erdrNumber: words(),
    erdrDate: words(),
    articles: text({ mode: 'json' }).$type<ArticleCitation[]>().notNull(),
    region: words(),
    body: words(),
    unit: words(),
    investigator: words(),
    prosecutor: words(),
    damageTiyn: words(),
    damageCents: words(),
    damageSource: words(),
    victims: count(),
    language: text().$type<CaseDraft['language']>().notNull(),
    notes: words(),
  },
  (table) => [uniqueIndex('case_number').on(table.number)],
);
