import { z } from 'zod';
import { chains } from './address';
import { recordId } from './ids';
import { addressOwner } from './record';
import { chainId } from './wallet';

/** Characters at each end that a hurried eye compares. */
export const eyed = 4;
/** Shorter ones are names that people chose, not numbers. */
const shortest = 20;

/** Where the characters begin that differ between addresses of one form: after `0x`, `bc1`, `bitcoincash:`. */
function bodyStart(canonical: string): number {
  if (canonical.startsWith('0x')) return 2;
  const colon = canonical.indexOf(':');
  if (colon >= 0) return colon + 1;
  const one = canonical.indexOf('1');
  const bech32 =
    canonical === canonical.toLowerCase() && one >= 2 && one <= 12 && /[^0-9a-f]/.test(canonical);
  return bech32 ? one + 1 : 0;
}

/**
 * What a hurried eye compares of an address: four characters after what all of its form share, and the last four, case
 * aside. Undefined for what is too short. The same as the index `address_by_look` of the vault.
 */
export function lookKey(canonical: string): string | undefined {
  if (canonical.length < shortest) return undefined;
  const start = bodyStart(canonical);
  return (canonical.slice(start, start + eyed) + canonical.slice(-eyed)).toLowerCase();
}

/**
 * Where texts with the same beginning stand in an order by their signs, each case of its letters by itself: from the first
 * on, and before the second. For a list that has no index by look.
 */
export function lookRanges(canonical: string): (readonly [from: string, to: string])[] {
  if (canonical.length < shortest) return [];
  const start = bodyStart(canonical);
  const eye = [...canonical.slice(start, start + eyed)];
  const cases = eye.reduce<string[]>(
    (heads, sign) => {
      const forms = [...new Set([sign.toLowerCase(), sign.toUpperCase()])];
      return heads.flatMap((head) => forms.map((form) => head + form));
    },
    [canonical.slice(0, start)],
  );
  // The last sign's successor ends the range: all of these signs are of the first 128.
  return cases.map((head) => [
    head,
    head.slice(0, -1) + String.fromCharCode(head.charCodeAt(head.length - 1) + 1),
  ]);
}

/** How many characters two addresses share at their beginning and at their end, what all of their form share included. */
export function sharedEnds(one: string, other: string): { head: number; tail: number } {
  const most = Math.min(one.length, other.length);
  let head = 0;
  while (head < most && one[head] === other[head]) head += 1;
  let tail = 0;
  while (tail < most - head && one.at(-1 - tail) === other.at(-1 - tail)) tail += 1;
  return { head, tail };
}

/** Chains of one kind of address: a fake for Ethereum serves on every chain that writes addresses as Ethereum does. */
export function lookFamily(chain: string, canonical: string): string {
  if (/^0x[0-9a-fA-F]{40}$/.test(canonical)) return 'evm';
  return chains.find(({ id }) => id === chain)?.testnetOf ?? chain;
}

export interface Looked {
  readonly chain: string;
  readonly canonical: string;
}

/** Whether one could be taken for the other: another address of the same kind of chain with the same ends. */
export function looksAlike(one: Looked, other: Looked): boolean {
  if (one.canonical.toLowerCase() === other.canonical.toLowerCase()) return false;
  const key = lookKey(one.canonical);
  return (
    key !== undefined &&
    key === lookKey(other.canonical) &&
    lookFamily(one.chain, one.canonical) === lookFamily(other.chain, other.canonical)
  );
}

/** An address of the vault in a pair, with the wallet or import that holds it. */
export const lookedAddress = z.strictObject({
  addressId: z.string(),
  chain: chainId,
  canonical: z.string(),
  role: z.string(),
  owner: addressOwner,
  caseId: recordId,
});
export type LookedAddress = z.infer<typeof lookedAddress>;

/** Addresses that look alike and are not the same: two or more, each with the wallets that hold it. */
export const lookGroup = z.strictObject({ key: z.string(), addresses: z.array(lookedAddress) });
export type LookGroup = z.infer<typeof lookGroup>;
