import { blake2b } from '@noble/hashes/blake2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { base58 } from '@scure/base';
import { BASE58 } from './base58';
import type { ChainId } from './chains';
import { familyRule } from './family';
import { strangers } from './text';
import type { AddressRule, Parsed } from './types';

const SALT = utf8ToBytes('SS58PRE');
const NAMES: Readonly<Record<number, string>> = { 0: 'polkadot', 2: 'kusama', 42: 'substrate' };

interface Ss58 {
  prefix: number;
  size: number;
}

/** Prefix and account size of an SS58 text whose two checksum bytes hold (Substrate wiki, "SS58 address format"). */
function decodeSs58(text: string): Ss58 | undefined {
  const bytes = base58.decode(text);
  const first = bytes[0] ?? 0xff;
  if (first > 127) return undefined;
  const wide = first >= 64;
  const second = bytes[1] ?? 0;
  const prefix = wide ? ((first & 0x3f) << 2) | (second >> 6) | ((second & 0x3f) << 8) : first;
  const size = bytes.length - (wide ? 2 : 1) - 2;
  if (size !== 32 && size !== 33) return undefined;
  const digest = blake2b(Uint8Array.from([...SALT, ...bytes.subarray(0, -2)]), { dkLen: 64 });
  const sound = bytes.at(-2) === digest[0] && bytes.at(-1) === digest[1];
  return sound ? { prefix, size } : undefined;
}

function parseSs58(text: string, own: number | undefined): Parsed {
  const wrongAt = strangers(text, BASE58);
  if (wrongAt.length > 0) return { ok: false, reason: 'character', wrongAt };
  if (text.length < 46 || text.length > 50) return { ok: false, reason: 'length' };
  const found = decodeSs58(text);
  if (found === undefined) return { ok: false, reason: 'checksum', format: 'SS58' };
  const network = NAMES[found.prefix] ?? `ss58-${found.prefix}`;
  const mine = own === undefined ? found.prefix !== 0 && found.prefix !== 2 : found.prefix === own;
  if (mine) {
    return {
      ok: true,
      format: 'SS58',
      checksum: 'verified',
      canonical: text,
      network: own === undefined ? network : 'mainnet',
    };
  }
  return {
    ok: false,
    reason: 'network',
    format: 'SS58',
    elsewhere: { network, checksum: 'verified', canonical: text },
  };
}

function ss58Rule(chain: ChainId, own: number | undefined): AddressRule {
  const parse = (text: string): Parsed => parseSs58(text, own);
  // The checksum has two bytes only: of some 2,700 substitutions one in twenty-five texts passes by chance.
  const near = own === undefined ? /^5\S{47}$/ : own === 0 ? /^1\S{45,47}$/ : /^[C-J]\S{46}$/;
  return familyRule({ chain, network: 'mainnet', parse, near, alphabet: BASE58 });
}

export const ss58Rules: readonly AddressRule[] = [
  ss58Rule('polkadot', 0),
  ss58Rule('kusama', 2),
  ss58Rule('substrate', undefined),
];
