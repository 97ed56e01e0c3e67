import { describe, expect, it } from 'vitest';
import { differingShape } from '../../db/domain/paper/pair';
import { reportKind, reportLanguage } from '../../db/domain/report';
import { reportModel } from '../../db/domain/reportModel';
import { papers, paperWords } from './paperSources';

const occasion = {
  number: 'ШМК-2026-001/R-01',
  when: { at: '2026-11-18T02:31:00.000Z', offset: 300 },
  officer: { name: 'Ғани', rank: 'капитан', unit: 'ПД' },
  draft: false,
};
const pairs = reportLanguage.options.flatMap((first) =>
  reportLanguage.options.filter((second) => second !== first).map((second) => [first, second] as const),
);

function addressesIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(addressesIn);
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    (key === 'address' || key === 'canonical') && typeof inner === 'string' && inner !== ''
      ? [inner]
      : addressesIn(inner),
  );
}

describe.each(reportKind.options)('a report of kind %s', (kind) => {
  const paper = papers[kind];

  // Would catch: a word that one language lacks, and content that depends on more than its source.
  it.each(reportLanguage.options)('says something in %s, and the same each time', (language) => {
    const words = paperWords(language);
    const model = paper.model(words, occasion);
    expect(reportModel.parse(model)).toEqual(model);
    expect(paper.model(words, occasion)).toEqual(model);
    expect(model.sections.length).toBeGreaterThan(0);
    expect(words.term(`reportKind.${kind}`)).not.toBe('');
  });

  // Would catch: rows sorted by words, which put one thing beside another on a page in two languages.
  it.each(pairs)('has the same parts in %s and %s', (first, second) => {
    const model = paper.model(paperWords(first), occasion, paperWords(second));
    expect(model.second?.language).toBe(second);
    expect(model.second && differingShape(model, model.second)).toBe('');
    expect(reportModel.parse(model)).toEqual(model);
  });

  // Would catch: an address that stands in the data of a report and not, whole, on its paper: it could not be checked by eye.
  it('says every address of its data', () => {
    const model = paper.model(paperWords('en'), occasion);
    const found = addressesIn(paper.source);
    expect(found.length).toBeGreaterThan(0);
    const said = JSON.stringify(model.sections);
    for (const address of found) expect(said).toContain(address);
  });

  // Would catch: a table with two columns of one name, or rows that do not fit its columns.
  it('carries tables that other programs can read', () => {
    for (const { columns, rows, name } of paper.tables) {
      expect(new Set(columns).size).toBe(columns.length);
      expect([...rows].every((row) => row.length === columns.length)).toBe(true);
      expect(name).toMatch(/^[a-z-]+\.csv$/);
    }
  });
});
