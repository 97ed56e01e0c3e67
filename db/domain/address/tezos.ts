import { BASE58, decodeBase58check, quickBase58check } from './base58';
import { familyRule } from './family';
import { strangers } from './text';
import type { AddressRule, Parsed } from './types';

/** Prefix bytes of base58check, as hex, and what they stand for (Octez source, base58.ml). */
const FORMATS: Readonly<Record<string, string>> = {
  '06a19f': 'tz1',
  '06a1a1': 'tz2',
  '06a1a4': 'tz3',
  '06a1a6': 'tz4',
  '025a79': 'KT1',
  '067c75': 'sr1',
};
const PREFIX_SIZE = 3;
const SIZE = PREFIX_SIZE + 20 + 4;

function parseTezos(text: string): Parsed {
  const wrongAt = strangers(text, BASE58);
  if (wrongAt.length > 0) return { ok: false, reason: 'character', wrongAt };
  const payload = decodeBase58check(text);
  if (payload === undefined) return { ok: false, reason: 'checksum' };
  if (payload.length !== SIZE - 4) return { ok: false, reason: 'length' };
  const prefix = [...payload.subarray(0, PREFIX_SIZE)]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
  const format = FORMATS[prefix];
  return format === undefined
    ? { ok: false, reason: 'prefix' }
    : { ok: true, format, checksum: 'verified', canonical: text };
}

export const tezosRules: readonly AddressRule[] = [
  familyRule({
    chain: 'tezos',
    network: 'mainnet',
    parse: parseTezos,
    near: /^\S{36}$/,
    alphabet: BASE58,
    ...quickBase58check(SIZE, [0x06, 0x02]),
  }),
];
