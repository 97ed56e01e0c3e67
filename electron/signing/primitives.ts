import { constants, createHash, createPublicKey, verify } from 'node:crypto';
import { inflateSync } from 'node:zlib';
import type { DigestName, Scheme } from './oids';
import { costOfBytes, costOfSignature, spend } from './work';

/**
 * All that the verifier needs of the machine it runs on. The page `verify.html` has the same three functions over
 * WebCrypto (assets/verify/primitives.ts) and is otherwise made of the same files.
 */

/** In a browser an answer may still be under way: whoever catches errors lets this one pass. Here all come at once. */
export const isUnanswered = (_error: unknown): boolean => false;

/** SHA-1 is here for old certificate bindings alone, never for a signature. */
export function digestOf(name: DigestName | 'sha1', ...parts: readonly Uint8Array[]): Uint8Array {
  const hash = createHash(name);
  for (const part of parts) {
    spend(costOfBytes(part));
    hash.update(part);
  }
  return hash.digest();
}

/** `spki` is the DER of a SubjectPublicKeyInfo; ECDSA signatures are DER. @throws Error for keys that make no sense */
export function verifySignature(
  spki: Uint8Array,
  scheme: Scheme,
  data: Uint8Array,
  signature: Uint8Array,
): boolean {
  spend(costOfSignature(spki, data));
  const key = createPublicKey({ key: Buffer.from(spki), format: 'der', type: 'spki' });
  if (scheme.kind === 'ed25519') return verify(null, data, key, signature);
  if (scheme.kind === 'ec') return verify(scheme.digest, data, { key, dsaEncoding: 'der' }, signature);
  const padding =
    scheme.kind === 'rsa-pss'
      ? { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: scheme.salt }
      : { padding: constants.RSA_PKCS1_PADDING };
  return verify(scheme.digest, data, { key, ...padding }, signature);
}

/** Flate (RFC 1950). @throws Error where it is none or gives more than `most` bytes */
export function inflate(data: Uint8Array, most: number): Uint8Array {
  const out = inflateSync(data, { maxOutputLength: most });
  spend(3 * costOfBytes(out));
  return out;
}
