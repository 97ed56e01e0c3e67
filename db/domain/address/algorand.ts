import { sha512_256 } from '@noble/hashes/sha2.js';
import { familyRule } from './family';
import { BASE32, decodeBase32 } from './stellar';
import { strangers } from './text';
import type { AddressRule, Parsed } from './types';

/** Algorand: a public key and the last four bytes of its SHA-512/256, in base32. */
function parseAlgorand(text: string): Parsed {
  const wrongAt = strangers(text, BASE32);
  if (wrongAt.length > 0) return { ok: false, reason: 'character', wrongAt };
  if (text.length !== 58) return { ok: false, reason: 'length' };
  const bytes = decodeBase32(text);
  if (bytes === undefined) return { ok: false, reason: 'padding' };
  const digest = sha512_256(bytes.subarray(0, 32));
  const sound = bytes.subarray(32).every((byte, i) => byte === digest[28 + i]);
  return sound
    ? { ok: true, format: 'account', checksum: 'verified', canonical: text }
    : { ok: false, reason: 'checksum', format: 'account' };
}

export const algorandRules: readonly AddressRule[] = [
  familyRule({
    chain: 'algorand',
    network: 'mainnet',
    parse: parseAlgorand,
    near: /^\S{58}$/,
    alphabet: BASE32,
  }),
];
