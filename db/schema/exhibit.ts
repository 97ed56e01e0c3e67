import { type AnySQLiteColumn, index, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { ExhibitDraft } from '../domain/exhibit';
import { caseFile } from './case';
import { recordColumns, words } from './columns';

export const exhibit = sqliteTable(
  'exhibit',
  {
    ...recordColumns(),
    caseId: text()
      .notNull()
      .references(() => caseFile.id, { onDelete: 'restrict', onUpdate: 'restrict' }),
    kind: text().$type<ExhibitDraft['kind']>().notNull(),
    description: words(),
    make: words(),
    model: words(),
    serial: words(),
    imei: words(),
    colour: words(),
    condition: words(),
    powerState: text().$type<ExhibitDraft['powerState']>().notNull(),
    pinKnown: text().$type<ExhibitDraft['pinKnown']>().notNull(),
    foundWhere: words(),
    foundAt: words(),
    foundBy: words(),
    possessionOf: words(),
    protocolNumber: words(),
    bagNumber: words(),
    sealNumber: words(),
    storagePath: words(),
    parentId: text().references((): AnySQLiteColumn => exhibit.id, {
      onDelete: 'restrict',
      onUpdate: 'restrict',
    }),
    notes: words(),
  },
  (table) => [
    uniqueIndex('exhibit_number').on(table.number),
    index('exhibit_by_case').on(table.caseId),
    index('exhibit_by_parent').on(table.parentId),
    index('exhibit_by_seal').on(table.sealNumber),
  ],
);
