import { formatAmount } from '../../db/domain/money';

/** `E-03` of `SHM-2026-014/E-03`: within a case's own page the case goes without saying. */
export function shortNumber(number: string): string {
  const slash = number.lastIndexOf('/');
  return slash < 0 ? number : number.slice(slash + 1);
}

/** A number that orders amounts in minor units, or null when nothing is stated. Only for sorting: it is not exact. */
export function amountOrder(minor: string): number | null {
  return minor === '' ? null : Number(minor);
}

/** The whole amount as a file says it, with a point and all decimals: `1842.10`; '' where none is stated. */
export function exactAmount(minor: string, decimals: number): string {
  return minor === '' ? '' : formatAmount(BigInt(minor), decimals);
}
