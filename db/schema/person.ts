import { index, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { PersonDraft } from '../domain/person';
import { caseFile } from './case';
import { recordColumns, words } from './columns';

export const person = sqliteTable(
  'person',
  {
    ...recordColumns(),
    caseId: text()
      .notNull()
      .references(() => caseFile.id, { onDelete: 'restrict', onUpdate: 'restrict' }),
    name: words(),
    nameLatin: words(),
    aliases: words(),
    role: text().$type<PersonDraft['role']>().notNull(),
    iin: words(),
    birth: words(),
    citizenship: words(),
    document: words(),
    phones: words(),
    handles: words(),
    notes: words(),
  },
  (table) => [uniqueIndex('person_number').on(table.number), index('person_by_case').on(table.caseId)],
);
