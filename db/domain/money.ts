import { z } from 'zod';

export { formatAmount, parseAmount, sumMinor } from './amountText';

/**
 * An amount in the smallest unit (tiyn, cent, satoshi, wei) as a decimal string, or empty when not stated.
 * Strings in JSON, ledger and export because RFC 8785 numbers are doubles; `bigint` where it is computed.
 */
export const minorUnits = z
  .string()
  .regex(/^(0|-?[1-9]\d{0,77})?$/, 'minor-units')
  .default('');
