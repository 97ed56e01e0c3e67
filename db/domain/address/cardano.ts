import { base58 } from '@scure/base';
import { BASE58 } from './base58';
import { BECH32, bech32Encoding, decodeBech32, mixedCase, wordsToBytes } from './bech32';
import type { ChainId } from './chains';
import { crc32 } from './crc';
import { familyRule } from './family';
import { lowerLatin, strangers } from './text';
import type { AddressRule, Parsed } from './types';

const SHELLEY: readonly (string | undefined)[] = [
  'base',
  'base',
  'base',
  'base',
  'pointer',
  'pointer',
  'enterprise',
  'enterprise',
  undefined,
  undefined,
  undefined,
  undefined,
  undefined,
  undefined,
  'stake',
  'stake',
];

/** Cardano: Shelley (CIP-19, bech32 of any length) and Byron (CBOR with CRC-32 in base58). `net`: 1 main, 0 test. */
function parseCardano(text: string, net: 0 | 1): Parsed {
  if (/^(?:addr|stake)/i.test(text)) return parseShelley(text, net);
  const wrongAt = strangers(text, BASE58);
  if (wrongAt.length > 0) return { ok: false, reason: 'character', wrongAt };
  return text.length > 200 ? { ok: false, reason: 'length' } : parseByron(text, net);
}

function parseShelley(text: string, net: 0 | 1): Parsed {
  const mixed = mixedCase(text);
  if (mixed.length > 0) return { ok: false, reason: 'mixed-case', wrongAt: mixed };
  const lower = lowerLatin(text);
  const wrongAt = strangers(lower, BECH32, lower.indexOf('1') + 1);
  if (wrongAt.length > 0) return { ok: false, reason: 'character', wrongAt };
  const parts = decodeBech32(lower, false);
  if (parts?.encoding !== 'bech32') return { ok: false, reason: 'checksum' };
  const bytes = wordsToBytes(parts.words);
  if (bytes === undefined) return { ok: false, reason: 'padding' };
  const header = bytes[0] ?? 0x80;
  const format = SHELLEY[header >> 4];
  const stem = format === 'stake' ? 'stake' : 'addr';
  if (format === undefined) return { ok: false, reason: 'form' };
  if (parts.hrp !== stem && parts.hrp !== `${stem}_test`) return { ok: false, reason: 'prefix', format };
  if ((header & 15) !== (parts.hrp === stem ? 1 : 0)) return { ok: false, reason: 'form', format };
  const size = format === 'base' ? 57 : 29;
  if (format === 'pointer' ? bytes.length < 32 || bytes.length > 59 : bytes.length !== size) {
    return { ok: false, reason: 'length', format };
  }
  if ((header & 15) !== net) return { ok: false, reason: 'network', format };
  return { ok: true, format, checksum: 'verified', canonical: lower };
}

// A Byron address is the CBOR array [tag 24 of the inner bytes, CRC-32 of them].
function parseByron(text: string, net: 0 | 1): Parsed {
  const bytes = base58.decode(text);
  const long = bytes[3] === 0x58;
  const size = long ? (bytes[4] ?? 0) : (bytes[3] ?? 0) - 0x40;
  const start = long ? 5 : 4;
  if (bytes[0] !== 0x82 || bytes[1] !== 0xd8 || bytes[2] !== 0x18 || size < 20)
    return { ok: false, reason: 'form' };
  const inner = bytes.subarray(start, start + size);
  const tail = bytes.subarray(start + size);
  const crc = cborUnsigned(tail);
  if (crc === undefined || inner.length !== size || crc !== crc32(inner))
    return { ok: false, reason: 'checksum', format: 'byron' };
  // Attribute 2 holds the magic number of a test network; the main network leaves it out.
  const test = indexOfMagic(inner) >= 0;
  if (test !== (net === 0)) return { ok: false, reason: 'network', format: 'byron' };
  return { ok: true, format: 'byron', checksum: 'verified', canonical: text };
}

function cborUnsigned(bytes: Uint8Array): number | undefined {
  const head = bytes[0] ?? 0xff;
  if (head < 24) return bytes.length === 1 ? head : undefined;
  const width = head === 0x18 ? 1 : head === 0x19 ? 2 : head === 0x1a ? 4 : 0;
  if (width === 0 || bytes.length !== width + 1) return undefined;
  return bytes.subarray(1).reduce((value, byte) => value * 256 + byte, 0);
}

/** Where the attribute map after the 28-byte root names key 2; -1 when it does not. */
function indexOfMagic(inner: Uint8Array): number {
  const map = inner.subarray(3 + 28);
  const entries = (map[0] ?? 0xa0) - 0xa0;
  let at = 1;
  for (let i = 0; i < entries; i++) {
    const key = map[at] ?? 0;
    if (key === 2) return at;
    const head = map[at + 1] ?? 0;
    const size = head === 0x58 ? (map[at + 2] ?? 0) + 2 : head - 0x40 + 1;
    at += 1 + size;
  }
  return -1;
}

function cardanoRule(chain: ChainId, network: string, net: 0 | 1): AddressRule {
  const parse = (text: string): Parsed => parseCardano(text, net);
  const suffix = net === 1 ? '' : '_test';
  const shelley = familyRule({
    chain,
    network,
    parse,
    distinct: new RegExp(`^(?:addr|stake)${suffix}1[a-z0-9]{50,130}$`),
    near: new RegExp(`^(?:addr|stake)${suffix}1\\S{50,130}$`),
    alphabet: `${BECH32}b1o_`,
    quick: (text) => bech32Encoding(text) === 'bech32',
  });
  const byron = familyRule({
    chain,
    network,
    parse,
    near: /^(?:Ae2|Ddz|2cW|37b)\S{50,120}$/,
    alphabet: BASE58,
  });
  return {
    ...shelley,
    resembles: (text) => shelley.resembles(text) || byron.resembles(text),
    repairs: (text) => [...shelley.repairs(text), ...byron.repairs(text)],
  };
}

export const cardanoRules: readonly AddressRule[] = [
  cardanoRule('cardano', 'mainnet', 1),
  cardanoRule('cardano-testnet', 'testnet', 0),
];
