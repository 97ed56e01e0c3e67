import { sha256 } from '@noble/hashes/sha2.js';
import { base58 } from '@scure/base';

export const BASE58 = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';

const DIGIT = digitTable(BASE58);

export function digitTable(alphabet: string): Int8Array {
  const table = new Int8Array(128).fill(-1);
  for (let i = 0; i < alphabet.length; i++) table[alphabet.charCodeAt(i)] = i;
  return table;
}

/** Payload (version and data, without the 4 checksum bytes), or undefined when the alphabet or the checksum is wrong. */
export function decodeBase58check(text: string): Uint8Array | undefined {
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
export function quickBase58check(size: number, versions: readonly number[], table = DIGIT): (text: string) => boolean {
  const bytes = new Uint8Array(size);
  const body = bytes.subarray(0, size - 4);
  return (text) => {
    bytes.fill(0);
    for (let i = 0; i < text.length; i++) {
      let carry = table[text.charCodeAt(i)] ?? -1;
      if (carry < 0) return false;
      for (let j = size - 1; j >= 0; j--) {
        carry += (bytes[j] ?? 0) * 58;
        bytes[j] = carry & 255;
        carry >>= 8;
      }
      if (carry !== 0) return false;
    }
    return versions.includes(bytes[0] ?? -1) && tailMatches(bytes, size, sha256(sha256(body)));
  };
}

/** Length of a text in bytes if all of it is base58; -1 otherwise. */
export function base58Size(text: string): number {
  return /^[1-9A-HJ-NP-Za-km-z]{1,200}$/.test(text) ? base58.decode(text).length : -1;
}
