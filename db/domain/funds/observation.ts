import { z } from 'zod';
import { error, type Finding, warning } from '../finding';
import { recordId } from '../ids';
import { minorUnits } from '../money';
import { recordMeta } from '../record';
import { checkTexts, line } from '../text';
import { existingDate, localDateTime } from '../time';
import { findAsset } from './assets';

/** Where an amount was seen. */
export const observationSource = z.enum([
  'explorer',
  'own-node',
  'provider',
  'statement',
  'wallet-app',
  'other',
]);
export type ObservationSource = z.infer<typeof observationSource>;

/** How it came into the vault. */
export const observationEntry = z.enum(['typed', 'file', 'bridge']);

const height = z.int().min(0).max(9_007_199_254_740_991).nullable().default(null);

/**
 * An amount of an asset at one address or account, as it was seen. Never edited: one that was typed wrongly is withdrawn
 * with a reason and recorded anew.
 */
export const observationDraft = z.strictObject({
  caseId: recordId,
  addressId: recordId.nullable().default(null),
  accountId: recordId.nullable().default(null),
  assetId: z.string().max(80).default(''),
  /** Base units. */
  amount: minorUnits,
  /** When the amount was so, by the officer's clock; '' where only the block is known. */
  observedAt: localDateTime,
  blockHeight: height,
  source: observationSource.default('explorer'),
  /** The explorer's name, the letter's number, the statement's page. */
  sourceName: line,
  attachmentId: recordId.nullable().default(null),
  notes: line,
});
export type ObservationDraft = z.infer<typeof observationDraft>;

export const observationRecord = recordMeta.extend(observationDraft.shape).extend({
  walletId: recordId.nullable(),
  entry: observationEntry,
  /** SHA-256 of the file that says so, lower-case hex; '' where there is none. */
  fileHash: z.string(),
  withdrawn: z.int(),
});
export type ObservationRecord = z.infer<typeof observationRecord>;

export function checkObservation(draft: ObservationDraft, now?: string): Finding[] {
  const found = checkTexts(draft);
  if ((draft.addressId === null) === (draft.accountId === null))
    found.push(error('addressId', 'observation.place'));
  if (findAsset(draft.assetId) === undefined) found.push(error('assetId', 'asset.unknown'));
  found.push(...checkQuantity('amount', draft.amount, true));
  if (draft.observedAt === '' && draft.blockHeight === null)
    found.push(error('observedAt', 'observation.no-time'));
  if (!existingDate(draft.observedAt)) found.push(error('observedAt', 'date.not-a-day'));
  if (now !== undefined && draft.observedAt > now) found.push(error('observedAt', 'date.future'));
  if (draft.sourceName.trim() === '') found.push(error('sourceName', 'required'));
  if (draft.attachmentId === null && draft.source !== 'wallet-app')
    found.push(warning('attachmentId', 'observation.no-file'));
  return found;
}

/** An amount that is stated and not negative; zero only where it says something. */
export function checkQuantity(field: string, amount: string, zero: boolean): Finding[] {
  if (amount === '') return [error(field, 'required')];
  if (amount.startsWith('-') || (!zero && amount === '0')) return [error(field, 'amount.not-positive')];
  return [];
}
