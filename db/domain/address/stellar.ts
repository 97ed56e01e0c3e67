import { base32nopad } from '@scure/base';
import { crc16 } from './crc';
import { familyRule } from './family';
import { strangers } from './text';
import type { AddressRule, Parsed } from './types';

export const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** Version byte and data of a strkey (SEP-23) with a correct CRC-16, or undefined. */
export function decodeStrkey(text: string): { version: number; data: Uint8Array } | undefined {
  if (!/^[A-Z2-7]{56,111}$/.test(text)) return undefined;
  const bytes = decodeBase32(text);
  if (bytes === undefined) return undefined;
  const body = bytes.subarray(0, -2);
  const crc = crc16(body);
  if (bytes.at(-2) !== (crc & 255) || bytes.at(-1) !== crc >> 8) return undefined;
  return { version: body[0] ?? 0, data: body.subarray(1) };
}

/** Bytes of RFC 4648 base32 without padding; undefined where the last bits are not zero. */
export function decodeBase32(text: string): Uint8Array | undefined {
  try {
    return base32nopad.decode(text);
  } catch {
    return undefined;
  }
}

const SECRET = 18 << 3;
const FORMATS: Readonly<Record<number, readonly [string, number]>> = {
  [6 << 3]: ['account', 32],
  [12 << 3]: ['muxed', 40],
  [2 << 3]: ['contract', 32],
  [1 << 3]: ['claimable-balance', 33],
  [11 << 3]: ['liquidity-pool', 32],
};

function parseStellar(text: string): Parsed {
  const wrongAt = strangers(text, BASE32);
  if (wrongAt.length > 0) return { ok: false, reason: 'character', wrongAt };
  const key = decodeStrkey(text);
  if (key === undefined)
    return { ok: false, reason: text.length === 56 || text.length === 69 ? 'checksum' : 'length' };
  const known = FORMATS[key.version];
  if (known === undefined) return { ok: false, reason: 'prefix' };
  return key.data.length === known[1]
    ? { ok: true, format: known[0], checksum: 'verified', canonical: text }
    : { ok: false, reason: 'length', format: known[0] };
}

/** Is this the secret seed of a Stellar account? */
export function isStellarSecret(text: string): boolean {
  return text.length === 56 && text.startsWith('S') && decodeStrkey(text)?.version === SECRET;
}

export const stellarRules: readonly AddressRule[] = [
  familyRule({
    chain: 'stellar',
    network: 'mainnet',
    parse: parseStellar,
    near: /^(?:[GC]\S{55}|M\S{68})$/,
    alphabet: BASE32,
  }),
];
