import { secp256k1 } from '@noble/curves/secp256k1.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { createBase58check } from '@scure/base';
import { decodeBase58check } from '../address/base58';
import type { HdChain } from './networks';

/** How one key becomes an address. */
export const scriptKinds = ['p2pkh', 'p2sh-p2wpkh', 'p2wpkh', 'p2tr'] as const;
export type ScriptKind = (typeof scriptKinds)[number];

export interface ExtendedKind {
  prefix: string;
  /** The chain that the version bytes were registered for; wallets of other chains write plain xpub too. */
  chain: HdChain;
  network: 'mainnet' | 'testnet';
  /** What the prefix says of addresses; `multisig`: one key of several, with no address of its own. */
  script: ScriptKind | 'multisig';
}

/** Version bytes of extended public keys (SLIP-132 and the chain parameters of Litecoin, Dogecoin and Dash wallets). */
export const EXTENDED_PUBLIC: Readonly<Record<number, ExtendedKind>> = {
  0x0488b21e: { prefix: 'xpub', chain: 'bitcoin', network: 'mainnet', script: 'p2pkh' },
  0x049d7cb2: { prefix: 'ypub', chain: 'bitcoin', network: 'mainnet', script: 'p2sh-p2wpkh' },
  0x04b24746: { prefix: 'zpub', chain: 'bitcoin', network: 'mainnet', script: 'p2wpkh' },
  0x0295b43f: { prefix: 'Ypub', chain: 'bitcoin', network: 'mainnet', script: 'multisig' },
  0x02aa7ed3: { prefix: 'Zpub', chain: 'bitcoin', network: 'mainnet', script: 'multisig' },
  0x043587cf: { prefix: 'tpub', chain: 'bitcoin-testnet', network: 'testnet', script: 'p2pkh' },
  0x044a5262: { prefix: 'upub', chain: 'bitcoin-testnet', network: 'testnet', script: 'p2sh-p2wpkh' },
  0x045f1cf6: { prefix: 'vpub', chain: 'bitcoin-testnet', network: 'testnet', script: 'p2wpkh' },
  0x024289ef: { prefix: 'Upub', chain: 'bitcoin-testnet', network: 'testnet', script: 'multisig' },
  0x02575483: { prefix: 'Vpub', chain: 'bitcoin-testnet', network: 'testnet', script: 'multisig' },
  0x019da462: { prefix: 'Ltub', chain: 'litecoin', network: 'mainnet', script: 'p2pkh' },
  0x01b26ef6: { prefix: 'Mtub', chain: 'litecoin', network: 'mainnet', script: 'p2sh-p2wpkh' },
  0x0436f6e1: { prefix: 'ttub', chain: 'litecoin-testnet', network: 'testnet', script: 'p2pkh' },
  0x02facafd: { prefix: 'dgub', chain: 'dogecoin', network: 'mainnet', script: 'p2pkh' },
  0x02fe52cc: { prefix: 'drkp', chain: 'dash', network: 'mainnet', script: 'p2pkh' },
};
export const EXTENDED_SIZE = 78;
const base58check = createBase58check(sha256);

export interface ExtendedPayload {
  kind: ExtendedKind;
  version: number;
  depth: number;
  parentFingerprint: number;
  index: number;
  chainCode: Uint8Array;
  publicKey: Uint8Array;
  /** Do the rules of BIP-32 hold: a master key has no parent and no index, the key is a point of the curve? */
  ok: boolean;
}

/** The parts of an extended public key, or undefined when the checksum, the size or the version bytes are not one's. */
export function readExtended(text: string): ExtendedPayload | undefined {
  const payload = decodeBase58check(text);
  if (payload?.length !== EXTENDED_SIZE) return undefined;
  const view = new DataView(payload.buffer, payload.byteOffset);
  const version = view.getUint32(0);
  const kind = EXTENDED_PUBLIC[version];
  if (kind === undefined) return undefined;
  const depth = view.getUint8(4);
  const parentFingerprint = view.getUint32(5);
  const index = view.getUint32(9);
  const publicKey = payload.slice(45);
  const rootless = depth > 0 || (parentFingerprint === 0 && index === 0);
  const ok = rootless && isPoint(publicKey);
  return { kind, version, depth, parentFingerprint, index, chainCode: payload.slice(13, 45), publicKey, ok };
}

/** A point on secp256k1 in compressed (33 bytes) or uncompressed (65 bytes) form. */
export function isPoint(bytes: Uint8Array): boolean {
  try {
    secp256k1.Point.fromBytes(bytes);
    return true;
  } catch {
    return false;
  }
}

/** The same key with the version bytes that descriptors use: xpub on main networks, tpub on test networks. */
export function asPlainKey(text: string): string {
  const payload = decodeBase58check(text);
  const read = readExtended(text);
  if (payload === undefined || read === undefined) return text;
  const plain = Uint8Array.from(payload);
  new DataView(plain.buffer).setUint32(0, read.kind.network === 'testnet' ? 0x043587cf : 0x0488b21e);
  return base58check.encode(plain);
}
