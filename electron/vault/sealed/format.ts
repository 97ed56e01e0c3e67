import { createCipheriv, createDecipheriv, type Hash, randomBytes } from 'node:crypto';

/**
 * A sealed file, version 1: a header, then the content in chunks of 1 MiB, so that files of any size are sealed and
 * read with the memory of a few chunks.
 *
 *   header  8 bytes "DALELF1\n", then the file's own random key sealed under the store's key
 *           (AES-256-GCM: 12 bytes of nonce, 32 of ciphertext, 16 of tag; the 8 bytes before it are authenticated)
 *   chunk   AES-256-GCM under the file's key: ciphertext and 16 bytes of tag. Its nonce is a byte that says whether it
 *           is the last one, three zero bytes, and its number (64 bits, big endian); the header is authenticated too
 *
 * A chunk that is moved, repeated, cut off or taken from another file does not open (the STREAM construction of Hoang,
 * Reyhanitabar, Rogaway and Vizár, "Online Authenticated-Encryption and its Nonce-Reuse Misuse-Resistance", 2015).
 * What the content is, its name says: the SHA-256 of the plain bytes, computed again whenever it is read.
 */
export const chunkSize = 1024 * 1024;
export const tagSize = 16;
const magic = Buffer.from('DALELF1\n', 'latin1');
const wrappedSize = 12 + 32 + tagSize;
export const headerSize = magic.length + wrappedSize;
const cipherName = 'aes-256-gcm';

/** A sealed file's beginning, and the key that its chunks are sealed with. */
export interface SealedHeader {
  readonly bytes: Buffer;
  readonly fileKey: Buffer;
}

/** @param storeKey 32 bytes */
export function makeHeader(storeKey: Uint8Array): SealedHeader {
  const fileKey = randomBytes(32);
  const nonce = randomBytes(12);
  const cipher = createCipheriv(cipherName, storeKey, nonce).setAAD(magic);
  const bytes = Buffer.concat([magic, nonce, cipher.update(fileKey), cipher.final(), cipher.getAuthTag()]);
  return { bytes, fileKey };
}

/** Undefined when these are not the first bytes of a file that was sealed under one of these keys. */
export function openHeader(storeKeys: readonly Uint8Array[], bytes: Buffer): SealedHeader | undefined {
  if (bytes.length !== headerSize || !bytes.subarray(0, magic.length).equals(magic)) return undefined;
  for (const key of storeKeys) {
    const fileKey = unwrap(key, bytes.subarray(magic.length));
    if (fileKey) return { bytes, fileKey };
  }
  return undefined;
}

function unwrap(key: Uint8Array, wrapped: Buffer): Buffer | undefined {
  const decipher = createDecipheriv(cipherName, key, wrapped.subarray(0, 12)).setAAD(magic);
  decipher.setAuthTag(wrapped.subarray(44));
  try {
    return Buffer.concat([decipher.update(wrapped.subarray(12, 44)), decipher.final()]);
  } catch {
    return undefined;
  }
}

/** Small enough to stay in the processor's cache while it is hashed and encrypted. */
const sliceSize = 64 * 1024;

/**
 * Ciphertext and tag of one chunk. Every chunk but the last holds `chunkSize` bytes.
 * @param hash takes the plain bytes too, in the same pass
 */
export function sealChunk(
  header: SealedHeader,
  index: number,
  last: boolean,
  plain: Uint8Array,
  hash?: Hash,
): Buffer[] {
  const cipher = createCipheriv(cipherName, header.fileKey, nonceOf(index, last)).setAAD(header.bytes);
  const parts: Buffer[] = [];
  for (let at = 0; at < plain.length; at += sliceSize) {
    const slice = plain.subarray(at, at + sliceSize);
    hash?.update(slice);
    parts.push(cipher.update(slice));
  }
  return [...parts, cipher.final(), cipher.getAuthTag()];
}

/** The plain bytes of one chunk; undefined when any bit, its place or its being the last is not what it was. */
export function unsealChunk(
  header: SealedHeader,
  index: number,
  last: boolean,
  sealed: Uint8Array,
): Buffer | undefined {
  if (sealed.length < tagSize) return undefined;
  const decipher = createDecipheriv(cipherName, header.fileKey, nonceOf(index, last)).setAAD(header.bytes);
  decipher.setAuthTag(sealed.subarray(sealed.length - tagSize));
  try {
    const plain = decipher.update(sealed.subarray(0, sealed.length - tagSize));
    decipher.final();
    return plain;
  } catch {
    return undefined;
  }
}

function nonceOf(index: number, last: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce[0] = last ? 1 : 0;
  nonce.writeBigUInt64BE(BigInt(index), 4);
  return nonce;
}

/** Bytes of content in a sealed file of `size` bytes; undefined for a size that no sealed file has. */
export function plainSize(size: number): number | undefined {
  const body = size - headerSize;
  if (body < tagSize) return undefined;
  const chunks = Math.max(1, Math.ceil(body / (chunkSize + tagSize)));
  const plain = body - chunks * tagSize;
  return plain < (chunks - 1) * chunkSize ? undefined : plain;
}
