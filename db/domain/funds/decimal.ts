import { z } from 'zod';

/** A positive decimal as typed or read from a table (`523,45` becomes `523.45`): digits, one point, no exponent. */
export const decimalText = z
  .string()
  .regex(/^(\d{1,20}(\.\d{1,18})?)?$/, 'decimal')
  .default('');

/** Reads a decimal with a point or a comma, spaces between thousands; undefined for anything else, zero too. */
export function readDecimal(text: string): string | undefined {
  const plain = text.replace(/[\s\u00a0\u202f']/g, '').replace(',', '.');
  if (!/^\d{1,20}(\.\d{1,18})?$/.test(plain)) return undefined;
  const [whole = '0', fraction = ''] = plain.split('.');
  const digits = whole.replace(/^0+(?=\d)/, '');
  const rest = fraction.replace(/0+$/, '');
  const text2 = rest === '' ? digits : `${digits}.${rest}`;
  return /^0$/.test(text2) ? undefined : text2;
}

/** A decimal as a whole number and the digits after its point: `523.45` is 52345 and 2. */
export function scaled(text: string): readonly [units: bigint, scale: number] {
  const [whole = '0', fraction = ''] = text.split('.');
  return [BigInt(whole + fraction), fraction.length];
}

/** Divides and rounds half up (away from zero at exactly one half), once, at the end. */
export function divideHalfUp(numerator: bigint, denominator: bigint): bigint {
  if (denominator <= 0n) throw new RangeError('denominator must be positive');
  const size = numerator < 0n ? -numerator : numerator;
  const rounded = (size * 2n + denominator) / (denominator * 2n);
  return numerator < 0n ? -rounded : rounded;
}
