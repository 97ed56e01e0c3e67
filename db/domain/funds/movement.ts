import { z } from 'zod';
import type { ChainId } from '../address';
import { error, type Finding, warning } from '../finding';
import { recordId } from '../ids';
import { minorUnits } from '../money';
import { recordMeta } from '../record';
import { checkTexts, line } from '../text';
import { existingDate, localDateTime } from '../time';
import { canHold, feeAsset, findAsset } from './assets';
import { checkQuantity } from './observation';
import { checkTxid } from './txid';

/** `found`: somebody else's transfer that explains where money went; the others are the officers' own. */
export const movementPurpose = z.enum(['test', 'seizure', 'conversion', 'return', 'found']);
export type MovementPurpose = z.infer<typeof movementPurpose>;

/** One transfer. `amount` is what arrives, in base units; `fee` is paid besides it in the chain's own coin. */
export const movementDraft = z.strictObject({
  caseId: recordId,
  fromAddressId: recordId.nullable().default(null),
  fromAccountId: recordId.nullable().default(null),
  toAddressId: recordId.nullable().default(null),
  toAccountId: recordId.nullable().default(null),
  /** Where it went when that is no address or account of this case: an address, a person with a receipt. */
  toText: line,
  assetId: z.string().max(80).default(''),
  amount: minorUnits,
  fee: minorUnits,
  txid: line,
  movedAt: localDateTime,
  blockHeight: z.int().min(0).nullable().default(null),
  purpose: movementPurpose.default('test'),
  notes: line,
});
export type MovementDraft = z.infer<typeof movementDraft>;

export const movementRecord = recordMeta.extend(movementDraft.shape).extend({
  fromWalletId: recordId.nullable(),
  toWalletId: recordId.nullable(),
  /** The second officer; '' where the recovery key was that hand, or where the transfer was only found. */
  secondName: z.string(),
  authorisation: z.string(),
  confirmedAt: z.string(),
  confirmedOffset: z.int().nullable(),
  confirmedBy: z.string(),
  /** The amount that was seen where it went. */
  confirmationId: recordId.nullable(),
  /** How it was confirmed where no observation can be: the receipt, the explorer's page. */
  confirmationSource: z.string(),
  withdrawn: z.int(),
});
export type MovementRecord = z.infer<typeof movementRecord>;

/** What the form's findings need to know beside the draft; what is not known yet is not judged. */
export interface MovementPlaces {
  readonly fromChain?: ChainId | undefined;
  readonly toChain?: ChainId | undefined;
  /** The destination belongs to an agency wallet. */
  readonly toAgency?: boolean | undefined;
  /** A test of this asset to the same destination was confirmed. */
  readonly tested?: boolean | undefined;
  readonly now?: string | undefined;
}

export function checkMovement(draft: MovementDraft, places: MovementPlaces = {}): Finding[] {
  const asset = findAsset(draft.assetId);
  const found = checkTexts(draft, ['txid']);
  const from = [draft.fromAddressId, draft.fromAccountId].filter((one) => one !== null).length;
  const to = [draft.toAddressId, draft.toAccountId].filter((one) => one !== null).length;
  if (from !== 1) found.push(error('fromAddressId', 'movement.no-source'));
  if (to + (draft.toText.trim() === '' ? 0 : 1) !== 1) found.push(error('toAddressId', 'movement.no-target'));
  if (draft.toAddressId !== null && draft.toAddressId === draft.fromAddressId)
    found.push(error('toAddressId', 'movement.to-itself'));
  if (asset === undefined) found.push(error('assetId', 'asset.unknown'));
  found.push(...checkQuantity('amount', draft.amount, false));
  if (draft.fee.startsWith('-')) found.push(error('fee', 'amount.not-positive'));
  if (draft.fee !== '' && draft.fee !== '0' && asset !== undefined && feeAsset(asset) === undefined)
    found.push(error('fee', 'movement.no-fee-coin'));
  if (draft.movedAt === '') found.push(error('movedAt', 'required'));
  if (!existingDate(draft.movedAt)) found.push(error('movedAt', 'date.not-a-day'));
  if (places.now !== undefined && draft.movedAt > places.now) found.push(error('movedAt', 'date.future'));
  for (const [field, chain] of [
    ['fromAddressId', places.fromChain],
    ['toAddressId', places.toChain],
  ] as const)
    if (chain !== undefined && asset !== undefined && !canHold(chain, asset))
      found.push(error(field, 'movement.other-chain', { asset: asset.ticker }));
  if (asset?.kind !== 'fiat') found.push(...checkTxid('txid', asset?.chain ?? null, draft.txid));
  if (draft.purpose === 'seizure' && places.toAgency === false)
    found.push(error('toAddressId', 'movement.not-agency'));
  if (places.tested === false && (draft.purpose === 'seizure' || draft.purpose === 'return'))
    found.push(warning('purpose', 'movement.no-test'));
  return found;
}
