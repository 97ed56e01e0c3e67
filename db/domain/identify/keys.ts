import { secp256k1 } from '@noble/curves/secp256k1.js';
import { hexToBytes } from '@noble/hashes/utils.js';
import type { ChainId } from '../address';
import { BASE58, base58Size, decodeBase58check, quickBase58check } from '../address/base58';
import { findRepairs } from '../address/repair';
import type { PublicMatch } from './types';

interface ExtendedKind {
  prefix: string;
  chain: ChainId;
  network: string;
}

/** Version bytes of extended public keys (SLIP-132 and the chain parameters of Litecoin, Dogecoin and Dash wallets). */
const EXTENDED_PUBLIC: Readonly<Record<number, ExtendedKind>> = {
  0x0488b21e: { prefix: 'xpub', chain: 'bitcoin', network: 'mainnet' },
  0x049d7cb2: { prefix: 'ypub', chain: 'bitcoin', network: 'mainnet' },
  0x04b24746: { prefix: 'zpub', chain: 'bitcoin', network: 'mainnet' },
  0x0295b43f: { prefix: 'Ypub', chain: 'bitcoin', network: 'mainnet' },
  0x02aa7ed3: { prefix: 'Zpub', chain: 'bitcoin', network: 'mainnet' },
  0x043587cf: { prefix: 'tpub', chain: 'bitcoin', network: 'testnet' },
  0x044a5262: { prefix: 'upub', chain: 'bitcoin', network: 'testnet' },
  0x045f1cf6: { prefix: 'vpub', chain: 'bitcoin', network: 'testnet' },
  0x024289ef: { prefix: 'Upub', chain: 'bitcoin', network: 'testnet' },
  0x02575483: { prefix: 'Vpub', chain: 'bitcoin', network: 'testnet' },
  0x019da462: { prefix: 'Ltub', chain: 'litecoin', network: 'mainnet' },
  0x01b26ef6: { prefix: 'Mtub', chain: 'litecoin', network: 'mainnet' },
  0x02facafd: { prefix: 'dgub', chain: 'dogecoin', network: 'mainnet' },
  0x02fe52cc: { prefix: 'drkp', chain: 'dash', network: 'mainnet' },
};
const EXTENDED_SIZE = 78;
const search = quickBase58check(EXTENDED_SIZE + 4, [0x01, 0x02, 0x04]);

function readExtended(text: string): { kind: ExtendedKind; ok: boolean } | undefined {
  const payload = decodeBase58check(text);
  if (payload?.length !== EXTENDED_SIZE) return undefined;
  const view = new DataView(payload.buffer, payload.byteOffset);
  const kind = EXTENDED_PUBLIC[view.getUint32(0)];
  if (kind === undefined) return undefined;
  // BIP-32: a master key has no parent and no index.
  const rootless = view.getUint8(4) > 0 || (view.getUint32(5) === 0 && view.getUint32(9) === 0);
  return { kind, ok: rootless && isPoint(payload.subarray(45)) };
}

/** A point on secp256k1 in compressed (33 bytes) or uncompressed (65 bytes) form. */
function isPoint(bytes: Uint8Array): boolean {
  try {
    secp256k1.Point.fromBytes(bytes);
    return true;
  } catch {
    return false;
  }
}

// A key as descriptors write it: origin, key, path (BIP-380).
const KEY_EXPRESSION =
  /^(?:\[[0-9a-fA-F]{8}(?:\/[0-9]+[h']?)*\])?([A-Za-z]{4}[1-9A-HJ-NP-Za-km-z]{100,112})(?:\/[0-9]+[h']?)*(?:\/\*[h']?)?$/;

/** Extended public keys of BIP-32 in their SLIP-132 spellings, alone or as a key expression with origin and path. */
export function matchExtendedKey(text: string): PublicMatch[] {
  const key = text.length < 400 ? (KEY_EXPRESSION.exec(text)?.[1] ?? text) : '';
  if (key.length < 105 || key.length > 116) return [];
  const read = readExtended(key);
  if (read !== undefined) {
    const { chain, network, prefix } = read.kind;
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
  const { chain, network } = kind;
  return [{ kind: 'xpub', chain, network, format: prefix, checksum: 'failed', canonical: text, repairs }];
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

const INPUT_CHARSET =
  '0123456789()[],\'/*abcdefgh@:$%{}IJKLMNOPQRSTUVWXYZ&+-.;<=>?!^_|~ijklmnopqrstuvwxyzABCDEFGH`#"\\ ';
const CHECKSUM_CHARSET = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l';
const GENERATOR = [0xf5dee51989n, 0xa9fdca3312n, 0x1bab10e32dn, 0x3706b1677an, 0x644d626ffdn] as const;

function polymod(chk: bigint, value: number): bigint {
  const top = chk >> 35n;
  let next = ((chk & 0x7ffffffffn) << 5n) ^ BigInt(value);
  GENERATOR.forEach((term, i) => {
    if ((top >> BigInt(i)) & 1n) next ^= term;
  });
  return next;
}

/** The eight checksum characters of an output descriptor (BIP-380), or undefined for characters outside its set. */
export function descriptorChecksum(body: string): string | undefined {
  let chk = 1n;
  let classes: number[] = [];
  for (const ch of body) {
    const at = INPUT_CHARSET.indexOf(ch);
    if (at < 0) return undefined;
    chk = polymod(chk, at & 31);
    classes.push(at >> 5);
    if (classes.length === 3) {
      chk = polymod(chk, (classes[0] ?? 0) * 9 + (classes[1] ?? 0) * 3 + (classes[2] ?? 0));
      classes = [];
    }
  }
  if (classes.length > 0)
    chk = polymod(
      chk,
      classes.reduce((sum, one) => sum * 3 + one, 0),
    );
  for (let i = 0; i < 8; i++) chk = polymod(chk, 0);
  chk ^= 1n;
  let out = '';
  for (let i = 0; i < 8; i++) out += CHECKSUM_CHARSET.charAt(Number((chk >> BigInt(5 * (7 - i))) & 31n));
  return out;
}

const SCRIPT = /^(?:pk|pkh|wpkh|sh|wsh|tr|rawtr|combo|multi|sortedmulti|multi_a|sortedmulti_a|addr|raw)\(/;

function balanced(body: string): boolean {
  let depth = 0;
  for (const ch of body) {
    if (ch === '(') depth++;
    if (ch === ')' && --depth < 0) return false;
  }
  return depth === 0 && body.endsWith(')');
}

/** Output descriptors (BIP-380 to 389). Only the outer form and the checksum are judged here; `derive` reads the rest. */
export function matchDescriptor(text: string): PublicMatch[] {
  if (!SCRIPT.test(text) || text.length > 20_000) return [];
  const hash = text.indexOf('#');
  const body = hash < 0 ? text : text.slice(0, hash);
  const format = /^[a-z_]+/.exec(body)?.[0] ?? null;
  const network = /\b[tuv]pub/i.test(body) ? 'testnet' : 'mainnet';
  const given = hash < 0 ? undefined : text.slice(hash + 1);
  const computed = descriptorChecksum(body);
  const sound = computed !== undefined && balanced(body) && (given === undefined || given === computed);
  const checksum = !sound ? 'failed' : given === undefined ? 'none' : 'verified';
  const canonical = sound && computed !== undefined ? `${body}#${computed}` : text;
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
