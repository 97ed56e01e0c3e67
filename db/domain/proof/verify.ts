import { secp256k1 } from '@noble/curves/secp256k1.js';
import { bytesToHex, concatBytes, hexToBytes } from '@noble/hashes/utils.js';
import { base64 } from '@scure/base';
import { z } from 'zod';
import { checkAddress } from '../address';
import { decodeBase58check } from '../address/base58';
import { decodeBech32, wordsToBytes } from '../address/bech32';
import { addressOfKey, addressOfScript, type HdChain, hdChains, isKeyChain } from '../hd/networks';
import { p2pkh, p2sh, p2tr, p2wpkh } from '../hd/scripts';
import { readWitness, verifyBip322 } from './bip322';
import { bitcoinMessageHash, ethereumMessageHash, tronMessageHashes } from './messages';

export const signedMessage = z.strictObject({
  chain: z.enum(hdChains),
  address: z.string().min(1).max(200),
  message: z.string().max(10_000),
  /** Base64 of the Bitcoin family, hex of Ethereum and TRON. */
  signature: z.string().min(1).max(5_000),
});
export type SignedMessage = z.infer<typeof signedMessage>;

export const proofMethod = z.enum(['bip137', 'bip322', 'eip191', 'tron']);
export type ProofMethod = z.infer<typeof proofMethod>;

/** `unknown`: a form of signature or address that is not judged here; it is not called wrong. */
export const proofVerdict = z.strictObject({
  verdict: z.enum(['valid', 'invalid', 'unknown']),
  method: proofMethod.nullable(),
  reason: z.enum(['address', 'signature-form', 'other-key', 'signature']).nullable(),
});
export type ProofVerdict = z.infer<typeof proofVerdict>;

const say = (
  verdict: ProofVerdict['verdict'],
  method: ProofMethod | null,
  reason: ProofVerdict['reason'] = null,
): ProofVerdict => ({ verdict, method, reason });

/** Does the signature show that whoever made it held the key of the address? Offline, from the three texts alone. */
export function verifySignedMessage({ chain, address, message, signature }: SignedMessage): ProofVerdict {
  const checked = checkAddress(chain, address, { repairs: false });
  if (!checked.valid) return say('invalid', null, 'address');
  if (isKeyChain(chain)) return verifyKeyChain(chain, checked.canonical, message, signature.trim());
  const bytes = fromBase64(signature.trim());
  if (bytes === undefined) return say('unknown', null, 'signature-form');
  if (bytes.length === 65 && (bytes[0] ?? 0) >= 27 && (bytes[0] ?? 0) <= 42)
    return verifyLegacy(chain, checked.canonical, message, bytes);
  const witness = readWitness(bytes);
  const script = scriptOfAddress(checked.canonical, chain);
  if (witness === undefined || script === undefined) return say('unknown', null, 'signature-form');
  const holds = verifyBip322(message, script, witness);
  if (holds === undefined) return say('unknown', 'bip322', 'signature-form');
  return holds ? say('valid', 'bip322') : say('invalid', 'bip322', 'signature');
}

function fromBase64(text: string): Uint8Array | undefined {
  try {
    return base64.decode(text);
  } catch {
    return undefined;
  }
}

/** The key that made a recoverable signature of 64 bytes and a number from 0 to 3. */
function recover(compact: Uint8Array, recovery: number, digest: Uint8Array): Uint8Array | undefined {
  try {
    const signature = concatBytes(Uint8Array.of(recovery), compact);
    return secp256k1.recoverPublicKey(signature, digest, { prehash: false });
  } catch {
    return undefined;
  }
}

/**
 * BIP-137 and the custom before it: the first byte says whether the key is compressed and which address is meant. Wallets
 * differ in what they say for SegWit, so a compressed key is compared with every address that it has.
 */
function verifyLegacy(chain: HdChain, address: string, message: string, bytes: Uint8Array): ProofVerdict {
  const digest = bitcoinMessageHash(message, chain);
  if (digest === undefined) return say('unknown', null, 'signature-form');
  const header = (bytes[0] ?? 0) - 27;
  const key = recover(bytes.subarray(1), header & 3, digest);
  if (key === undefined) return say('invalid', 'bip137', 'signature');
  const long = secp256k1.Point.fromBytes(key).toBytes(false);
  const scripts = header < 4 ? [p2pkh(long)] : [p2pkh(key), p2wpkh(key), p2sh(p2wpkh(key)), p2tr(key)];
  const same = scripts.some((script) => addressOfScript(script, chain)?.address === address);
  return same ? say('valid', 'bip137') : say('invalid', 'bip137', 'other-key');
}

function verifyKeyChain(chain: HdChain, address: string, message: string, signature: string): ProofVerdict {
  const method = chain === 'tron' ? 'tron' : 'eip191';
  const hex = /^(?:0x)?([0-9a-fA-F]{130})$/.exec(signature)?.[1];
  if (hex === undefined) return say('unknown', method, 'signature-form');
  const bytes = hexToBytes(hex.toLowerCase());
  const v = bytes[64] ?? 0;
  const recovery = v >= 27 ? v - 27 : v;
  if (recovery > 3) return say('unknown', method, 'signature-form');
  const digests = chain === 'tron' ? tronMessageHashes(message) : [ethereumMessageHash(message)];
  const keys = digests.map((digest) => recover(bytes.subarray(0, 64), recovery, digest));
  const same = keys.some((key) => key !== undefined && addressOfKey(key, chain).address === address);
  return same ? say('valid', method) : say('invalid', method, 'other-key');
}

/** The output script of an address of the Bitcoin family, or undefined for forms that are not judged here. */
export function scriptOfAddress(address: string, chain: HdChain): Uint8Array | undefined {
  const parts = decodeBech32(address);
  if (parts !== undefined) {
    const program = wordsToBytes(parts.words.slice(1));
    const version = parts.words[0] ?? 0;
    if (program === undefined) return undefined;
    return concatBytes(Uint8Array.of(version === 0 ? 0 : 0x50 + version, program.length), program);
  }
  const data = decodeBase58check(address)?.slice(-20);
  if (data === undefined) return undefined;
  const candidates = [`76a914${bytesToHex(data)}88ac`, `a914${bytesToHex(data)}87`].map(hexToBytes);
  return candidates.find((script) => addressOfScript(script, chain)?.address === address);
}
