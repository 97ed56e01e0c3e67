import { sha256 } from '@noble/hashes/sha2.js';
import { keccak_256 } from '@noble/hashes/sha3.js';
import { concatBytes, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import type { HdChain } from '../hd/networks';

/** The words that a chain's wallets put before a message, so that it can be no transaction. */
const MAGIC: Readonly<Partial<Record<HdChain, string>>> = {
  bitcoin: 'Bitcoin Signed Message:\n',
  'bitcoin-testnet': 'Bitcoin Signed Message:\n',
  'bitcoin-regtest': 'Bitcoin Signed Message:\n',
  litecoin: 'Litecoin Signed Message:\n',
  'litecoin-testnet': 'Litecoin Signed Message:\n',
  dogecoin: 'Dogecoin Signed Message:\n',
  'dogecoin-testnet': 'Dogecoin Signed Message:\n',
  dash: 'DarkCoin Signed Message:\n',
  'dash-testnet': 'DarkCoin Signed Message:\n',
  zcash: 'Zcash Signed Message:\n',
  'zcash-testnet': 'Zcash Signed Message:\n',
};

export const sha256d = (bytes: Uint8Array): Uint8Array => sha256(sha256(bytes));

/** A length as Bitcoin writes it. */
export function compactSize(size: number): Uint8Array {
  if (size < 0xfd) return Uint8Array.of(size);
  if (size <= 0xffff) return Uint8Array.of(0xfd, size & 255, size >> 8);
  return Uint8Array.of(0xfe, size & 255, (size >> 8) & 255, (size >> 16) & 255, size >>> 24);
}

const sized = (bytes: Uint8Array): Uint8Array => concatBytes(compactSize(bytes.length), bytes);

/** What a wallet of the Bitcoin family signs for a message, or undefined for chains that have no such custom. */
export function bitcoinMessageHash(message: string, chain: HdChain): Uint8Array | undefined {
  const magic = MAGIC[chain];
  return magic === undefined
    ? undefined
    : sha256d(concatBytes(sized(utf8ToBytes(magic)), sized(utf8ToBytes(message))));
}

const framed = (head: string, body: Uint8Array): Uint8Array =>
  keccak_256(concatBytes(utf8ToBytes(`\x19${head}${body.length}`), body));

/** EIP-191, version 0x45 (personal_sign). */
export function ethereumMessageHash(message: string): Uint8Array {
  return framed('Ethereum Signed Message:\n', utf8ToBytes(message));
}

/**
 * What TRON wallets sign: the message with its length (TIP-191, signMessageV2), or, for a message that is itself a hash
 * in hex, the older form with its 32 bytes.
 */
export function tronMessageHashes(message: string): Uint8Array[] {
  const head = 'TRON Signed Message:\n';
  const hash = /^(?:0x)?([0-9a-fA-F]{64})$/.exec(message)?.[1];
  const older = hash === undefined ? [] : [framed(head, hexToBytes(hash.toLowerCase()))];
  return [framed(head, utf8ToBytes(message)), ...older];
}
