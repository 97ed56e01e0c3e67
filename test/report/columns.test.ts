import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ReportTable } from '../../db/domain/reportModel';
import { columnWidths, keepNumbers } from '../../electron/report/columns';
import { soften } from '../../electron/report/prepare';

const tables: fc.Arbitrary<ReportTable> = fc.integer({ min: 1, max: 12 }).chain((columns) =>
  fc.record({
    type: fc.constant('table' as const),
    columns: fc.array(
      fc.record({
        label: fc.string({ maxLength: 30 }),
        mono: fc.boolean(),
        width: fc.constantFrom('narrow' as const, 'normal' as const, 'wide' as const),
      }),
      { minLength: columns, maxLength: columns },
    ),
    rows: fc.array(fc.array(fc.string({ maxLength: 80 }), { minLength: columns, maxLength: columns }), {
      maxLength: 8,
    }),
  }),
);

describe('widths of columns', () => {
  it('give every column room and never lose one', () => {
    fc.assert(
      fc.property(tables, (table) => {
        const widths = columnWidths(table);
        expect(widths).toHaveLength(table.columns.length);
        for (const width of widths) expect(width).toBeGreaterThanOrEqual(10);
        expect(widths.every(Number.isFinite)).toBe(true);
      }),
    );
  });

  it('leave room for the longest word beside a long text', () => {
    const long = 'слово '.repeat(40);
    const [narrow = 0, wide = 0] = columnWidths({
      type: 'table',
      columns: [{ label: 'A' }, { label: 'B' }],
      rows: [['тасымалдағыш', long]],
    });
    expect(narrow).toBeGreaterThan(12 * 5);
    expect(wide).toBeGreaterThan(narrow * 2);
  });
});

// Would catch: two amounts of a table that run into each other.
it('leaves room for a number however long it is', () => {
  const number = '1 294 079 999 352 959 998 705 920 000,65';
  const [, wide = 0] = columnWidths({
    type: 'table',
    columns: [{ label: 'A' }, { label: 'B' }],
    rows: [['текст '.repeat(60), number]],
  });
  expect(wide).toBeGreaterThan(number.length * 5);
});

describe('an address in a table', () => {
  const address = 'TLBWAbgqiUrjX6aYWvnSGvXYgJfGnEpDGZ';
  const table = (columns: number): ReportTable => ({
    type: 'table',
    columns: [{ label: 'A', mono: true }, ...Array.from({ length: columns }, () => ({ label: 'B' }))],
    rows: [[address, ...Array.from({ length: columns }, () => 'обозреватель')]],
  });

  // Would catch: an address that is cut in two lines in a table that has room for it: it does not copy as one string.
  it('has room for all of it where the page has it, and gives way where not', () => {
    expect(columnWidths(table(3))[0]).toBeGreaterThan(address.length * 4.85);
    expect(columnWidths(table(6))[0]).toBeLessThan(address.length * 4.85);
  });
});

describe('text that is prepared for paper', () => {
  it('stays the same text when the pieces of long words are put together again', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 200, unit: 'binary' }),
        (text) => [soften(text)].flat().join('') === text,
      ),
    );
  });

  // Would catch: an address for requests whose last letters stand alone on the next line, and can be read as another one.
  it('breaks an e-mail address behind its signs', () => {
    expect(soften('compliance@quicksilver.example')).toEqual(['compliance@', 'quicksilver.', 'example']);
  });

  // Would catch: a serial number that is cut at its hyphen, and a unit at its stroke.
  it('keeps serial numbers and units whole', () => {
    expect(soften('SN-1-A, SN-2-B', true)).toEqual(['SN-1-A,', ' ', 'SN-2-B']);
    expect(soften('255 TH/s')).toEqual(['255', ' ', 'TH/s']);
    expect(soften('SN-1-A', true)).toBe('SN-1-A');
  });

  it('keeps numbers and phones in one piece, and nothing else', () => {
    expect(keepNumbers('1 284 650 000,00 ₸ и 5 дней')).toBe(
      '1\u00a0284\u00a0650\u00a0000,00\u00a0₸ и 5 дней',
    );
    expect(keepNumbers('+7 700 000 41 17')).toBe('+7\u00a0700\u00a0000\u00a041\u00a017');
    expect(keepNumbers('пакет 118 2201')).toBe('пакет 118 2201');
    fc.assert(
      fc.property(
        fc.string(),
        (text) => keepNumbers(text).replaceAll('\u00a0', ' ') === text.replaceAll('\u00a0', ' '),
      ),
    );
  });
});
