import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  checkBin,
  checkIin,
  isBinOrIin,
  isErdrNumber,
  kzCheckDigit,
  normalizePhone,
} from '../../../db/domain/kz';

// BINs of public bodies and companies, from the project's domain description.
const BINS = ['971240001315', '940140000385', '020240000555', '940540000210', '090740019001'];

describe('BIN', () => {
  test.each(BINS)('%s is accepted', (bin) => {
    expect(checkBin(bin)).toMatchObject({ valid: true, canonical: bin });
    expect(checkIin(bin).valid).toBe(false);
    expect(isBinOrIin(bin)).toBe(true);
  });

  test('tells month of registration, type and division', () => {
    expect(checkBin('971240001315')).toEqual({
      valid: true,
      canonical: '971240001315',
      registered: { yy: 97, month: 12 },
      type: 'resident',
      division: 'head',
    });
  });

  test('a changed digit is nearly always seen', () => {
    // The eleventh digit weighs 11, that is nothing, in the first pass, and the second pass makes some changes meet again.
    let unseen = 0;
    let changes = 0;
    for (const bin of BINS) {
      for (let at = 0; at < 12; at++) {
        for (let digit = 0; digit < 10; digit++) {
          if (at === 10 || String(digit) === bin.charAt(at)) continue;
          const { valid } = checkBin(bin.slice(0, at) + digit + bin.slice(at + 1));
          changes++;
          if (valid) unseen++;
          if (at === 11) expect(valid).toBe(false);
        }
      }
    }
    expect(unseen / changes).toBeLessThan(0.05);
  });

  test('reasons are told apart', () => {
    expect(checkBin('971240001316').reason).toBe('checksum');
    expect(checkBin('971340001315').reason).toBe('date');
    expect(checkBin('971210001315').reason).toBe('form');
    expect(checkBin('97124000131').reason).toBe('length');
    expect(checkBin('97124000131O').reason).toBe('character');
    expect(checkBin('').reason).toBe('empty');
    expect(checkBin('971240 001315').valid).toBe(true);
  });
});

/** An IIN made by the rule: the first eleven digits and their check digit; undefined for a serial that is skipped. */
function iinOf(eleven: string): string | undefined {
  const digit = kzCheckDigit(eleven);
  return digit === undefined ? undefined : eleven + digit;
}

describe('IIN', () => {
  const person = fc.record({
    date: fc.date({ min: new Date('1900-01-01'), max: new Date('2026-12-31'), noInvalidDate: true }),
    female: fc.boolean(),
    serial: fc.integer({ min: 0, max: 9999 }),
  });

  test('birth date and sex come back out', () => {
    fc.assert(
      fc.property(person, ({ date, female, serial }) => {
        const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
        const pad = (value: number, size = 2): string => String(value).padStart(size, '0');
        const mark = (year < 2000 ? 3 : 5) + Number(female);
        const iin = iinOf(`${pad(year % 100)}${pad(month)}${pad(day)}${mark}${pad(serial, 4)}`);
        if (iin === undefined) return;
        expect(checkIin(iin)).toEqual({
          valid: true,
          canonical: iin,
          birth: { year, month, day },
          sex: female ? 'female' : 'male',
        });
      }),
    );
  });

  test('the second row of weights is used when the first gives 10, and a second 10 is never issued', () => {
    const seen = { second: 0, never: 0 };
    for (let serial = 0; serial < 10_000; serial++) {
      const eleven = `900101300${String(serial).padStart(4, '0')}`.slice(0, 11);
      const digits = [...eleven].map(Number);
      const first = digits.reduce((sum, digit, i) => sum + digit * (i + 1), 0) % 11;
      const second = digits.reduce((sum, digit, i) => sum + digit * (i < 9 ? i + 3 : i - 8), 0) % 11;
      const expected = first < 10 ? first : second < 10 ? second : undefined;
      expect(kzCheckDigit(eleven)).toBe(expected);
      if (first === 10) seen.second++;
      if (expected === undefined) seen.never++;
    }
    expect(seen.second).toBeGreaterThan(0);
  });

  test('days that do not exist are refused, the leap day of 2000 is not', () => {
    expect(checkIin('900230300012').reason).toBe('date');
    expect(checkIin('900100300012').reason).toBe('date');
    expect(checkIin('901301300012').reason).toBe('date');
    expect(checkIin(iinOf('00022950001') ?? '').birth).toEqual({ year: 2000, month: 2, day: 29 });
    expect(checkIin(iinOf('00022930001') ?? '').reason).toBe('date');
  });

  test('a number without a century tells neither birth nor sex', () => {
    const verdict = checkIin(iinOf('90010100001') ?? '');
    expect(verdict.valid).toBe(true);
    expect(verdict.birth).toBeUndefined();
    expect(verdict.sex).toBeUndefined();
  });
});

test('ERDR numbers have 15 digits', () => {
  expect(isErdrNumber('257500121000015')).toBe(true);
  expect(isErdrNumber('2575 0012 1000 015')).toBe(true);
  expect(isErdrNumber('25750012100001')).toBe(false);
});

describe('telephone numbers', () => {
  test.each([
    ['+7 701 123-45-67', '+77011234567', 'KZ', 'mobile'],
    ['8 (701) 123 45 67', '+77011234567', 'KZ', 'mobile'],
    ['87011234567', '+77011234567', 'KZ', 'mobile'],
    ['77471234567', '+77471234567', 'KZ', 'mobile'],
    ['8 (7172) 55-12-34', '+77172551234', 'KZ', 'fixed'],
    ['+7 916 123 45 67', '+79161234567', 'RU', 'mobile'],
    ['+996 555 123456', '+996555123456', null, 'unknown'],
  ] as const)('%s', (text, e164, region, kind) => {
    expect(normalizePhone(text)).toEqual({ e164, region, kind });
  });

  test.each([
    '',
    '701',
    '123456789012345678',
    '+8 701 123 45 67',
    '12.11.2026',
    '971240001315',
    '7.701.abc',
    '++77011234567',
  ])('%s is none', (text) => {
    expect(normalizePhone(text)).toBeUndefined();
  });
});
