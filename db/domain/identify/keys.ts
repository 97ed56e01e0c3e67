import { hexToBytes } from '@noble/hashes/utils.js';
import { type ChainId, mainChain } from '../address';
import { BASE58, base58Size, quickBase58check } from '../address/base58';
import { findRepairs } from '../address/repair';
import { descriptorChecksum } from '../hd/checksum';
import { looksLikeDescriptor, parseDescriptor } from '../hd/descriptor';
import { EXTENDED_PUBLIC, EXTENDED_SIZE, isPoint, readExtended } from '../hd/versions';
import { Refusal } from '../refusal';
import type { PublicMatch } from './types';

const search = quickBase58check(EXTENDED_SIZE + 4, [0x01, 0x02, 0x04]);

// A key as descriptors write it: origin, key, path (BIP-380).
const KEY_EXPRESSION =
  /^(?:\[[0-9a-fA-F]{8}(?:\/[0-9]+[h']?)*\])?([A-Za-z]{4}[1-9A-HJ-NP-Za-km-z]{100,112})(?:\/[0-9]+[h']?)*(?:\/\*[h']?)?$/;

/** Extended public keys of BIP-32 in their SLIP-132 spellings, alone or as a key expression with origin and path. */
export function matchExtendedKey(text: string): PublicMatch[] {
  const key = text.length < 400 ? (KEY_EXPRESSION.exec(text)?.[1] ?? text) : '';
  if (key.length < 105 || key.length > 116) return [];
  const read = readExtended(key);
  if (read !== undefined) {
    const { network, prefix } = read.kind;
    const chain = mainChain(read.kind.chain);
    return [
      {
        kind: 'xpub',
        chain,
        network,
        format: prefix,
        checksum: read.ok ? 'verified' : 'failed',
        canonical: text,
        repairs: [],
      },
    ];
  }
  const prefix = key.slice(0, 4);
  const kind = Object.values(EXTENDED_PUBLIC).find((one) => one.prefix === prefix);
  if (kind === undefined) return [];
  const accepts = (one: string): boolean => readExtended(one)?.ok === true;
  const repairs = key === text ? findRepairs(text, { alphabet: BASE58, ...search, accepts }) : [];
  return [
    {
      kind: 'xpub',
      chain: mainChain(kind.chain),
      network: kind.network,
      format: prefix,
      checksum: 'failed',
      canonical: text,
      repairs,
    },
  ];
}

/** A single public key in hex: no check digits, but not every number is a point of the curve. */
export function matchPublicKey(text: string): PublicMatch[] {
  if (!/^(?:0[23][0-9a-fA-F]{64}|04[0-9a-fA-F]{128})$/.test(text)) return [];
  const canonical = text.toLowerCase();
  if (!isPoint(hexToBytes(canonical))) return [];
  const format = canonical.startsWith('04') ? 'uncompressed' : 'compressed';
  return [
    { kind: 'public-key', chain: null, network: null, format, checksum: 'none', canonical, repairs: [] },
  ];
}

/** Does the form hold, as far as Dalel reads it? A script that it does not read is judged by its brackets. */
function soundDescriptor(text: string, body: string): boolean {
  try {
    parseDescriptor(text);
    return true;
  } catch (thrown) {
    return thrown instanceof Refusal && thrown.code === 'key.hardened'
      ? true
      : thrown instanceof Refusal && thrown.code === 'key.script' && balanced(body);
  }
}

function balanced(body: string): boolean {
  let depth = 0;
  for (const ch of body) {
    if (ch === '(') depth++;
    if (ch === ')' && --depth < 0) return false;
  }
  return depth === 0 && body.endsWith(')');
}

/** Output descriptors (BIP-380 to 389), judged by what `derive` reads. */
export function matchDescriptor(text: string): PublicMatch[] {
  if (!looksLikeDescriptor(text)) return [];
  const hash = text.indexOf('#');
  const body = hash < 0 ? text : text.slice(0, hash);
  const format = /^[a-z_]+/.exec(body)?.[0] ?? null;
  const network = /\b[tuv]pub/i.test(body) ? 'testnet' : 'mainnet';
  const computed = descriptorChecksum(body);
  const sound = computed !== undefined && soundDescriptor(text, body);
  const checksum = !sound ? 'failed' : hash < 0 ? 'none' : 'verified';
  const canonical = sound ? `${body}#${computed}` : text;
  return [{ kind: 'descriptor', chain: 'bitcoin', network, format, checksum, canonical, repairs: [] }];
}

/**
 * Transaction ids. 64 hexadecimal digits may be a transaction id, a block or file hash, or a private key; nothing in the
 * text tells. They are public far more often than not and are said to be what a seized note mostly holds, a transaction
 * id; the guard of free-text fields (`findSecrets`) takes the opposite, cautious side.
 */
export function matchTxid(text: string): PublicMatch[] {
  const hex = /^(0x)?([0-9a-fA-F]{64})$/.exec(text);
  if (hex) {
    const digits = (hex[2] ?? '').toLowerCase();
    if (hex[1]) return [txid('ethereum', '0x-hex-64', `0x${digits}`)];
    return [txid('bitcoin', 'hex-64', digits), txid('tron', 'hex-64', digits)];
  }
  // Solana names a transaction by its first signature: 64 bytes in base58.
  return text.length >= 86 && text.length <= 88 && base58Size(text) === 64
    ? [txid('solana', 'signature', text)]
    : [];
}

function txid(chain: ChainId, format: string, canonical: string): PublicMatch {
  return { kind: 'txid', chain, network: null, format, checksum: 'none', canonical, repairs: [] };
}
