import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkScheme, nextSerial, schemeNumber } from '../../db/domain/numbering';

describe('the next number of a roll', () => {
  it('grows by one, keeps its width and what stands around it', () => {
    expect(nextSerial('KZ-0099/A')).toBe('KZ-0100/A');
    expect(nextSerial('П 999')).toBe('П 1000');
    expect(nextSerial('без номера')).toBe('');
    fc.assert(
      fc.property(fc.nat(1_000_000), fc.integer({ min: 1, max: 12 }), (value, width) => {
        const digits = String(value).padStart(width, '0');
        const next = nextSerial(`SB-${digits}`);
        expect(Number(next.slice(3))).toBe(value + 1);
        expect(next.length).toBeGreaterThanOrEqual(digits.length + 3);
      }),
    );
  });
});

describe("a unit's scheme", () => {
  it('gives each ordinal a number of its own', () => {
    const facts = { caseNumber: 'ШМК-2026-001', year: 2026 };
    expect(schemeNumber('{case}/ВД-{nn}', facts, 7)).toBe('ШМК-2026-001/ВД-07');
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(100_000), { maxLength: 40 }), (ordinals) => {
        const numbers = ordinals.map((one) => schemeNumber('ВД-{year}-{nnn}', facts, one));
        expect(new Set(numbers).size).toBe(ordinals.length);
      }),
    );
  });

  it.each([
    ['ВД-{year}-{nnnn}', []],
    ['', []],
    ['ВД-{year}', ['scheme.one-ordinal']],
    ['{n}/{n}', ['scheme.one-ordinal']],
    ['{n}-{unit}', ['scheme.unknown-word']],
  ])('%s is judged', (scheme, codes) => {
    expect(checkScheme(scheme).map(({ code }) => code)).toEqual(codes);
  });
});
