import { schnorr, secp256k1 } from '@noble/curves/secp256k1.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, concatBytes } from '@noble/hashes/utils.js';
import { hash160 } from './networks';
import type { ScriptKind } from './versions';

const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values);
const push = (data: Uint8Array): Uint8Array => concatBytes(bytes(data.length), data);

/** Small numbers as scripts write them: OP_1 to OP_16, larger ones as data. */
function number(value: number): Uint8Array {
  if (value <= 16) return bytes(0x50 + value);
  return value < 128 ? bytes(1, value) : bytes(2, value & 255, value >> 8);
}

export const p2pk = (key: Uint8Array): Uint8Array => concatBytes(push(key), bytes(0xac));
export const p2pkh = (key: Uint8Array): Uint8Array =>
  concatBytes(bytes(0x76, 0xa9, 0x14), hash160(key), bytes(0x88, 0xac));
export const p2wpkh = (key: Uint8Array): Uint8Array => concatBytes(bytes(0x00, 0x14), hash160(key));
export const p2sh = (inner: Uint8Array): Uint8Array =>
  concatBytes(bytes(0xa9, 0x14), hash160(inner), bytes(0x87));
export const p2wsh = (inner: Uint8Array): Uint8Array => concatBytes(bytes(0x00, 0x20), sha256(inner));

/** OP_CHECKMULTISIG of m keys among n (BIP-383); sorted as BIP-67 where asked. */
export function multisig(threshold: number, keys: readonly Uint8Array[], sorted: boolean): Uint8Array {
  const order = sorted ? sortKeys(keys) : keys;
  return concatBytes(number(threshold), ...order.map(push), number(keys.length), bytes(0xae));
}

/** OP_CHECKSIGADD of m x-only keys among n (BIP-387). */
export function multisigA(threshold: number, keys: readonly Uint8Array[], sorted: boolean): Uint8Array {
  const order = sorted ? sortKeys(keys) : keys;
  const parts = order.map((key, i) => concatBytes(push(key), bytes(i === 0 ? 0xac : 0xba)));
  return concatBytes(...parts, number(threshold), bytes(0x9c));
}

function sortKeys(keys: readonly Uint8Array[]): Uint8Array[] {
  const named = keys.map((key) => ({ key, hex: bytesToHex(key) }));
  return named.sort((a, b) => (a.hex < b.hex ? -1 : a.hex > b.hex ? 1 : 0)).map((one) => one.key);
}

/** The x coordinate of a key, as taproot uses it. */
export const xOnly = (key: Uint8Array): Uint8Array =>
  key.length === 32 ? key : key.length === 33 ? key.subarray(1) : key.subarray(1, 33);

const LEAF_VERSION = 0xc0;

function sizePrefix(size: number): Uint8Array {
  return size < 0xfd ? bytes(size) : bytes(0xfd, size & 255, size >> 8);
}

/** Hash of a leaf of the script tree (BIP-341). */
export const tapLeaf = (script: Uint8Array): Uint8Array =>
  schnorr.utils.taggedHash('TapLeaf', bytes(LEAF_VERSION), sizePrefix(script.length), script);

/** Hash of a branch: its two children, the smaller first (BIP-341). */
export function tapBranch(left: Uint8Array, right: Uint8Array): Uint8Array {
  const ordered = bytesToHex(left) < bytesToHex(right) ? [left, right] : [right, left];
  return schnorr.utils.taggedHash('TapBranch', ...ordered);
}

/** Output script of taproot: the internal key tweaked by itself and the root of its scripts (BIP-341, BIP-86). */
export function p2tr(key: Uint8Array, root?: Uint8Array): Uint8Array {
  const x = xOnly(key);
  const tweak = schnorr.utils.taggedHash('TapTweak', x, ...(root === undefined ? [] : [root]));
  const scalar = BigInt(`0x${bytesToHex(tweak)}`) % secp256k1.Point.Fn.ORDER;
  const internal = schnorr.utils.lift_x(BigInt(`0x${bytesToHex(x)}`));
  return rawtr(schnorr.utils.pointToBytes(internal.add(secp256k1.Point.BASE.multiply(scalar))));
}

/** Output script of taproot for an output key as it is. */
export const rawtr = (key: Uint8Array): Uint8Array => concatBytes(bytes(0x51, 0x20), xOnly(key));

/** The output script of one compressed key by the name of its kind. */
export function scriptOfKind(kind: ScriptKind, key: Uint8Array): Uint8Array {
  if (kind === 'p2pkh') return p2pkh(key);
  if (kind === 'p2wpkh') return p2wpkh(key);
  return kind === 'p2tr' ? p2tr(key) : p2sh(p2wpkh(key));
}
