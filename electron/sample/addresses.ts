import { secp256k1 } from '@noble/curves/secp256k1.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bech32, bech32m, createBase58check } from '@scure/base';
import { checksumCase } from '../../db/domain/address';

/*
 * Addresses of nobody. Each is the SHA-256 of a fixed sentence, written as if it were the hash of a public key, with the
 * checksum that its chain wants. No key was ever made, so nobody holds one, and finding one is as hard as for any address.
 */

const base58check = createBase58check(sha256);

function digest(name: string): Uint8Array {
  return sha256(new TextEncoder().encode(`Dalel sample vault, address of nobody: ${name}`));
}

const hash160 = (name: string) => digest(name).subarray(0, 20);

/** `bc1q…` (BIP-173), the form of most of today's wallets. */
export const p2wpkh = (name: string) => bech32.encode('bc', [0, ...bech32.toWords(hash160(name))]);
/** `bc1p…` (BIP-350). */
export const p2tr = (name: string) => bech32m.encode('bc', [1, ...bech32m.toWords(pointX(name))]);
/** `1…` */
export const p2pkh = (name: string) => base58check.encode(Uint8Array.of(0x00, ...hash160(name)));
/** `3…` */
export const p2sh = (name: string) => base58check.encode(Uint8Array.of(0x05, ...hash160(name)));
/** `T…` */
export const tron = (name: string) => base58check.encode(Uint8Array.of(0x41, ...hash160(name)));
/** Lower case, as block explorers of the early years wrote it: there is no checksum in it. */
export const bareEthereum = (name: string) => `0x${hex(hash160(name))}`;
/** With the checksum in its letter case (EIP-55). */
export const ethereum = (name: string) => `0x${checksumCase(hex(hash160(name)))}`;

/** An account key (BIP-32, `xpub`) at depth 3 whose private half nobody knows: its point was found, not multiplied. */
export function xpub(name: string): string {
  const key = Uint8Array.of(0x02, ...pointX(name));
  const head = [0x04, 0x88, 0xb2, 0x1e, 3, ...digest(`${name} parent`).subarray(0, 4), 0x80, 0, 0, 0];
  return base58check.encode(Uint8Array.from([...head, ...digest(`${name} chain code`), ...key]));
}

/** Fingerprint of a master key, eight hexadecimal digits. */
export const fingerprint = (name: string) => hex(digest(`${name} master`).subarray(0, 4));

/** The first digest of the name that is the x of a point on secp256k1: about every second one is. */
function pointX(name: string): Uint8Array {
  for (let round = 0; ; round += 1) {
    const x = digest(`${name} point ${round}`);
    if (isPoint(x)) return x;
  }
}

function isPoint(x: Uint8Array): boolean {
  try {
    secp256k1.Point.fromBytes(Uint8Array.of(0x02, ...x));
    return true;
  } catch {
    return false;
  }
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
