import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { divideHalfUp, readDecimal } from '../../../db/domain/funds/decimal';
import { readRates } from '../../../db/domain/funds/rates';
import { worthOf } from '../../../db/domain/funds/valuation';

const btc = { decimals: 8, quantum: 1 };

describe('worth', () => {
  it('is amount × price × rate, to the tiyn', () => {
    const worth = worthOf({ ...btc, amount: '184210000', price: '67234.12', rate: '523.45' });
    // 1.8421 × 67234.12 = 123851.972452 USD; × 523.45 = 64830314.97999940 KZT
    expect(worth).toEqual({ minor: 12_385_197n, tiyn: 6_483_031_498n });
  });

  // The price in dollars rounded first and multiplied after would be off by tenge on large amounts.
  it('rounds once, at the end, half up', () => {
    const half = worthOf({ decimals: 0, quantum: 1, amount: '1', price: '0.005', rate: '1' });
    expect(half).toEqual({ minor: 1n, tiyn: 1n });
    const below = worthOf({ decimals: 0, quantum: 1, amount: '1', price: '0.004999', rate: '1' });
    expect(below).toEqual({ minor: 0n, tiyn: 0n });
    const once = worthOf({ decimals: 0, quantum: 1, amount: '1', price: '0.004', rate: '1000' });
    expect(once).toEqual({ minor: 0n, tiyn: 400n });
  });

  it('divides by the quantum of a rate for a hundred units', () => {
    expect(worthOf({ decimals: 0, quantum: 100, amount: '1', price: '100', rate: '341.2' }).tiyn).toBe(
      34_120n,
    );
  });

  // The same product in another order of magnitudes, against plain rational arithmetic.
  it('is never off by more than half a tiyn', () => {
    const decimal = fc.tuple(fc.bigInt({ min: 1n, max: 10n ** 12n }), fc.integer({ min: 0, max: 10 }));
    const text = ([units, scale]: [bigint, number]) => {
      const digits = units.toString().padStart(scale + 1, '0');
      return scale === 0 ? digits : `${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
    };
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 10n ** 30n }),
        fc.integer({ min: 0, max: 24 }),
        decimal,
        decimal,
        fc.constantFrom(1, 10, 100, 1_000),
        (amount, decimals, price, rate, quantum) => {
          const { tiyn } = worthOf({
            amount: String(amount),
            decimals,
            price: text(price),
            rate: text(rate),
            quantum,
          });
          const top = amount * price[0] * rate[0] * 100n;
          const bottom = 10n ** BigInt(decimals + price[1] + rate[1]) * BigInt(quantum);
          const off = tiyn * bottom - top;
          expect(off * 2n <= bottom && off * 2n > -bottom).toBe(true);
        },
      ),
    );
  });

  it('rounds halves away from zero', () => {
    expect(divideHalfUp(5n, 2n)).toBe(3n);
    expect(divideHalfUp(-5n, 2n)).toBe(-3n);
    expect(divideHalfUp(4n, 3n)).toBe(1n);
  });
});

describe('a table of rates', () => {
  it('is read with the headings of three languages, decimal commas, quanta and dotted dates', () => {
    const text = 'Дата;Количество;Код;Курс\r\n18.11.2026;1;USD;523,45\r\n18.11.2026;100;JPY;"341,20"\r\n';
    expect(readRates(text)).toEqual({
      rates: [
        { date: '2026-11-18', currency: 'USD', rate: '523.45', quantum: 1 },
        { date: '2026-11-18', currency: 'JPY', rate: '341.2', quantum: 100 },
      ],
      rejected: [],
    });
    expect(readRates('Күні,Валюта,Бағам\n2026-11-18,EUR,601.10').rates).toMatchObject([{ rate: '601.1' }]);
    expect(readRates('2026-11-18\tUSD\t523.45\t1').rates).toHaveLength(1);
  });

  // A line that was guessed would value evidence wrongly and nobody would see it.
  it('lists what does not read, with its line and reason', () => {
    const text =
      'date,currency,rate\n2026-02-30,USD,500\n2026-11-18,dollar,500\n2026-11-18,USD,0\n2026-11-18,USD,1\n2026-11-18,USD,2';
    const { rates, rejected } = readRates(text);
    expect(rates).toHaveLength(1);
    expect(rejected.map(({ line, reason }) => [line, reason])).toEqual([
      [2, 'date'],
      [3, 'currency'],
      [4, 'rate'],
      [6, 'twice'],
    ]);
  });

  it('reads a decimal as it is written and nothing else', () => {
    expect(readDecimal('1 523,450')).toBe('1523.45');
    for (const text of ['', '-1', '0', '0,00', '1e3', '1.2.3', 'NaN'])
      expect(readDecimal(text)).toBeUndefined();
  });
});
