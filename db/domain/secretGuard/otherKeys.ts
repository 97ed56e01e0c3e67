import { ed25519 } from '@noble/curves/ed25519.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { base58, base58xrp } from '@scure/base';
import { decodeBase58check } from '../address/base58';
import { isStellarSecret } from '../address/stellar';

// Private keys of chains beyond Bitcoin whose text proves what it is.

/** XRP family seeds: 16 bytes after version 33, or after 01 E1 4B for Ed25519. */
function isXrpSeed(word: string): boolean {
  if (!/^s[1-9A-HJ-NP-Za-km-z]{24,31}$/.test(word)) return false;
  const bytes = base58xrp.decode(word);
  const payload = bytes.subarray(0, -4);
  const digest = sha256(sha256(payload));
  if (!bytes.subarray(-4).every((byte, i) => byte === digest[i])) return false;
  return (
    (payload.length === 17 && payload[0] === 0x21) ||
    (payload.length === 19 && payload[0] === 0x01 && payload[1] === 0xe1)
  );
}

const TEZOS_SECRET = /^(?:edsk|spsk|p2sk|edesk|spesk|p2esk)/;

/** A Solana key pair: 64 bytes, of which the second half is the public key of the first. A signature never is. */
function isSolanaPair(bytes: Uint8Array): boolean {
  if (bytes.length !== 64) return false;
  const own = ed25519.getPublicKey(bytes.subarray(0, 32));
  return own.every((byte, i) => byte === bytes[32 + i]);
}

function isOtherKey(word: string): boolean {
  if (isStellarSecret(word) || isXrpSeed(word)) return true;
  if (TEZOS_SECRET.test(word)) return decodeBase58check(word) !== undefined;
  return /^[1-9A-HJ-NP-Za-km-z]{86,88}$/.test(word) && isSolanaPair(base58.decode(word));
}

export interface OtherKeyHit {
  kind: 'other-key';
  start: number;
  end: number;
}

/** Seeds and keys of XRP, Stellar, Tezos and Solana (in base58 or as the array of numbers in its key files). */
export function findOtherKeys(text: string): OtherKeyHit[] {
  const hits: OtherKeyHit[] = [];
  for (const match of text.matchAll(/(?<![0-9A-Za-z])[1-9A-HJ-NP-Za-km-z]{25,110}(?![0-9A-Za-z])/g)) {
    if (isOtherKey(match[0]))
      hits.push({ kind: 'other-key', start: match.index, end: match.index + match[0].length });
  }
  for (const match of text.matchAll(/(?<![A-Z0-9])S[A-Z2-7]{55}(?![A-Z0-9])/g)) {
    const known = hits.some((hit) => hit.start === match.index);
    if (!known && isStellarSecret(match[0]))
      hits.push({ kind: 'other-key', start: match.index, end: match.index + 56 });
  }
  for (const match of text.matchAll(/\[\s*\d{1,3}(?:\s*,\s*\d{1,3}){63}\s*\]/g)) {
    const numbers = match[0].match(/\d+/g)?.map(Number) ?? [];
    if (numbers.every((one) => one < 256) && isSolanaPair(Uint8Array.from(numbers))) {
      hits.push({ kind: 'other-key', start: match.index, end: match.index + match[0].length });
    }
  }
  return hits;
}
