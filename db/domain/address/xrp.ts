import { sha256 } from '@noble/hashes/sha2.js';
import { base58xrp } from '@scure/base';
import { digitTable, quickBase58check } from './base58';
import type { ChainId } from './chains';
import { familyRule } from './family';
import { strangers } from './text';
import type { AddressRule, Parsed } from './types';

const ALPHABET = 'rpshnaf39wBUDNEGHJKLM4PQRST7VWXYZ2bcdeCg65jkm8oFqi1tuvAxyz';
const TABLE = digitTable(ALPHABET);

/** Payload without checksum, or undefined. XRP uses base58check with an alphabet of its own. */
export function decodeXrp(text: string): Uint8Array | undefined {
  if (text.length > 60 || strangers(text, ALPHABET).length > 0) return undefined;
  const bytes = base58xrp.decode(text);
  if (bytes.length < 5) return undefined;
  const payload = bytes.subarray(0, -4);
  const digest = sha256(sha256(payload));
  return bytes.subarray(-4).every((byte, i) => byte === digest[i]) ? payload : undefined;
}

/** Destination tag of an X-address payload (XLS-5): null for none, undefined when the flags are unknown. */
function tagOf(payload: Uint8Array): number | null | undefined {
  const view = new DataView(payload.buffer, payload.byteOffset, payload.byteLength);
  const low = view.getUint32(23, true);
  const high = view.getUint32(27, true);
  if (high !== 0) return undefined;
  if (payload[22] === 0) return low === 0 ? null : undefined;
  return payload[22] === 1 ? low : undefined;
}

function parseXrp(text: string, prefix: number): Parsed {
  const wrongAt = strangers(text, ALPHABET);
  if (wrongAt.length > 0) return { ok: false, reason: 'character', wrongAt };
  const payload = decodeXrp(text);
  if (payload === undefined) return { ok: false, reason: 'checksum' };
  if (payload.length === 21 && payload[0] === 0) {
    return { ok: true, format: 'classic', checksum: 'verified', canonical: text };
  }
  if (payload.length !== 31) return { ok: false, reason: 'length' };
  if (((payload[0] ?? 0) << 8) + (payload[1] ?? 0) !== prefix)
    return { ok: false, reason: 'prefix', format: 'X-address' };
  if (tagOf(payload) === undefined) return { ok: false, reason: 'form', format: 'X-address' };
  return { ok: true, format: 'X-address', checksum: 'verified', canonical: text };
}

function xrpRule(chain: ChainId, network: string, prefix: number, lead: string): AddressRule {
  const classic = quickBase58check(25, [0], TABLE);
  const extended = quickBase58check(35, [prefix >> 8], TABLE);
  return familyRule({
    chain,
    network,
    parse: (text) => parseXrp(text, prefix),
    near: new RegExp(`^(?:\\S{25,35}|${lead}\\S{46}|\\S[a-zA-Z0-9]{46})$`),
    alphabet: ALPHABET,
    quick: (text) => (text.length < 40 ? classic.quick(text) : extended.quick(text)),
    substitute: (text) => (text.length < 40 ? classic.substitute(text) : extended.substitute(text)),
  });
}

export const xrpRules: readonly AddressRule[] = [
  xrpRule('xrp', 'mainnet', 0x0544, 'X'),
  xrpRule('xrp-testnet', 'testnet', 0x0493, 'T'),
];
