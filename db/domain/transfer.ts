import { z } from 'zod';
import { recordId } from './ids';

/**
 * A transfer as somebody else's table tells it: an explorer's export, an exchange's statement, a bank's. It is no movement,
 * which officers make or find and answer for, and changes no balance.
 */
export const transferRecord = z.strictObject({
  id: recordId,
  importId: recordId,
  caseId: recordId,
  line: z.int(),
  origin: z.enum(['transactions', 'statements']),
  /** Whose statement it is: an account, a wallet, an IBAN. */
  account: z.string(),
  txid: z.string(),
  fromText: z.string(),
  toText: z.string(),
  /** Ticker or currency as it stands in the table. */
  asset: z.string(),
  /** Whole units as a decimal number with a point; below zero what left the account of a statement. */
  amount: z.string(),
  fee: z.string(),
  /** Wall clock as the table says it; its zone is not known. */
  happenedAt: z.string(),
  counterparty: z.string(),
  description: z.string(),
  withdrawn: z.int(),
  ledgerSeq: z.int(),
});
export type TransferRecord = z.infer<typeof transferRecord>;
