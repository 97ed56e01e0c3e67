import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { hashRaw } from '@node-rs/argon2';
import type { KdfCost } from './cost';

/** AES-256-GCM: 12 random bytes of nonce, the ciphertext, 16 bytes of tag (NIST SP 800-38D). */
export function seal(key: Uint8Array, plain: Uint8Array, context: string): Buffer {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(context, 'utf8'));
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** The plaintext, or undefined when key, context or any bit is not what it was. */
export function unseal(key: Uint8Array, sealed: Uint8Array, context: string): Buffer | undefined {
  if (sealed.length < 28) return undefined;
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12)).setAAD(
    Buffer.from(context, 'utf8'),
  );
  decipher.setAuthTag(sealed.subarray(sealed.length - 16));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(12, sealed.length - 16)), decipher.final()]);
  } catch {
    return undefined;
  }
}

/** A key of its own for each purpose, from the vault's root key (HKDF-SHA256, RFC 5869). 32 bytes. */
export function deriveKey(root: Uint8Array, purpose: string, salt: Uint8Array = new Uint8Array()): Buffer {
  return Buffer.from(hkdfSync('sha256', root, salt, `dalel ${purpose}`, 32));
}

/** The key that a passphrase gives, 32 bytes. The passphrase is normalised, so that any keyboard types the same one. */
export function passphraseKey(passphrase: string, salt: Uint8Array, cost: KdfCost): Promise<Buffer> {
  return hashRaw(passphrase.normalize('NFKC'), {
    // The library's algorithm is Argon2id where none is named; its enum cannot be imported under isolated modules.
    memoryCost: cost.memoryKiB,
    timeCost: cost.passes,
    parallelism: 1,
    outputLen: 32,
    salt: Buffer.from(salt),
  });
}
