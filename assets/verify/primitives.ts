import { ed25519 } from '@noble/curves/ed25519.js';
import { p256, p384, p521 } from '@noble/curves/nist.js';
import { sha1 } from '@noble/hashes/legacy.js';
import { sha256, sha384, sha512 } from '@noble/hashes/sha2.js';
import { childrenOf, contentOf, readAsn1, readOid, Tag } from '../../electron/signing/asn1';
import type { DigestName, Scheme } from '../../electron/signing/oids';
import { curveByOid } from '../../electron/signing/oids';
import { costOfBytes, costOfSignature, spend } from '../../electron/signing/work';

/**
 * What `electron/signing/primitives.ts` is in Node, over WebCrypto. The verifier asks and expects an answer at once;
 * WebCrypto answers later. So a question that has no answer yet stops the run, and `settled` runs it again with it.
 */

class Unanswered extends Error {}

export const isUnanswered = (error: unknown): boolean => error instanceof Unanswered;

type Answered<T> = { value: T } | { error: unknown };
const answers = new Map<string, Answered<unknown>>();
const underWay = new Map<string, Promise<void>>();

/** Answers of a round are kept for the whole file; a hostile file asks as often as it likes, and is stopped here. */
const MOST_ROUNDS = 400;

/** Runs until every question is answered. @throws what the run throws */
export async function settled<T>(run: () => T): Promise<T> {
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    try {
      return run();
    } catch (error) {
      if (!isUnanswered(error)) throw error;
      await Promise.all(underWay.values());
    }
  }
  throw new Error('the file asks for too much');
}

function ask<T>(key: string, find: () => Promise<T>): T {
  const known = answers.get(key);
  if (known === undefined) {
    if (!underWay.has(key)) {
      const keep = (answer: Answered<unknown>): void => {
        answers.set(key, answer);
        underWay.delete(key);
      };
      underWay.set(
        key,
        find().then(
          (value) => keep({ value }),
          (error: unknown) => keep({ error }),
        ),
      );
    }
    throw new Unanswered('an answer is under way');
  }
  if ('error' in known) throw known.error;
  // the key names the kind of question, and so the kind of answer
  return known.value as T;
}

const hashes = { sha1, sha256, sha384, sha512 };
const hex = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

/** Large parts of one file are hashed in every round: the place in it is as good as the content. */
const places = new WeakMap<ArrayBufferLike, Map<string, Uint8Array>>();
const LARGE = 65_536;

export function digestOf(name: DigestName | 'sha1', ...parts: readonly Uint8Array[]): Uint8Array {
  for (const part of parts) spend(costOfBytes(part));
  const [first] = parts;
  const sameFile = first !== undefined && parts.every((part) => part.buffer === first.buffer);
  const size = parts.reduce((sum, part) => sum + part.length, 0);
  const known =
    sameFile && size > LARGE ? (places.get(first.buffer) ?? new Map<string, Uint8Array>()) : undefined;
  const key = `${name} ${parts.map((part) => `${part.byteOffset}+${part.length}`).join(' ')}`;
  const before = known?.get(key);
  if (before !== undefined) return before;
  const hash = hashes[name].create();
  for (const part of parts) hash.update(part);
  const digest = hash.digest();
  if (known !== undefined && first !== undefined) places.set(first.buffer, known.set(key, digest));
  return digest;
}

const webNames: Readonly<Record<DigestName, string>> = {
  sha256: 'SHA-256',
  sha384: 'SHA-384',
  sha512: 'SHA-512',
};
const webCurves: Readonly<Record<string, { name: string; bytes: number; curve: typeof p256 }>> = {
  prime256v1: { name: 'P-256', bytes: 32, curve: p256 },
  secp384r1: { name: 'P-384', bytes: 48, curve: p384 },
  secp521r1: { name: 'P-521', bytes: 66, curve: p521 },
};

