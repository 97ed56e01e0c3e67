import type { SiteRecord } from './site';
import { machineWatts } from './site';
import { type Moment, wallClock } from './time';

/** One estimate: power in watts, whole days, energy in watt-hours, money in tiyn (amounts as decimal strings). */
export interface DamageEstimate {
  readonly watts: number;
  readonly from: string;
  readonly to: string;
  readonly days: number;
  readonly wattHours: string;
  readonly tiyn: string;
}

export interface DamageCalculation {
  /** What is missing before anything can be computed: none when the three estimates are there. */
  readonly missing: readonly ('power' | 'since' | 'tariff')[];
  readonly tariffTiyn: string;
  readonly low: DamageEstimate;
  readonly mid: DamageEstimate;
  readonly high: DamageEstimate;
}

const dayMs = 86_400_000;

/** The first and the last day that a partial date can mean. '' for no date. */
export function daysMeant(partial: string): { first: string; last: string } {
  const [year, month, day] = partial.split('-');
  if (year === undefined || year === '') return { first: '', last: '' };
  if (day !== undefined) return { first: partial, last: partial };
  if (month === undefined) return { first: `${year}-01-01`, last: `${year}-12-31` };
  const last = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  return { first: `${year}-${month}-01`, last: `${year}-${month}-${String(last).padStart(2, '0')}` };
}

/** Whole days from one day to another; 0 where the second is not later. */
export function daysBetween(from: string, to: string): number {
  const days = Math.round((Date.parse(to) - Date.parse(from)) / dayMs);
  return Number.isFinite(days) && days > 0 ? days : 0;
}

/**
 * Electricity that a mining site used and what it costs at the tariff, as three estimates. Each assumes that the machines
 * ran without a pause from the start until the site was recorded.
 * low: the smaller of the measured draw and the sum of the machines, from the last day that the stated start can mean;
 * mid: the measured draw (or the machines, where nothing was measured) from the middle of those days;
 * high: the larger power from the first of those days.
 * Energy is exact; money is rounded half up to the tiyn.
 */
export function miningDamage(
  site: Pick<SiteRecord, 'measuredWatts' | 'equipment' | 'runningSince' | 'tariffTiyn'>,
  found: Moment,
): DamageCalculation {
  const machines = machineWatts(site.equipment);
  const powers = [site.measuredWatts ?? 0, machines].filter((watts) => watts > 0);
  const to = wallClock(found).slice(0, 10);
  const { first, last } = daysMeant(site.runningSince);
  // A start later than the search can only be a partial date whose end lies ahead.
  const latest = last > to ? to : last;
  const middle = first === '' ? '' : midday(first, latest < first ? first : latest);
  const tariff = site.tariffTiyn === '' ? 0n : BigInt(site.tariffTiyn);
  const estimate = (watts: number, from: string): DamageEstimate => {
    const days = from === '' ? 0 : daysBetween(from, to);
    const wattHours = BigInt(watts) * 24n * BigInt(days);
    return {
      watts,
      from,
      to,
      days,
      wattHours: String(wattHours),
      tiyn: String((wattHours * tariff + 500n) / 1_000n),
    };
  };
  const missing = [
    ...(powers.length === 0 ? (['power'] as const) : []),
    ...(first === '' ? (['since'] as const) : []),
    ...(tariff === 0n ? (['tariff'] as const) : []),
  ];
  return {
    missing,
    tariffTiyn: site.tariffTiyn,
    low: estimate(Math.min(...powers, powers[0] ?? 0), latest),
    mid: estimate(powers[0] ?? 0, middle),
    high: estimate(Math.max(...powers, 0), first),
  };
}

function midday(first: string, last: string): string {
  const half = Math.floor(daysBetween(first, last) / 2);
  return new Date(Date.parse(first) + half * dayMs).toISOString().slice(0, 10);
}
