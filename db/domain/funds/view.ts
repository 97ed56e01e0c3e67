import { z } from 'zod';
import { recordId } from '../ids';
import { addressRole, chainId } from '../wallet';
import { accountRecord } from './account';
import { controlChange } from './control';
import { movementRecord } from './movement';
import { observationRecord } from './observation';

/** A drop as a page shows it: what is missing, where, and who explained it. */
export const dropView = z.strictObject({
  observationId: recordId,
  beforeId: recordId,
  assetId: z.string(),
  addressId: recordId.nullable(),
  accountId: recordId.nullable(),
  before: z.string(),
  expected: z.string(),
  seen: z.string(),
  missing: z.string(),
  explained: z.string(),
  open: z.boolean(),
  reasons: z.array(
    z.strictObject({ reason: z.string(), amount: z.string(), at: z.string(), officerName: z.string() }),
  ),
});
export type DropView = z.infer<typeof dropView>;

/** Somewhere that money of the case lies or may lie. */
export const moneyPlace = z.strictObject({
  id: recordId,
  kind: z.enum(['address', 'account']),
  walletId: recordId.nullable(),
  /** Of the wallet or the account. */
  number: z.string(),
  title: z.string(),
  /** The address as its chain writes it; '' for an account. */
  text: z.string(),
  chain: chainId.nullable(),
  role: addressRole.nullable(),
  agency: z.boolean(),
});
export type MoneyPlaceView = z.infer<typeof moneyPlace>;

/** The newest known amount of one asset at one place. */
export const balanceView = z.strictObject({
  placeId: recordId,
  assetId: z.string(),
  observationId: recordId,
  /** As seen. */
  amount: z.string(),
  /** Less what was moved out since it was seen. */
  expected: z.string(),
});
export type BalanceView = z.infer<typeof balanceView>;

/** Sums of one asset over a case, base units; an address that stands in two wallets counts once. */
export const assetTotal = z.strictObject({
  assetId: z.string(),
  secured: z.string(),
  accounts: z.string(),
  open: z.string(),
  others: z.string(),
});
export type AssetTotal = z.infer<typeof assetTotal>;

export const fundsView = z.strictObject({
  places: z.array(moneyPlace),
  accounts: z.array(accountRecord),
  observations: z.array(observationRecord),
  movements: z.array(movementRecord),
  drops: z.array(dropView),
  balances: z.array(balanceView),
  totals: z.array(assetTotal),
  control: z.array(controlChange),
});
export type FundsView = z.infer<typeof fundsView>;
