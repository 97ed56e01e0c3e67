import { describe, expect, it } from 'vitest';
import type { ReferenceEntry } from '../../../../db/domain/reference';
import { readKilowatts } from '../../../../renderer/features/sites/KwField';
import { emptyEquipment, siteSums, withModel } from '../../../../renderer/features/sites/siteModel';

function machine(maker: string, model: string, watts: number, hashRate: string): ReferenceEntry {
  const name = `${maker} ${model}`;
  return {
    id: name,
    table: 'equipment',
    code: name,
    kk: name,
    ru: name,
    en: name,
    validFrom: '',
    validTo: '',
    source: 'test',
    edition: '',
    facts: { maker, model, watts, hashRate },
  };
}

const machines = [
  machine('Bitmain', 'Antminer S19', 3250, '95 TH/s'),
  machine('Bitmain', 'Antminer S21', 3500, '200 TH/s'),
];

describe('siteSums', () => {
  const equipment = [
    { ...emptyEquipment(), model: 'a', count: 10, nameplateWatts: 3000, measuredWatts: 3100 },
    { ...emptyEquipment(), model: 'b', count: 5, nameplateWatts: 1000 },
    { ...emptyEquipment(), model: 'c', count: 2 },
  ];

  it('counts measured watts where they were measured, else the nameplate, and says how many were measured', () => {
    const sums = siteSums({ measuredWatts: null, tariffTiyn: '', equipment });
    expect(sums).toMatchObject({
      machines: 17,
      nameplateWatts: 35_000,
      measuredWatts: 31_000,
      measuredMachines: 10,
      countedWatts: 36_000,
      dailyTiyn: null,
    });
  });

  it('lets the measurement of the whole site decide, and computes the cost of a day in whole tiyn', () => {
    const sums = siteSums({ measuredWatts: 40_000, tariffTiyn: '3257', equipment });
    expect(sums.dailyWattHours).toBe(960_000);
    expect(sums.dailyTiyn).toBe(3_126_720n);
  });
});

describe('withModel', () => {
  it('fills an empty line from the reference table', () => {
    const row = withModel(emptyEquipment(), 'Bitmain Antminer S19', machines);
    expect(row).toMatchObject({
      maker: 'Bitmain',
      model: 'Antminer S19',
      nameplateWatts: 3250,
      hashRate: '95 TH/s',
    });
  });

  it('replaces what an earlier choice had brought: the watts of another machine would be a false record', () => {
    const first = withModel(emptyEquipment(), 'Bitmain Antminer S19', machines);
    expect(withModel(first, 'Bitmain Antminer S21', machines)).toMatchObject({
      nameplateWatts: 3500,
      hashRate: '200 TH/s',
    });
  });

  it('keeps what the officer read from the nameplate', () => {
    const typed = { ...emptyEquipment(), nameplateWatts: 3190 };
    expect(withModel(typed, 'Bitmain Antminer S19', machines).nameplateWatts).toBe(3190);
  });
});

describe('readKilowatts', () => {
  it('holds watts, reads both decimal signs and refuses what is no power', () => {
    expect(['976,4', '1 250.5', '0.001', ''].map(readKilowatts)).toEqual([976_400, 1_250_500, 1, null]);
    expect(['-3', '1.2345', 'ten', '3000000'].map(readKilowatts)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });
});
