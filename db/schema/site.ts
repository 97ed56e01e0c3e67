import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { EquipmentDraft, SiteDraft } from '../domain/site';
import { caseFile } from './case';
import { count, recordColumns, whole, withdrawn, words } from './columns';

export const site = sqliteTable(
  'site',
  {
    ...recordColumns(),
    caseId: text()
      .notNull()
      .references(() => caseFile.id, { onDelete: 'restrict', onUpdate: 'restrict' }),
    name: words(),
    address: words(),
    region: words(),
    latitude: words(),
    longitude: words(),
    owner: words(),
    ownerBin: words(),
    operator: words(),
    licence: text().$type<SiteDraft['licence']>().notNull(),
    foundState: text().$type<SiteDraft['foundState']>().notNull(),
    gridCompany: words(),
    substation: words(),
    feeder: words(),
    transformerKva: count(),
    meterNumber: words(),
    meterSeal: words(),
    measuredWatts: count(),
    runningSince: words(),
    runningEvidence: words(),
    tariffTiyn: words(),
    tariffSource: words(),
    pool: words(),
    poolAccount: words(),
    notes: words(),
    cadastralNumber: words(),
    technicalConditions: words(),
    gridContract: words(),
    measuredPhases: words(),
    poolWorkers: words(),
    lostTaxTiyn: words(),
    lostTaxSource: words(),
    incomeTiyn: words(),
    incomeSource: words(),
    expertTiyn: words(),
    expertConclusion: words(),
  },
  (table) => [uniqueIndex('site_number').on(table.number), index('site_by_case').on(table.caseId)],
);

export const equipment = sqliteTable(
  'equipment',
  {
    id: text().primaryKey(),
    siteId: text()
      .notNull()
      .references(() => site.id, { onDelete: 'restrict', onUpdate: 'restrict' }),
    position: integer().notNull(),
    maker: words(),
    model: words(),
    serials: words(),
    count: integer().notNull(),
    nameplateWatts: count(),
    measuredWatts: count(),
    hashRate: words(),
    condition: words(),
    inRegister: text().$type<EquipmentDraft['inRegister']>().notNull(),
    keptBy: words(),
    withdrawn: withdrawn(),
    ledgerSeq: whole(),
  },
  (table) => [index('equipment_by_site').on(table.siteId, table.position)],
);
