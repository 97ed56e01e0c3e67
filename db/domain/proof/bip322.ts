import { schnorr, secp256k1 } from '@noble/curves/secp256k1.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { hash160 } from '../hd/networks';
import { compactSize, sha256d } from './messages';

const zeros = (size: number): Uint8Array => new Uint8Array(size);
const OP_RETURN_OUTPUT = concatBytes(zeros(8), Uint8Array.of(0x01, 0x6a));

/** The id of the transaction that a BIP-322 message "spends", in the byte order of inputs. */
function toSpendId(message: string, script: Uint8Array): Uint8Array {
  const hash = schnorr.utils.taggedHash('BIP0322-signed-message', utf8ToBytes(message));
  const input = concatBytes(
    zeros(32),
    Uint8Array.of(0xff, 0xff, 0xff, 0xff),
    Uint8Array.of(34, 0x00, 0x20),
    hash,
    zeros(4),
  );
  const output = concatBytes(zeros(8), compactSize(script.length), script);
  return sha256d(concatBytes(zeros(4), Uint8Array.of(1), input, Uint8Array.of(1), output, zeros(4)));
}

/** Stack of a witness as BIP-322 simple writes it, or undefined. */
export function readWitness(bytes: Uint8Array): Uint8Array[] | undefined {
  const count = bytes[0] ?? 0;
  const out: Uint8Array[] = [];
  let at = 1;
  for (let i = 0; i < count; i++) {
    const size = bytes[at] ?? 0xff;
    if (size >= 0xfd || at + 1 + size > bytes.length) return undefined;
    out.push(bytes.subarray(at + 1, at + 1 + size));
    at += 1 + size;
  }
  return count > 0 && count < 5 && at === bytes.length ? out : undefined;
}

/** BIP-143: what is signed for one key. `type`: the signature's hash type. */
function segwitHash(outpoint: Uint8Array, keyHash: Uint8Array, type: number): Uint8Array {
  const scriptCode = concatBytes(Uint8Array.of(0x19, 0x76, 0xa9, 0x14), keyHash, Uint8Array.of(0x88, 0xac));
  const hashed = [sha256d(outpoint), sha256d(zeros(4)), outpoint, scriptCode, zeros(8), zeros(4)];
  return sha256d(
    concatBytes(zeros(4), ...hashed, sha256d(OP_RETURN_OUTPUT), zeros(4), Uint8Array.of(type, 0, 0, 0)),
  );
}

/** BIP-341: what is signed for the key path. */
function taprootHash(outpoint: Uint8Array, script: Uint8Array, type: number): Uint8Array {
  const spent = concatBytes(compactSize(script.length), script);
  const parts = [outpoint, zeros(8), spent, zeros(4), OP_RETURN_OUTPUT].map((part) => sha256(part));
  return schnorr.utils.taggedHash(
    'TapSighash',
    concatBytes(Uint8Array.of(0x00, type), zeros(8), ...parts, Uint8Array.of(0), zeros(4)),
  );
}

const ALL = 1;

/**
 * BIP-322 simple for one key: P2WPKH, P2SH-P2WPKH, P2TR by its key. `script`: the output script of the address.
 * Undefined where the address or the witness has another form, which is not judged here.
 */
export function verifyBip322(
  message: string,
  script: Uint8Array,
  witness: readonly Uint8Array[],
): boolean | undefined {
  const hex = bytesToHex(script);
  const outpoint = concatBytes(toSpendId(message, script), zeros(4));
  const [first, second] = witness;
  if (first === undefined) return undefined;
  if (/^5120[0-9a-f]{64}$/.test(hex)) {
    if (witness.length !== 1 || (first.length !== 64 && first.length !== 65)) return undefined;
    const type = first.length === 65 ? (first[64] ?? 0) : 0;
    if (first.length === 65 && type !== ALL) return undefined;
    return schnorr.verify(first.subarray(0, 64), taprootHash(outpoint, script, type), script.subarray(2));
  }
  if (second?.length !== 33 || witness.length !== 2) return undefined;
  const keyHash = hash160(second);
  const nested = bytesToHex(hash160(concatBytes(Uint8Array.of(0x00, 0x14), keyHash)));
  if (hex !== `0014${bytesToHex(keyHash)}` && hex !== `a914${nested}87`) return false;
  if (first.at(-1) !== ALL) return undefined;
  try {
    const digest = segwitHash(outpoint, keyHash, ALL);
    return secp256k1.verify(first.subarray(0, -1), digest, second, {
      prehash: false,
      lowS: false,
      format: 'der',
    });
  } catch {
    return false;
  }
}
