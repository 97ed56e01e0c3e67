import { z } from 'zod';
import { yesNoUnknown } from './exhibit';
import { error, type Finding, warning } from './finding';
import { recordId } from './ids';
import { isBinOrIin } from './kz';
import { minorUnits } from './money';
import { recordMeta } from './record';
import { checkTexts, line, note } from './text';
import { existingDate, partialDate } from './time';

export const siteLicence = z.enum(['none', 'digital-mining', 'pool-only', 'expired', 'unknown']);
export const foundState = z.enum(['running', 'stopped', 'dismantled', 'unknown']);

/** One line of the equipment schedule. Power is watts; hash rate is free text with its unit ("110 TH/s"). */
export const equipmentDraft = z.strictObject({
  maker: line,
  model: line,
  serials: note,
  count: z.int().min(1).max(1_000_000).default(1),
  nameplateWatts: z.int().min(0).max(1_000_000).nullable().default(null),
  measuredWatts: z.int().min(0).max(1_000_000).nullable().default(null),
  hashRate: line,
  condition: line,
  inRegister: yesNoUnknown.default('unknown'),
  keptBy: line,
});
export type EquipmentDraft = z.infer<typeof equipmentDraft>;

export const equipmentRecord = equipmentDraft.extend({ id: recordId, siteId: recordId, position: z.int() });
export type EquipmentRecord = z.infer<typeof equipmentRecord>;

/** An illegal mining site, as typed. Latitude and longitude are decimal degrees as text (WGS 84). */
export const siteDraft = z.strictObject({
  caseId: recordId,
  name: line,
  address: line,
  region: line,
  latitude: line,
  longitude: line,
  owner: line,
  ownerBin: line,
  operator: line,
  licence: siteLicence.default('unknown'),
  foundState: foundState.default('unknown'),
  gridCompany: line,
  substation: line,
  feeder: line,
  transformerKva: z.int().min(0).max(10_000_000).nullable().default(null),
  meterNumber: line,
  meterSeal: line,
  /** Measured draw of the whole site at the moment of the search, in watts. */
  measuredWatts: z.int().min(0).max(2_000_000_000).nullable().default(null),
  runningSince: partialDate,
  runningEvidence: line,
  /** Tiyn for one kilowatt-hour. */
  tariffTiyn: minorUnits,
  tariffSource: line,
  pool: line,
  poolAccount: line,
  notes: note,
  cadastralNumber: line,
  /** Number and date of the grid company's technical conditions, and of the contract; what is missing is said in words. */
  technicalConditions: line,
  gridContract: line,
  /** The measured draw by phase, with the instrument: "L1 720 A, L2 731 A, L3 716 A; clamp No. 5512". */
  measuredPhases: line,
  poolWorkers: line,
  /** Stated by the tax body, and income by whoever computed it: each with its source. Tiyn. */
  lostTaxTiyn: minorUnits,
  lostTaxSource: line,
  incomeTiyn: minorUnits,
  incomeSource: line,
  /** What the expert's conclusion finds, and its number, date and author. */
  expertTiyn: minorUnits,
  expertConclusion: line,
  equipment: z.array(equipmentDraft).max(5_000).default([]),
});
export type SiteDraft = z.infer<typeof siteDraft>;

export const siteRecord = recordMeta.extend(siteDraft.shape).extend({ equipment: z.array(equipmentRecord) });
export type SiteRecord = z.infer<typeof siteRecord>;

export function checkSite(draft: SiteDraft): Finding[] {
  const found = checkTexts(draft);
  if (draft.name.trim() === '') found.push(error('name', 'required'));
  if (draft.ownerBin !== '' && !isBinOrIin(draft.ownerBin)) found.push(warning('ownerBin', 'kz.bin-check'));
  if (!isDegrees(draft.latitude, 90)) found.push(error('latitude', 'site.degrees', { most: 90 }));
  if (!isDegrees(draft.longitude, 180)) found.push(error('longitude', 'site.degrees', { most: 180 }));
  if ((draft.latitude === '') !== (draft.longitude === '')) found.push(error('longitude', 'site.half-place'));
  if (!existingDate(draft.runningSince)) found.push(error('runningSince', 'date.not-a-day'));
  for (const money of ['tariffTiyn', 'lostTaxTiyn', 'incomeTiyn', 'expertTiyn'] as const)
    if (draft[money].startsWith('-')) found.push(error(money, 'amount.negative'));
  for (const [money, source] of [
    ['lostTaxTiyn', 'lostTaxSource'],
    ['incomeTiyn', 'incomeSource'],
    ['expertTiyn', 'expertConclusion'],
  ] as const)
    if (draft[money] !== '' && draft[source].trim() === '') found.push(error(source, 'site.amount-source'));
  if (draft.equipment.length === 0) found.push(warning('equipment', 'site.no-equipment'));
  draft.equipment.forEach((row, index) => {
    if (row.model.trim() === '') found.push(error(`equipment.${index}.model`, 'required'));
    if (row.nameplateWatts === null && row.measuredWatts === null) {
      found.push(warning(`equipment.${index}.nameplateWatts`, 'site.no-power'));
    }
    const serials = serialList(row.serials);
    if (serials.length > 0 && serials.length !== row.count) {
      found.push(
        warning(`equipment.${index}.serials`, 'site.serial-count', {
          serials: serials.length,
          count: row.count,
        }),
      );
    }
  });
  const machines = machineWatts(draft.equipment);
  if (draft.measuredWatts !== null && machines > 0 && draft.measuredWatts > machines * 2) {
    found.push(
      warning('measuredWatts', 'site.more-than-machines', { machines, measured: draft.measuredWatts }),
    );
  }
  return found;
}

/** Serial numbers of an equipment line: separated by commas, semicolons or lines. */
export function serialList(serials: string): string[] {
  return serials
    .split(/[\n,;]+/)
    .map((serial) => serial.trim())
    .filter(Boolean);
}

/** Power of the machines in watts: measured where it was measured, else the nameplate. */
export function machineWatts(
  equipment: readonly Pick<EquipmentDraft, 'count' | 'nameplateWatts' | 'measuredWatts'>[],
): number {
  return equipment.reduce((sum, row) => sum + row.count * (row.measuredWatts ?? row.nameplateWatts ?? 0), 0);
}

/** How many machines stand in the schedule. */
export function machineCount(equipment: readonly Pick<EquipmentDraft, 'count'>[]): number {
  return equipment.reduce((sum, row) => sum + row.count, 0);
}

function isDegrees(text: string, most: number): boolean {
  return text === '' || (/^-?\d{1,3}(\.\d{1,8})?$/.test(text) && Math.abs(Number(text)) <= most);
}
