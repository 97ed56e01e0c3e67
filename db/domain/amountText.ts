// By itself, without schemas: the window's first page writes amounts and judges none.

/**
 * Reads what an officer types ("1 204 000,50", "1,204,000.50") into the smallest unit.
 * Returns undefined when it is not an amount, or has more decimals than the unit knows: nothing is rounded in silence.
 */
export function parseAmount(text: string, decimals: number): bigint | undefined {
  const plain = text.replace(/[\s\u00a0\u202f'’]/g, '');
  const found = /^(-?)(\d{1,3}(?:,\d{3})+|\d+)(?:[.,](\d+))?$/.exec(plain);
  if (!found) return undefined;
  const whole = (found[2] ?? '').replace(/,/g, '');
  const fraction = found[3] ?? '';
  if (fraction.length > decimals) return undefined;
  const size = BigInt(whole + fraction.padEnd(decimals, '0'));
  return found[1] === '-' ? -size : size;
}

/** Writes smallest units with a point and all decimals: `formatAmount(184210000n, 8)` is `1.84210000`. */
export function formatAmount(amount: bigint, decimals: number): string {
  const digits = (amount < 0n ? -amount : amount).toString().padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  const sign = amount < 0n ? '-' : '';
  return decimals === 0 ? `${sign}${whole}` : `${sign}${whole}.${digits.slice(-decimals)}`;
}

/** Sum of amounts in smallest units; those not stated count as nothing. */
export function sumMinor(amounts: readonly string[]): bigint {
  return amounts.reduce((sum, amount) => (amount === '' ? sum : sum + BigInt(amount)), 0n);
}
