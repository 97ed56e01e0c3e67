import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { caseCategory, caseStage } from '../../db/domain/case';
import { type CountedCase, countingDay, tabulate } from '../../db/domain/statistics';
import { counted } from './paperSources';

const cases = fc
  .array(
    fc.record({
      category: fc.constantFrom(...caseCategory.options),
      stage: fc.constantFrom(...caseStage.options),
      day: fc.integer({ min: 1, max: 28 }).map((n) => `2026-02-${String(n).padStart(2, '0')}`),
      damageTiyn: fc.oneof(fc.constant(''), fc.bigInt({ min: 0n, max: 10n ** 24n }).map(String)),
      victims: fc.nat(9),
    }),
    { maxLength: 30 },
  )
  .map((list) => list.map((one, n): CountedCase => ({ ...counted, ...one, id: `${n}`, number: `N-${n}` })));
const whole = { from: '', to: '' };

describe('the table of the ministry', () => {
  // Would catch: a category or a stage that no row counts, and a case that is counted twice in the total.
  it('counts every case once, and pyramids within fraud', () => {
    fc.assert(
      fc.property(cases, (list) => {
        const table = tabulate(list, whole);
        const row = (name: string) => table.categories.find((one) => one.row === name)?.cases ?? [];
        const all = table.categories.filter((one) => one.row !== 'pyramid').flatMap((one) => one.cases);
        expect([...all].sort()).toEqual(list.map(({ id }) => id).sort());
        expect(row('pyramid').every((id) => row('fraud').includes(id))).toBe(true);
        expect(table.stages.flatMap((one) => one.cases).length).toBe(list.length);
        expect(table.months.flatMap((one) => one.cases).length).toBe(list.length);
        const damage = list.reduce((sum, one) => sum + BigInt(one.damageTiyn || '0'), 0n);
        expect(table.total.damageTiyn).toBe(String(damage));
      }),
    );
  });

  it('counts both days of the period and nothing beside it', () => {
    fc.assert(
      fc.property(cases, (list) => {
        const { total } = tabulate(list, { from: '2026-02-10', to: '2026-02-12' });
        const within = list.filter(({ day }) => ['2026-02-10', '2026-02-11', '2026-02-12'].includes(day));
        expect([...total.cases].sort()).toEqual(within.map(({ id }) => id).sort());
      }),
    );
  });

  it('takes the day of the ERDR before that of the KUI, and the record where there is neither', () => {
    const recorded = { recordedAt: '2026-11-18T20:30:00.000Z', recordedOffset: 300 };
    expect(countingDay({ erdrDate: '2026-05', kuiDate: '2026-04-02', ...recorded })).toBe('2026-05-01');
    expect(countingDay({ erdrDate: '', kuiDate: '2026-04-02', ...recorded })).toBe('2026-04-02');
    expect(countingDay({ erdrDate: '', kuiDate: '2026', ...recorded })).toBe('2026-01-01');
    expect(countingDay({ erdrDate: '', kuiDate: '', ...recorded })).toBe('2026-11-19');
  });
});
