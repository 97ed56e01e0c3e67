import { secp256k1 } from '@noble/curves/secp256k1.js';
import { ripemd160 } from '@noble/hashes/legacy.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { keccak_256 } from '@noble/hashes/sha3.js';
import { bytesToHex, concatBytes } from '@noble/hashes/utils.js';
import { bech32, bech32m, createBase58check } from '@scure/base';
import { checksumCase } from '../address/evm';

/** Chains whose addresses follow from an extended public key of BIP-32. */
export const hdChains = [
  'bitcoin',
  'bitcoin-testnet',
  'bitcoin-regtest',
  'litecoin',
  'litecoin-testnet',
  'dogecoin',
  'dogecoin-testnet',
  'dash',
  'dash-testnet',
  'zcash',
  'zcash-testnet',
  'ethereum',
  'tron',
] as const;
export type HdChain = (typeof hdChains)[number];

interface Prefixes {
  p2pkh: readonly number[];
  p2sh: readonly number[];
  hrp?: string;
  taproot?: boolean;
  /** Coin type of SLIP-44. */
  coin: number;
}

const SCRIPT_CHAINS: Readonly<Partial<Record<HdChain, Prefixes>>> = {
  bitcoin: { p2pkh: [0x00], p2sh: [0x05], hrp: 'bc', taproot: true, coin: 0 },
  'bitcoin-testnet': { p2pkh: [0x6f], p2sh: [0xc4], hrp: 'tb', taproot: true, coin: 1 },
  'bitcoin-regtest': { p2pkh: [0x6f], p2sh: [0xc4], hrp: 'bcrt', taproot: true, coin: 1 },
  litecoin: { p2pkh: [0x30], p2sh: [0x32], hrp: 'ltc', taproot: true, coin: 2 },
  'litecoin-testnet': { p2pkh: [0x6f], p2sh: [0x3a], hrp: 'tltc', taproot: true, coin: 1 },
  dogecoin: { p2pkh: [0x1e], p2sh: [0x16], coin: 3 },
  'dogecoin-testnet': { p2pkh: [0x71], p2sh: [0xc4], coin: 1 },
  dash: { p2pkh: [0x4c], p2sh: [0x10], coin: 5 },
  'dash-testnet': { p2pkh: [0x8c], p2sh: [0x13], coin: 1 },
  zcash: { p2pkh: [0x1c, 0xb8], p2sh: [0x1c, 0xbd], coin: 133 },
  'zcash-testnet': { p2pkh: [0x1d, 0x25], p2sh: [0x1c, 0xba], coin: 1 },
};
const COIN_OF_KEY_CHAINS: Readonly<Partial<Record<HdChain, number>>> = { ethereum: 60, tron: 195 };

/** Coin type of SLIP-44, as paths write it. */
export function coinType(chain: HdChain): number {
  return SCRIPT_CHAINS[chain]?.coin ?? COIN_OF_KEY_CHAINS[chain] ?? 0;
}

/** Chains that have witness addresses. */
export function hasSegwit(chain: HdChain): boolean {
  return SCRIPT_CHAINS[chain]?.hrp !== undefined;
}

/** Chains that derive addresses straight from the public key, without scripts. */
export function isKeyChain(chain: HdChain): boolean {
  return COIN_OF_KEY_CHAINS[chain] !== undefined;
}

export const hash160 = (bytes: Uint8Array): Uint8Array => ripemd160(sha256(bytes));
const base58check = createBase58check(sha256);

export interface EncodedAddress {
  address: string;
  format: string;
}

/** The address of an output script on a chain, or undefined where the script has none (a bare key, bare multisig). */
export function addressOfScript(script: Uint8Array, chain: HdChain): EncodedAddress | undefined {
  const prefixes = SCRIPT_CHAINS[chain];
  if (prefixes === undefined) return undefined;
  const hex = bytesToHex(script);
  const data = (version: readonly number[], from: number): string =>
    base58check.encode(concatBytes(Uint8Array.from(version), script.subarray(from, from + 20)));
  if (/^76a914[0-9a-f]{40}88ac$/.test(hex)) return { address: data(prefixes.p2pkh, 3), format: 'P2PKH' };
  if (/^a914[0-9a-f]{40}87$/.test(hex)) return { address: data(prefixes.p2sh, 2), format: 'P2SH' };
  const { hrp } = prefixes;
  if (hrp === undefined) return undefined;
  const program = script.subarray(2);
  if (/^00(?:14[0-9a-f]{40}|20[0-9a-f]{64})$/.test(hex)) {
    const words = [0, ...bech32.toWords(program)];
    return { address: bech32.encode(hrp, words), format: program.length === 20 ? 'P2WPKH' : 'P2WSH' };
  }
  if (/^5120[0-9a-f]{64}$/.test(hex)) {
    return { address: bech32m.encode(hrp, [1, ...bech32m.toWords(program)]), format: 'P2TR' };
  }
  return undefined;
}

/** The address of a public key on Ethereum (EIP-55) or TRON: the last 20 bytes of its Keccak-256. */
export function addressOfKey(publicKey: Uint8Array, chain: HdChain): EncodedAddress {
  const point = secp256k1.Point.fromBytes(publicKey).toBytes(false);
  const tail = keccak_256(point.subarray(1)).subarray(12);
  if (chain === 'tron') {
    return { address: base58check.encode(concatBytes(Uint8Array.of(0x41), tail)), format: 'base58check' };
  }
  return { address: `0x${checksumCase(bytesToHex(tail))}`, format: 'EIP-55' };
}
