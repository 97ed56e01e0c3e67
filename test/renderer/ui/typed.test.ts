import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { localDateTime, partialDate } from '../../../db/domain/time';
import { readPath, writePath } from '../../../renderer/ui/form/paths';
import { readDate, readDateTime, readWhole, typedDate, typedDateTime } from '../../../renderer/ui/form/typed';

describe('dates as officers type them', () => {
  // Would catch: day and month swapped, or a partial date padded to a day that nobody stated.
  it('reads local and ISO forms into partial dates', () => {
    expect(['18.11.2026', '8.1.2026', '11.2026', '2026', '2026-11-18', '2026-11', ' '].map(readDate)).toEqual(
      ['2026-11-18', '2026-01-08', '2026-11', '2026', '2026-11-18', '2026-11', ''],
    );
  });

  // Would catch: a month 13 or a two-digit year taken for a date.
  it('refuses what is none', () => {
    expect(['18.13.2026', '32.01.2026', '18.11.26', 'yesterday', '2026-00', '1.2.3.4'].map(readDate)).toEqual(
      Array.from({ length: 6 }, () => undefined),
    );
  });

  // Would catch: a value that the form accepts and the vault refuses, or that changes when its field is entered again.
  it('gives what the domain accepts, and types back to the same', () => {
    const date = fc.record({
      year: fc.integer({ min: 1900, max: 2199 }),
      month: fc.integer({ min: 1, max: 12 }),
      day: fc.integer({ min: 1, max: 31 }),
    });
    fc.assert(
      fc.property(
        date,
        fc.integer({ min: 0, max: 23 }),
        fc.integer({ min: 0, max: 59 }),
        ({ year, month, day }, hour, minute) => {
          const read = readDate(`${day}.${month}.${year}`);
          expect(partialDate.safeParse(read).success).toBe(true);
          expect(readDate(typedDate(read ?? ''))).toBe(read);
          const moment = readDateTime(`${day}.${month}.${year} ${hour}:${String(minute).padStart(2, '0')}`);
          expect(localDateTime.safeParse(moment).success).toBe(true);
          expect(readDateTime(typedDateTime(moment ?? ''))).toBe(moment);
        },
      ),
    );
  });

  // Would catch: a clock without its day, or a day without its clock, kept as a moment.
  it('asks for day and clock together', () => {
    expect(
      ['18.11.2026', '02:31', '11.2026 02:31', '18.11.2026 24:00', '18.11.2026 02:60'].map(readDateTime),
    ).toEqual(Array.from({ length: 5 }, () => undefined));
  });
});

// Would catch: "1 200" read as 1, a decimal rounded in silence, an empty field read as zero.
it('reads whole numbers only', () => {
  expect(['1 200', '0', '', '12.5', '-3', '1e3'].map(readWhole)).toEqual([
    1200,
    0,
    null,
    undefined,
    undefined,
    undefined,
  ]);
});

describe('paths into a draft', () => {
  // Would catch: typing in one row changing another, or the draft that was kept being altered in place.
  it('writes one value and leaves the rest the same objects', () => {
    const draft = { name: 'a', rows: [{ text: 'x' }, { text: 'y' }] };
    const next = writePath(draft, 'rows.1.text', 'z');
    expect(next).toEqual({ name: 'a', rows: [{ text: 'x' }, { text: 'z' }] });
    expect(draft.rows[1]?.text).toBe('y');
    expect(next.rows[0]).toBe(draft.rows[0]);
    expect(Array.isArray(next.rows)).toBe(true);
  });

  // Would catch: a missing row throwing while the page draws.
  it('reads nothing where there is nothing', () => {
    expect(readPath({ rows: [] }, 'rows.3.text')).toBeUndefined();
    expect(readPath({ a: null }, 'a.b')).toBeUndefined();
  });
});
