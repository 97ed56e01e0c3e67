import { z } from 'zod';
import { type ChainId, findChain } from '../address';
import { error, type Finding } from '../finding';
import { recordId } from '../ids';
import { minorUnits } from '../money';
import type { ReferenceEntry } from '../reference';
import { checkTexts, line } from '../text';
import { type Asset, canHold, findAsset } from './assets';
import type { ObservationRecord } from './observation';

/** A fork or airdrop of the reference table: who held `base` at the last common block may claim `asset`. */
export interface Fork {
  readonly code: string;
  readonly names: Pick<ReferenceEntry, 'kk' | 'ru' | 'en'>;
  readonly base: Asset;
  readonly asset: Asset;
  /** The last block that both chains share, or the block of the snapshot. */
  readonly block: number;
  /** Day of that block, UTC. */
  readonly date: string;
  /** `ratio[0]` of the new asset for `ratio[1]` of the old, in whole coins. */
  readonly ratio: readonly [bigint, bigint];
  readonly source: string;
}

/** Reads a row of the reference table `fork`; undefined where it names no known asset or is not whole. */
export function forkOf(row: ReferenceEntry): Fork | undefined {
  const { base, asset, block, ratio = '1:1' } = row.facts;
  const from = findAsset(String(base ?? ''));
  const to = findAsset(String(asset ?? ''));
  const parts = /^([1-9]\d{0,12}):([1-9]\d{0,12})$/.exec(String(ratio));
  if (!from || !to || !parts || typeof block !== 'number') return undefined;
  const { code, kk, ru, en, validFrom: date, source } = row;
  return {
    code,
    names: { kk, ru, en },
    base: from,
    asset: to,
    block,
    date,
    ratio: [BigInt(parts[1] ?? '1'), BigInt(parts[2] ?? '1')],
    source,
  };
}

export const entitlementState = z.enum(['unclaimed', 'claimed', 'not-applicable', 'unknown']);
export type EntitlementState = z.infer<typeof entitlementState>;

/** What an officer records of a claim. */
export const entitlementDraft = z.strictObject({
  addressId: recordId,
  fork: z.string().min(1).max(60),
  state: entitlementState,
  /** Base units of the new asset; '' takes what the observation gives. */
  amount: minorUnits,
  /** Of the claim, where it was made. */
  txid: line,
  notes: line,
});
export type EntitlementDraft = z.infer<typeof entitlementDraft>;

/** One address and one fork: what is due, from what, and what was recorded of it. */
export const entitlementView = z.strictObject({
  /** Null as long as nothing was recorded. */
  id: recordId.nullable(),
  caseId: recordId,
  walletId: recordId,
  walletNumber: z.string(),
  addressId: recordId,
  address: z.string(),
  fork: z.string(),
  names: z.strictObject({ kk: z.string(), ru: z.string(), en: z.string() }),
  date: z.string(),
  block: z.int(),
  assetId: z.string(),
  /** What the last observation before the fork gives, base units; '' where there is none. */
  due: z.string(),
  observationId: recordId.nullable(),
  state: entitlementState,
  amount: z.string(),
  txid: z.string(),
  notes: z.string(),
  source: z.string(),
  recordedAt: z.string(),
  officerName: z.string(),
});
export type EntitlementView = z.infer<typeof entitlementView>;

/** Forks that an address of this chain may have a share in. */
export function forksAt(chain: ChainId, forks: readonly Fork[]): Fork[] {
  // A test network's coins are worth nothing, and so are its forks.
  if (findChain(chain)?.testnetOf !== undefined) return [];
  return forks.filter(
    ({ base }) =>
      base.chain === chain || (base.chain !== null && chain === 'bitcoin' && canHold(chain, base)),
  );
}

/** The newest observation of the base coin at the fork or before it; by height where it is known, else by day. */
export function heldAt(
  fork: Fork,
  observations: readonly ObservationRecord[],
): ObservationRecord | undefined {
  const before = observations.filter(
    (one) =>
      one.withdrawn === 0 &&
      one.assetId === fork.base.id &&
      (one.blockHeight === null
        ? one.observedAt !== '' && one.observedAt.slice(0, 10) < fork.date
        : one.blockHeight <= fork.block),
  );
  const place = (one: ObservationRecord) => [one.blockHeight ?? 0, one.observedAt, one.ledgerSeq] as const;
  return before.sort((left, right) => compare(place(left), place(right))).at(-1);
}

function compare(left: readonly [number, string, number], right: readonly [number, string, number]): number {
  return left[0] - right[0] || (left[1] < right[1] ? -1 : left[1] > right[1] ? 1 : 0) || left[2] - right[2];
}

/** What is due for an amount of the base coin, in base units of the new asset; a fraction of the last unit is cut off. */
export function dueFor(fork: Fork, amount: bigint): bigint {
  const scale = 10n ** BigInt(fork.asset.decimals);
  return (amount * fork.ratio[0] * scale) / (fork.ratio[1] * 10n ** BigInt(fork.base.decimals));
}

/** The state where nothing was recorded: only what was held can be claimed. */
export function stateOf(due: bigint | undefined): EntitlementState {
  if (due === undefined) return 'unknown';
  return due === 0n ? 'not-applicable' : 'unclaimed';
}

export function checkEntitlement(draft: EntitlementDraft): Finding[] {
  const found = checkTexts(draft, ['txid']);
  if (draft.amount.startsWith('-')) found.push(error('amount', 'amount.not-positive'));
  if (draft.state === 'not-applicable' && draft.notes.trim() === '')
    found.push(error('notes', 'entitlement.why'));
  if (draft.state === 'claimed' && draft.txid.trim() === '' && draft.notes.trim() === '')
    found.push(error('txid', 'entitlement.claim'));
  return found;
}
