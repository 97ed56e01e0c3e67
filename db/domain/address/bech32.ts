import { bech32, bech32m } from '@scure/base';

export const BECH32 = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l';
const GENERATOR = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3] as const;
const BECH32_CONST = 1;
const BECH32M_CONST = 0x2bc830a3;

export type Bech32Encoding = 'bech32' | 'bech32m';
export interface Bech32Parts {
  hrp: string;
  words: number[];
  encoding: Bech32Encoding;
}

function step(chk: number, value: number): number {
  const top = chk >>> 25;
  let next = ((chk & 0x1ffffff) << 5) ^ value;
  for (let i = 0; i < 5; i++) if ((top >> i) & 1) next ^= GENERATOR[i] ?? 0;
  return next;
}

/** Which checksum (BIP-173 or BIP-350) a lower-case text carries, without decoding it; fast enough for searches. */
export function bech32Encoding(text: string): Bech32Encoding | undefined {
  const one = text.lastIndexOf('1');
  if (one < 1 || text.length - one < 7) return undefined;
  let chk = 1;
  for (let i = 0; i < one; i++) chk = step(chk, text.charCodeAt(i) >> 5);
  chk = step(chk, 0);
  for (let i = 0; i < one; i++) chk = step(chk, text.charCodeAt(i) & 31);
  for (let i = one + 1; i < text.length; i++) {
    const value = BECH32.indexOf(text.charAt(i));
    if (value < 0) return undefined;
    chk = step(chk, value);
  }
  if (chk === BECH32_CONST) return 'bech32';
  return chk === BECH32M_CONST ? 'bech32m' : undefined;
}

/** Parts of a text in one letter case with a correct checksum of either kind. `limit`: characters, 90 in BIP-173. */
export function decodeBech32(text: string, limit: number | false = 90): Bech32Parts | undefined {
  const plain = bech32.decodeUnsafe(text, limit);
  if (plain) return { hrp: plain.prefix, words: plain.words, encoding: 'bech32' };
  const modified = bech32m.decodeUnsafe(text, limit);
  return modified ? { hrp: modified.prefix, words: modified.words, encoding: 'bech32m' } : undefined;
}

/** Bytes of 5-bit words, or undefined when the padding is not zero or too long. */
export function wordsToBytes(words: number[]): Uint8Array | undefined {
  return bech32.fromWordsUnsafe(words) ?? undefined;
}

/** Positions of the letters in the rarer case, empty when the text keeps to one. */
export function mixedCase(text: string): number[] {
  const upper: number[] = [];
  const lower: number[] = [];
  for (let i = 0; i < text.length; i++) {
    const ch = text.charAt(i);
    if (ch >= 'A' && ch <= 'Z') upper.push(i);
    else if (ch >= 'a' && ch <= 'z') lower.push(i);
  }
  if (upper.length === 0 || lower.length === 0) return [];
  return upper.length < lower.length ? upper : lower;
}
