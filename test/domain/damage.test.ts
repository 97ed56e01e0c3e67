import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { daysBetween, daysMeant, miningDamage } from '../../db/domain/damage';
import { equipmentDraft } from '../../db/domain/site';

const id = '00000000-0000-7000-8000-000000000000';
const machines = (count: number, watts: number | null) => [
  { ...equipmentDraft.parse({ model: 'S19', count, nameplateWatts: watts }), id, siteId: id, position: 0 },
];
const found = { at: '2026-11-18T20:30:00.000Z', offset: 300 };
const site = {
  measuredWatts: null as number | null,
  equipment: machines(10, 3_000),
  runningSince: '2026-11-09',
  tariffTiyn: '2250',
};

describe('the damage of a mining site', () => {
  // Ten machines of 3 kW for ten days (the wall clock says the 19th): 7,200 kWh at 22.50 tenge.
  it('is power, time and tariff, to the tiyn', () => {
    const { mid, low, high, missing } = miningDamage(site, found);
    expect(missing).toEqual([]);
    expect(mid).toMatchObject({ days: 10, wattHours: '7200000', tiyn: '16200000' });
    expect([low.tiyn, high.tiyn]).toEqual([mid.tiyn, mid.tiyn]);
  });

  it('spans what a partial date and two powers can mean', () => {
    const { low, mid, high } = miningDamage(
      { ...site, measuredWatts: 25_000, runningSince: '2026-10' },
      found,
    );
    expect([low.from, mid.from, high.from]).toEqual(['2026-10-31', '2026-10-16', '2026-10-01']);
    expect([low.watts, mid.watts, high.watts]).toEqual([25_000, 25_000, 30_000]);
  });

  it('says what is missing instead of computing nothing', () => {
    const bare = { measuredWatts: null, equipment: machines(1, null), runningSince: '', tariffTiyn: '' };
    expect(miningDamage(bare, found).missing).toEqual(['power', 'since', 'tariff']);
  });

  // Would catch: a high estimate below the low one, and money lost in doubles.
  it('never puts the low estimate over the middle one or that over the high one', () => {
    const month = fc.integer({ min: 1, max: 12 }).map((n) => `2026-${String(n).padStart(2, '0')}`);
    fc.assert(
      fc.property(
        fc.option(fc.integer({ min: 0, max: 2_000_000_000 })),
        fc.integer({ min: 1, max: 1_000_000 }),
        fc.oneof(month, fc.constant('2025'), fc.constant('2026'), fc.constant('2027-03')),
        fc.bigInt({ min: 1n, max: 10n ** 12n }),
        (measuredWatts, count, runningSince, tariff) => {
          const equipment = machines(count, 3_000);
          const tariffTiyn = String(tariff);
          const all = miningDamage({ measuredWatts, equipment, runningSince, tariffTiyn }, found);
          const [low, mid, high] = [all.low, all.mid, all.high].map(({ tiyn }) => BigInt(tiyn));
          expect(
            low !== undefined && mid !== undefined && high !== undefined && low <= mid && mid <= high,
          ).toBe(true);
          expect(BigInt(all.high.wattHours)).toBe(BigInt(all.high.watts) * 24n * BigInt(all.high.days));
        },
      ),
    );
  });

  it('knows the days that a partial date can mean', () => {
    expect(daysMeant('2024-02')).toEqual({ first: '2024-02-01', last: '2024-02-29' });
    expect(daysMeant('2026')).toEqual({ first: '2026-01-01', last: '2026-12-31' });
    expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2);
    expect(daysBetween('2026-03-30', '2026-03-28')).toBe(0);
  });
});
