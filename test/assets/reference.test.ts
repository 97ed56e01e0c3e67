import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkRule, ruleOf } from '../../db/domain/deadline';
import { referenceEntry } from '../../db/domain/reference';

const folder = path.resolve(import.meta.dirname, '../../assets/reference');
const row = referenceEntry.omit({ id: true });

function read(name: string) {
  return row.array().parse(JSON.parse(readFileSync(path.join(folder, name), 'utf8')));
}

const tables = [
  { file: 'articles.json', table: 'article' },
  { file: 'regions.json', table: 'region' },
  { file: 'equipment.json', table: 'equipment' },
  { file: 'hardwareWallets.json', table: 'hardware-wallet' },
  { file: 'deadlineRules.json', table: 'deadline-rule' },
  { file: 'holidays.json', table: 'holiday' },
];

describe('reference tables', () => {
  // A row of another shape would stop a new vault from being seeded; two rows of one code would overwrite each other.
  it.each(tables)(
    '$file has rows of one table, each code once, named in three languages and sourced',
    ({ file, table }) => {
      const rows = read(file);
      expect(new Set(rows.map((entry) => entry.table))).toEqual(new Set([table]));
      expect(new Set(rows.map((entry) => entry.code)).size).toBe(rows.length);
      for (const entry of rows) {
        for (const words of [entry.kk, entry.ru, entry.en, entry.source, entry.edition])
          expect(words).not.toBe('');
      }
    },
  );

  // A rule that the clock board cannot read would stop every event that starts clocks.
  it('states periods that a clock can run', () => {
    const rules = read('deadlineRules.json').map((entry) => ruleOf({ id: entry.code, ...entry }));
    expect(rules.flatMap((rule) => checkRule(rule).map(({ code }) => `${rule.code} ${code}`))).toEqual([]);
    expect(rules.find(({ code }) => code === 'temporary-restriction')).toMatchObject({
      length: 10,
      unit: 'days',
    });
  });

  // A region that is missing cannot be picked, and its cases would be counted nowhere.
  it('knows the 17 regions and 3 cities, each by a nine-digit KATO code', () => {
    const rows = read('regions.json');
    expect(rows).toHaveLength(20);
    for (const entry of rows) expect(entry.code).toMatch(/^\d{2}0{7}$/);
    expect(rows.filter((entry) => entry.ru.startsWith('город '))).toHaveLength(3);
  });

  // The article on droppers did not exist before 16 September 2025: it must not be offered as if it had.
  it('dates the article on droppers', () => {
    expect(read('articles.json').find((entry) => entry.code === '232-1')?.validFrom).toBe('2025-09-16');
  });

  // The site form fills watts and the exhibit form fills make and model from these facts.
  it('gives maker, model and power where the forms fill them in', () => {
    for (const entry of read('equipment.json')) {
      expect(entry.facts).toMatchObject({ maker: expect.any(String), model: expect.any(String) });
      expect(Number(entry.facts.watts)).toBeGreaterThan(50);
    }
    for (const entry of read('hardwareWallets.json')) {
      expect(entry.facts).toMatchObject({ maker: expect.any(String), model: expect.any(String) });
      if (entry.facts.usb !== undefined) expect(String(entry.facts.usb)).toMatch(/^[0-9a-f]{4}:[0-9a-f]{2}/);
    }
  });
});
