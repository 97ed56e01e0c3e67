import { sha256 } from '@noble/hashes/sha2.js';
import { base58 } from '@scure/base';

export const BASE58 = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';

const DIGIT = digitTable(BASE58);

export function digitTable(alphabet: string): Int8Array {
  const table = new Int8Array(128).fill(-1);
  for (let i = 0; i < alphabet.length; i++) table[alphabet.charCodeAt(i)] = i;
  return table;
}

// A dozen chains ask for the payload of the same text in a row; the last answer is kept, being nothing but a function of it.
let last: { text: string; payload: Uint8Array | undefined } = { text: '', payload: undefined };

/** Payload (version and data, without the 4 checksum bytes), or undefined when the alphabet or the checksum is wrong. */
export function decodeBase58check(text: string): Uint8Array | undefined {
  if (last.text !== text) last = { text, payload: decode(text) };
  return last.payload;
}

function decode(text: string): Uint8Array | undefined {
  if (text.length > 200 || !/^[1-9A-HJ-NP-Za-km-z]+$/.test(text)) return undefined;
  const bytes = base58.decode(text);
  if (bytes.length < 5) return undefined;
  const payload = bytes.subarray(0, -4);
  return tailMatches(bytes, bytes.length, sha256(sha256(payload))) ? payload : undefined;
}

function tailMatches(bytes: Uint8Array, size: number, digest: Uint8Array): boolean {
  for (let i = 0; i < 4; i++) if (bytes[size - 4 + i] !== digest[i]) return false;
  return true;
}

/**
 * A fast base58check test for texts of one decoded size, for searches over thousands of candidates. Version bytes are
 * compared before anything is hashed. It ignores how leading zeros are written: the strict decoder has the last word.
 */
export function quickBase58check(size: number, versions: readonly number[], table = DIGIT): Base58Search {
  const passes = (bytes: Uint8Array): boolean => {
    if (bytes[0] !== 0 || bytes[1] !== 0 || !versions.includes(bytes[GUARD] ?? -1)) return false;
    return tailMatches(bytes, bytes.length, sha256(sha256(bytes.subarray(GUARD, -4))));
  };
  const digit = (ch: string): number => table[ch.charCodeAt(0)] ?? -1;
  const quick = (text: string): boolean => {
    const bytes = new Uint8Array(size + GUARD);
    for (const ch of text) if (digit(ch) < 0 || !shift(bytes, digit(ch))) return false;
    return passes(bytes);
  };
  const substitute = (text: string): ((position: number, to: string) => boolean) => {
    const start = new Uint8Array(size + GUARD);
    for (const ch of text) if (!shift(start, Math.max(0, digit(ch)))) return () => false;
    const weights = placeValues(text.length, size + GUARD);
    const bytes = new Uint8Array(size + GUARD);
    return (position, to) => {
      const weight = weights[text.length - 1 - position];
      const change = digit(to) - Math.max(0, digit(text.charAt(position)));
      return weight !== undefined && addScaled(bytes, start, weight, change) && passes(bytes);
    };
  };
  return { quick, substitute };
}

export interface Base58Search {
  quick(text: string): boolean;
  /** The same test for the text with one character replaced, without decoding all of it again. */
  substitute(text: string): (position: number, to: string) => boolean;
}

// Two spare bytes in front hold what a wrong character adds beyond the size.
const GUARD = 2;

/** bytes = bytes × 58 + digit; false when it no longer fits. */
function shift(bytes: Uint8Array, digit: number): boolean {
  let carry = digit;
  for (let j = bytes.length - 1; j >= 0; j--) {
    carry += (bytes[j] ?? 0) * 58;
    bytes[j] = carry & 255;
    carry >>= 8;
  }
  return carry === 0;
}

/** Big-endian bytes of 58^0, 58^1, …; higher powers that no longer fit are cut off at the top. */
function placeValues(count: number, size: number): Uint8Array[] {
  const value = new Uint8Array(size);
  value[size - 1] = 1;
  const out: Uint8Array[] = [];
  for (let i = 0; i < count; i++) {
    out.push(value.slice());
    shift(value, 0);
  }
  return out;
}

/** out = start + weight × change; false when the sum is negative or too large. */
function addScaled(out: Uint8Array, start: Uint8Array, weight: Uint8Array, change: number): boolean {
  let carry = 0;
  for (let j = out.length - 1; j >= 0; j--) {
    carry += (start[j] ?? 0) + (weight[j] ?? 0) * change;
    out[j] = carry & 255;
    carry >>= 8;
  }
  return carry === 0;
}

/** Length of a text in bytes if all of it is base58; -1 otherwise. */
export function base58Size(text: string): number {
  return /^[1-9A-HJ-NP-Za-km-z]{1,200}$/.test(text) ? base58.decode(text).length : -1;
}