/** ECDSA-Sig-Value (RFC 3279) to r and s of fixed width, as WebCrypto wants them. */
function plainSignature(der: Uint8Array, width: number): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(width * 2);
  const numbers = childrenOf(readAsn1(der));
  if (numbers.length !== 2 || numbers.some(({ tag }) => tag !== Tag.integer))
    throw new Error('not an ECDSA value');
  for (const [index, node] of numbers.entries()) {
    const bytes = contentOf(node);
    const start = bytes.findIndex((byte) => byte !== 0);
    const digits = start < 0 ? new Uint8Array(0) : bytes.subarray(start);
    if (digits.length > width) throw new Error('not an ECDSA value');
    out.set(digits, width * (index + 1) - digits.length);
  }
  return out;
}

const copy = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => Uint8Array.from(bytes);

async function checkRsa(
  spki: Uint8Array,
  scheme: Extract<Scheme, { kind: 'rsa' | 'ec' | 'rsa-pss' }>,
  data: Uint8Array,
  signature: Uint8Array,
): Promise<boolean> {
  const name = scheme.kind === 'rsa-pss' ? 'RSA-PSS' : 'RSASSA-PKCS1-v1_5';
  const hash = webNames[scheme.digest];
  const key = await crypto.subtle.importKey('spki', copy(spki), { name, hash }, false, ['verify']);
  const algorithm = scheme.kind === 'rsa-pss' ? { name, saltLength: scheme.salt } : { name };
  return crypto.subtle.verify(algorithm, key, copy(signature), copy(data));
}

async function checkEc(
  spki: Uint8Array,
  digest: DigestName,
  data: Uint8Array,
  signature: Uint8Array,
): Promise<boolean> {
  const [algorithm, bits] = childrenOf(readAsn1(spki));
  const parameters = algorithm && childrenOf(algorithm)[1];
  const known = webCurves[curveByOid[parameters === undefined ? '' : readOid(parameters)] ?? ''];
  if (known === undefined || bits === undefined) throw new Error('a curve that is not known here');
  const value = plainSignature(signature, known.bytes);
  try {
    const name = 'ECDSA';
    const key = await crypto.subtle.importKey('spki', copy(spki), { name, namedCurve: known.name }, false, [
      'verify',
    ]);
    return await crypto.subtle.verify({ name, hash: webNames[digest] }, key, value, copy(data));
  } catch {
    // a browser without this curve
    const point = contentOf(bits).subarray(1);
    return known.curve.verify(value, hashes[digest](data), point, { prehash: false, lowS: false });
  }
}

async function check(
  spki: Uint8Array,
  scheme: Scheme,
  data: Uint8Array,
  signature: Uint8Array,
): Promise<boolean> {
  if (scheme.kind === 'ed25519') {
    const bits = childrenOf(readAsn1(spki))[1];
    if (bits === undefined) throw new Error('not a key');
    return ed25519.verify(signature, data, contentOf(bits).subarray(1), { zip215: false });
  }
  return scheme.kind === 'ec'
    ? checkEc(spki, scheme.digest, data, signature)
    : checkRsa(spki, scheme, data, signature);
}

export function verifySignature(
  spki: Uint8Array,
  scheme: Scheme,
  data: Uint8Array,
  signature: Uint8Array,
): boolean {
  spend(costOfSignature(spki, data));
  const parts = [spki, data, signature].map((part) => hex(digestOf('sha256', part)));
  return ask(`verify ${JSON.stringify(scheme)} ${parts.join(' ')}`, () =>
    check(spki, scheme, data, signature),
  );
}

async function unpack(data: Uint8Array, most: number): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  const reader = new Blob([copy(data)]).stream().pipeThrough(new DecompressionStream('deflate')).getReader();
  for (let step = await reader.read(); !step.done; step = await reader.read()) {
    size += step.value.length;
    if (size > most) {
      await reader.cancel();
      throw new Error('a bomb');
    }
    pieces.push(step.value);
  }
  const out = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) {
    out.set(piece, at);
    at += piece.length;
  }
  return out;
}

export function inflate(data: Uint8Array, most: number): Uint8Array {
  const out = ask(`inflate ${most} ${hex(digestOf('sha256', data))}`, () => unpack(data, most));
  spend(3 * costOfBytes(out));
  return out;
}
