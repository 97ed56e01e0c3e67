import { sha256 } from '@noble/hashes/sha2.js';
import { hexToBytes } from '@noble/hashes/utils.js';
import { base58, createBase58check } from '@scure/base';
import { BASE58, decodeBase58check, quickBase58check } from './base58';
import type { ChainId } from './chains';
import { nearlyBase58, seemsBase58 } from './near';
import { findRepairs } from './repair';
import { lowerLatin, strangers } from './text';
import type { AddressRule, Parsed } from './types';

const SIZE = 25;
const base58check = createBase58check(sha256);

/** TRON: base58check of 21 bytes that begin with the prefix; or the same bytes in hex, which carry no checksum. */
function parseTron(text: string, prefixes: readonly number[]): Parsed {
  if (text === '') return { ok: false, reason: 'empty' };
  const hex = /^(0x)?((?:41|a0)[0-9a-f]{40})$/i.exec(text)?.[2];
  if (hex) {
    const bytes = hexToBytes(lowerLatin(hex));
    if (!prefixes.includes(bytes[0] ?? -1)) return { ok: false, reason: 'network', format: 'hex' };
    return { ok: true, format: 'hex', checksum: 'none', canonical: base58check.encode(bytes) };
  }
  const wrongAt = strangers(text, BASE58);
  if (wrongAt.length > 0) return { ok: false, reason: 'character', wrongAt };
  const payload = decodeBase58check(text);
  if (!payload) {
    const fits = text.length <= 40 && base58.decode(text).length === SIZE;
    return { ok: false, reason: fits ? 'checksum' : 'length', format: 'base58check' };
  }
  if (payload.length !== SIZE - 4) return { ok: false, reason: 'length', format: 'base58check' };
  if (prefixes.includes(payload[0] ?? -1)) {
    return { ok: true, format: 'base58check', checksum: 'verified', canonical: text };
  }
  const elsewhere = { network: 'testnet', checksum: 'verified', canonical: text } as const;
  if (payload[0] === OLD_TEST_PREFIX)
    return { ok: false, reason: 'network', format: 'base58check', elsewhere };
  return { ok: false, reason: 'prefix', format: 'base58check' };
}

const PREFIX = 0x41;
// The first public test network; Shasta and Nile use the prefix of the main network.
const OLD_TEST_PREFIX = 0xa0;

function tronRule(chain: ChainId, network: string, prefixes: readonly number[], leads: string): AddressRule {
  const parse = (text: string): Parsed => parseTron(text, prefixes);
  const accepts = (text: string): boolean => parse(text).ok;
  const search = quickBase58check(SIZE, prefixes);
  const repairs: AddressRule['repairs'] = (text) =>
    text.length < 33 || text.length > 36 ? [] : findRepairs(text, { alphabet: BASE58, ...search, accepts });
  const resembles = (text: string): boolean =>
    seemsBase58(text, leads, SIZE, 33, 35) || (nearlyBase58(text, 34, 35) && repairs(text).length > 0);
  // The first test network is gone and the others share the main form: a test address is only judged where it is asked for.
  const telling = (): boolean => network === 'mainnet';
  return { chain, network, parse, resembles, repairs, telling };
}

export const tronRules: readonly AddressRule[] = [
  tronRule('tron', 'mainnet', [PREFIX], 'T'),
  tronRule('tron-testnet', 'testnet', [PREFIX, OLD_TEST_PREFIX], '2'),
];
