import { index, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { LinkDraft } from '../domain/link';
import { caseFile } from './case';
import { recordColumns, words } from './columns';

export const link = sqliteTable(
  'link',
  {
    ...recordColumns(),
    caseId: text()
      .notNull()
      .references(() => caseFile.id, { onDelete: 'restrict', onUpdate: 'restrict' }),
    fromKind: text().$type<LinkDraft['fromKind']>().notNull(),
    fromId: text().notNull(),
    kind: text().$type<LinkDraft['kind']>().notNull(),
    toKind: text().$type<LinkDraft['toKind']>().notNull(),
    toId: text().notNull(),
    source: words(),
    confidence: text().$type<LinkDraft['confidence']>().notNull(),
    notes: words(),
  },
  (table) => [
    uniqueIndex('link_number').on(table.number),
    index('link_by_case').on(table.caseId),
    index('link_by_from').on(table.fromId),
    index('link_by_to').on(table.toId),
  ],
);
