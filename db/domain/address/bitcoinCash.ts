import { bech32 } from '@scure/base';
import { decodeBase58check } from './base58';
import { BECH32, mixedCase, wordsToBytes } from './bech32';
import type { ChainId } from './chains';
import { familyRule } from './family';
import { lowerLatin, strangers } from './text';
import type { AddressRule, Parsed } from './types';

// Generator of the cashaddr code (Bitcoin Cash spec "cashaddr"), its 40 bits split into 8 high and 32 low ones.
const GENERATOR: readonly (readonly [number, number])[] = [
  [0x98, 0xf2bc8e61],
  [0x79, 0xb76d99e2],
  [0xf3, 0x3e5fb3c4],
  [0xae, 0x2eabe2a8],
  [0x1e, 0x4f43e470],
];
const CHECK_WORDS = 8;
const SIZES = [20, 24, 28, 32, 40, 48, 56, 64] as const;
const TYPES = ['P2PKH', 'P2SH', 'P2PKH-token', 'P2SH-token'] as const;

/** Remainder of prefix and words, as high and low bits; 0 and 1 when the words end in their checksum. */
function polymod(prefix: string, words: readonly number[]): [number, number] {
  let high = 0;
  let low = 1;
  for (const value of [...[...prefix].map((ch) => ch.charCodeAt(0) & 31), 0, ...words]) {
    const top = high >>> 3;
    high = ((high & 7) << 5) | (low >>> 27);
    low = (low << 5) ^ value;
    for (let i = 0; i < 5; i++) {
      if (((top >> i) & 1) === 0) continue;
      high ^= GENERATOR[i]?.[0] ?? 0;
      low ^= GENERATOR[i]?.[1] ?? 0;
    }
    low >>>= 0;
  }
  return [high, low];
}

interface CashNetwork {
  chain: ChainId;
  network: string;
  prefix: string;
  p2pkh: number;
  p2sh: number;
}

/** The cashaddr spelling of a hash of 20 bytes; `type`: 0 public key hash, 1 script hash. */
function encodeCash(prefix: string, type: number, hash: Uint8Array): string {
  const words = bech32.toWords(Uint8Array.from([type << 3, ...hash]));
  const [high, low] = polymod(prefix, [...words, ...new Array<number>(CHECK_WORDS).fill(0)]);
  const rest = (BigInt(high) << 32n) | BigInt((low ^ 1) >>> 0);
  const check = Array.from({ length: CHECK_WORDS }, (_, i) => Number((rest >> BigInt(5 * (7 - i))) & 31n));
  return `${prefix}:${[...words, ...check].map((word) => BECH32.charAt(word)).join('')}`;
}

function parseCash(text: string, { prefix, p2pkh, p2sh }: CashNetwork): Parsed {
  const legacy = decodeBase58check(text);
  if (legacy?.length === 21 && (legacy[0] === p2pkh || legacy[0] === p2sh)) {
    const type = legacy[0] === p2pkh ? 0 : 1;
    const canonical = encodeCash(prefix, type, legacy.subarray(1));
    return { ok: true, format: `legacy-${TYPES[type]}`, checksum: 'verified', canonical, borrowed: true };
  }
  const mixed = mixedCase(text);
  if (mixed.length > 0) return { ok: false, reason: 'mixed-case', format: 'cashaddr', wrongAt: mixed };
  const lower = lowerLatin(text);
  const colon = lower.indexOf(':');
  if (colon >= 0 && lower.slice(0, colon) !== prefix)
    return { ok: false, reason: 'prefix', format: 'cashaddr' };
  const wrongAt = strangers(lower, BECH32, colon + 1);
  if (wrongAt.length > 0) return { ok: false, reason: 'character', format: 'cashaddr', wrongAt };
  const body = lower.slice(colon + 1);
  const words = [...body].map((ch) => BECH32.indexOf(ch));
  if (words.length < 42 || words.length > 112) return { ok: false, reason: 'length', format: 'cashaddr' };
  const [high, low] = polymod(prefix, words);
  if (high !== 0 || low !== 1) return { ok: false, reason: 'checksum', format: 'cashaddr' };
  const bytes = wordsToBytes(words.slice(0, -CHECK_WORDS));
  const version = bytes?.[0] ?? 0x80;
  const format = TYPES[version >> 3];
  if (bytes === undefined || format === undefined) return { ok: false, reason: 'form', format: 'cashaddr' };
  if (bytes.length - 1 !== SIZES[version & 7]) return { ok: false, reason: 'length', format: 'cashaddr' };
  return { ok: true, format, checksum: 'verified', canonical: `${prefix}:${body}` };
}

const NETWORKS: readonly CashNetwork[] = [
  { chain: 'bitcoincash', network: 'mainnet', prefix: 'bitcoincash', p2pkh: 0x00, p2sh: 0x05 },
  { chain: 'bitcoincash-testnet', network: 'testnet', prefix: 'bchtest', p2pkh: 0x6f, p2sh: 0xc4 },
];

export const bitcoinCashRules: readonly AddressRule[] = NETWORKS.map((one) =>
  familyRule({
    ...one,
    parse: (text) => parseCash(text, one),
    distinct: new RegExp(`^${one.prefix}:\\S{30,110}$`, 'i'),
    near: /^[a-z0-9]{42}$/,
    alphabet: `${BECH32}:bio1`,
  }),
);
