import { keccak_256 } from '@noble/hashes/sha3.js';
import { base58xmr } from '@scure/base';
import { BASE58 } from './base58';
import type { ChainId } from './chains';
import { familyRule } from './family';
import { replaceAt } from './repair';
import { strangers } from './text';
import type { AddressRule, Parsed } from './types';

const FORMATS = ['standard', 'integrated', 'subaddress'] as const;

/** Monero: network byte, two public keys (and a payment id), four bytes of Keccak-256, in base58 by blocks of eight bytes. */
function parseMonero(text: string, versions: readonly number[]): Parsed {
  const wrongAt = strangers(text, BASE58);
  if (wrongAt.length > 0) return { ok: false, reason: 'character', wrongAt };
  if (text.length !== 95 && text.length !== 106) return { ok: false, reason: 'length' };
  const bytes = decodeBlocks(text);
  if (bytes === undefined) return { ok: false, reason: 'checksum' };
  const digest = keccak_256(bytes.subarray(0, -4));
  if (!bytes.subarray(-4).every((byte, i) => byte === digest[i])) return { ok: false, reason: 'checksum' };
  const format = FORMATS[versions.indexOf(bytes[0] ?? -1)];
  if (format === undefined) return { ok: false, reason: 'network' };
  if ((format === 'integrated') !== (text.length === 106)) return { ok: false, reason: 'length', format };
  return { ok: true, format, checksum: 'verified', canonical: text };
}

function decodeBlocks(text: string): Uint8Array | undefined {
  try {
    return base58xmr.decode(text);
  } catch {
    return undefined;
  }
}

const BLOCK_TEXT = 11;
const BLOCK_BYTES = 8;

/** Tests one replaced character by decoding its block anew; the rest of the text stays decoded. */
function substituteIn(text: string, versions: readonly number[]): (position: number, to: string) => boolean {
  const blocks = text.match(/.{1,11}/g) ?? [];
  const decoded = blocks.map(decodeBlocks);
  const bytes = new Uint8Array(
    blocks.reduce((sum, block) => sum + (block.length === BLOCK_TEXT ? BLOCK_BYTES : 5), 0),
  );
  decoded.forEach((block, i) => {
    if (block) bytes.set(block, i * BLOCK_BYTES);
  });
  return (position, to) => {
    const at = Math.floor(position / BLOCK_TEXT);
    // A second block that does not decode cannot be mended by one character.
    if (decoded.some((block, i) => block === undefined && i !== at)) return false;
    const inside = position % BLOCK_TEXT;
    const block = decodeBlocks(replaceAt(blocks[at] ?? '', inside, to));
    if (block === undefined) return false;
    const candidate = bytes.slice();
    candidate.set(block, at * BLOCK_BYTES);
    if (!versions.includes(candidate[0] ?? -1)) return false;
    const digest = keccak_256(candidate.subarray(0, -4));
    return candidate.subarray(-4).every((byte, i) => byte === digest[i]);
  };
}

function moneroRule(
  chain: ChainId,
  network: string,
  versions: readonly number[],
  leads: string,
): AddressRule {
  return familyRule({
    chain,
    network,
    parse: (text) => parseMonero(text, versions),
    near: new RegExp(`^(?:[${leads}]\\S{94}|[${leads}]\\S{105})$`),
    alphabet: BASE58,
    substitute: (text) => substituteIn(text, versions),
  });
}

export const moneroRules: readonly AddressRule[] = [
  moneroRule('monero', 'mainnet', [18, 19, 42], '48'),
  moneroRule('monero-testnet', 'testnet', [53, 54, 63], '9AB'),
  moneroRule('monero-stagenet', 'stagenet', [24, 25, 36], '57'),
];
