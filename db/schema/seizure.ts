import {
  type AnySQLiteColumn,
  index,
  integer,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core';
import type { SeizureRecord } from '../domain/seizure';
import { caseFile } from './case';
import { recordColumns, words } from './columns';

const restrict = { onDelete: 'restrict', onUpdate: 'restrict' } as const;

export const seizure = sqliteTable(
  'seizure',
  {
    ...recordColumns(),
    caseId: text()
      .notNull()
      .references(() => caseFile.id, restrict),
    kind: text().$type<SeizureRecord['kind']>().notNull(),
    place: words(),
    address: words(),
    premisesOf: words(),
    startedAt: words(),
    endedAt: words(),
    authorisation: words(),
    authorisationDate: words(),
    authorisedBy: words(),
    protocolNumber: words(),
    officers: text({ mode: 'json' }).$type<SeizureRecord['officers']>().notNull(),
    witnesses: text({ mode: 'json' }).$type<SeizureRecord['witnesses']>().notNull(),
    present: text({ mode: 'json' }).$type<SeizureRecord['present']>().notNull(),
    isolation: text().$type<SeizureRecord['isolation']>().notNull(),
    isolatedAt: words(),
    isolatedHow: words(),
    video: text().$type<SeizureRecord['video']>().notNull(),
    videoDevice: words(),
    outcome: text().$type<SeizureRecord['outcome']>().notNull(),
    statements: words(),
    notes: words(),
    supplementTo: text().references((): AnySQLiteColumn => seizure.id, restrict),
    state: text().$type<SeizureRecord['state']>().notNull(),
    closedAt: words(),
    closedOffset: integer().notNull(),
    closedById: words(),
    closedByName: words(),
    inventory: text({ mode: 'json' }).$type<SeizureRecord['inventory']>().notNull(),
  },
  (table) => [
    uniqueIndex('seizure_number').on(table.number),
    index('seizure_by_case').on(table.caseId),
    index('seizure_by_supplement').on(table.supplementTo),
  ],
);
