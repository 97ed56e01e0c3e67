import { sql } from 'drizzle-orm';
import { type AnySQLiteColumn, index, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { ExhibitDraft } from '../domain/exhibit';
import { caseFile } from './case';
import { count, recordColumns, words } from './columns';
import { foldedSql } from './folded';
import { seizure } from './seizure';

/** What a list of exhibits is searched by, in small letters. */
export const exhibitTextSql = foldedSql([
  'number',
  'unit_number',
  'description',
  'make',
  'model',
  'serial',
  'imei',
  'bag_number',
  'seal_number',
  'storage_path',
]);

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
    seizureId: text().references(() => seizure.id, { onDelete: 'restrict', onUpdate: 'restrict' }),
    quantity: count(),
    unitNumber: words(),
    rootNumber: words(),
    identifiers: text().$type<ExhibitDraft['identifiers']>().notNull().default('unstated'),
    usbId: words(),
    weight: words(),
    resolutionNumber: words(),
    resolutionDate: words(),
    clockDeviation: words(),
    imageHash: words(),
  },
  (table) => [
    uniqueIndex('exhibit_number').on(table.number),
    index('exhibit_by_case').on(table.caseId),
    index('exhibit_by_parent').on(table.parentId),
    index('exhibit_by_seal').on(table.sealNumber),
    index('exhibit_by_bag').on(table.bagNumber),
    index('exhibit_by_seizure').on(table.seizureId),
    index('exhibit_by_unit_number').on(table.unitNumber),
    // A list reads these alone, whatever the size of a row: order, whose case, and what it is filtered by.
    index('exhibit_list').on(table.number, table.caseId, table.kind, table.id),
    index('exhibit_list_kind').on(table.kind, table.number, table.caseId, table.id),
    index('exhibit_list_place').on(table.storagePath, table.number, table.caseId, table.kind, table.id),
    index('exhibit_list_text').on(sql.raw(exhibitTextSql), table.number, table.caseId, table.kind, table.id),
  ],
);
