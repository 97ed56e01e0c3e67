import { error, type Finding } from '../../../db/domain/finding';
import type { ReferenceEntry } from '../../../db/domain/reference';
import {
  checkSite,
  type EquipmentDraft,
  equipmentDraft,
  machineWatts,
  type SiteDraft,
  type SiteRecord,
  siteDraft,
} from '../../../db/domain/site';
import { draftOf } from '../../records/draftOf';

// Any well-formed id: the schema fills the other fields with what they are when nothing was typed.
const noCase = '00000000-0000-7000-8000-000000000000';

export function emptySite(caseId: string): SiteDraft {
  return { ...siteDraft.parse({ caseId: noCase }), caseId };
}

export function emptyEquipment(): EquipmentDraft {
  return equipmentDraft.parse({});
}

export function siteInHand(record: SiteRecord): SiteDraft {
  const equipment = record.equipment.map((row) => draftOf(equipmentDraft, row));
  return draftOf(siteDraft, { ...record, equipment });
}

export function checkSiteInHand(draft: SiteDraft): Finding[] {
  const found = checkSite(draft);
  if (draft.caseId === '') found.unshift(error('caseId', 'required'));
  return found;
}

/** Sums of a site. Power in watts, energy in watt-hours of 24 hours, cost in tiyn of 24 hours or null without a tariff. */
export interface SiteSums {
  machines: number;
  nameplateWatts: number;
  /** Of the machines that were measured; `measuredMachines` says how many those are. */
  measuredWatts: number;
  measuredMachines: number;
  /** What counts: the site's own measurement, else the machines. */
  countedWatts: number;
  dailyWattHours: number;
  dailyTiyn: bigint | null;
}

type Summed = Pick<SiteDraft, 'measuredWatts' | 'tariffTiyn'> & {
  equipment: readonly Pick<EquipmentDraft, 'count' | 'nameplateWatts' | 'measuredWatts'>[];
};

export function siteSums(site: Summed): SiteSums {
  const sums = { machines: 0, nameplateWatts: 0, measuredWatts: 0, measuredMachines: 0 };
  for (const row of site.equipment) {
    sums.machines += row.count;
    sums.nameplateWatts += row.count * (row.nameplateWatts ?? 0);
    if (row.measuredWatts === null) continue;
    sums.measuredWatts += row.count * row.measuredWatts;
    sums.measuredMachines += row.count;
  }
  const countedWatts = site.measuredWatts ?? machineWatts(site.equipment);
  const dailyWattHours = countedWatts * 24;
  // Tiyn for a kilowatt-hour times watt-hours, rounded down to the tiyn: integers all the way.
  const dailyTiyn =
    site.tariffTiyn === '' ? null : (BigInt(dailyWattHours) * BigInt(site.tariffTiyn)) / 1000n;
  return { ...sums, countedWatts, dailyWattHours, dailyTiyn };
}

/** A machine of the reference table by the name that the officer chose or typed. */
export function machineNamed(
  machines: readonly ReferenceEntry[],
  maker: string,
  model: string,
): ReferenceEntry | undefined {
  const wanted = model.trim().toLowerCase();
  if (wanted === '') return undefined;
  const byName = machines.find((machine) => machine.en.toLowerCase() === wanted);
  return (
    byName ??
    machines.find(
      (machine) =>
        factText(machine, 'model').toLowerCase() === wanted &&
        (maker === '' || factText(machine, 'maker') === maker),
    )
  );
}

export function factText(machine: ReferenceEntry, fact: string): string {
  return String(machine.facts[fact] ?? '');
}

function factNumber(machine: ReferenceEntry, fact: string): number | null {
  const value = machine.facts[fact];
  return typeof value === 'number' ? value : null;
}

/**
 * A row whose model was set: a machine of the reference table brings maker, watts and hash rate. What the officer typed
 * from the nameplate stays; what an earlier choice of model had brought is replaced.
 */
export function withModel(
  row: EquipmentDraft,
  model: string,
  machines: readonly ReferenceEntry[],
): EquipmentDraft {
  const chosen = machineNamed(machines, '', model);
  if (chosen === undefined) return { ...row, model };
  const before = machineNamed(machines, row.maker, row.model);
  const brought = (fact: string, value: string | number | null) =>
    before !== undefined && (before.facts[fact] ?? null) === value;
  const watts = row.nameplateWatts === null || brought('watts', row.nameplateWatts);
  const hashRate = row.hashRate === '' || brought('hashRate', row.hashRate);
  return {
    ...row,
    maker: factText(chosen, 'maker') || row.maker,
    model: factText(chosen, 'model') || model,
    nameplateWatts: watts ? factNumber(chosen, 'watts') : row.nameplateWatts,
    hashRate: hashRate ? factText(chosen, 'hashRate') : row.hashRate,
  };
}
