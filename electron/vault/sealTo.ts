import { createPrivateKey, createPublicKey, diffieHellman, generateKeyPairSync, hkdfSync } from 'node:crypto';
import { seal, unseal } from './crypto';

/**
 * Seals bytes so that only the holder of an X25519 private key reads them: an ephemeral key pair for each call, the shared
 * secret through HKDF-SHA256 with both public keys as salt, AES-256-GCM (the construction of RFC 9180 in its base mode,
 * without its framing). `context` is bound to the ciphertext.
 * @param publicKey 32 bytes in hex
 * @returns hex: 32 bytes of ephemeral public key, then what `seal` gives
 */
export function sealTo(publicKey: string, plain: Uint8Array, context: string): string {
  const ephemeral = generateKeyPairSync('x25519');
  const own = ephemeral.publicKey.export({ format: 'der', type: 'spki' }).subarray(-32);
  const shared = diffieHellman({ privateKey: ephemeral.privateKey, publicKey: publicOf(publicKey) });
  const key = derive(shared, own, Buffer.from(publicKey, 'hex'));
  const sealed = seal(key, plain, context);
  key.fill(0);
  shared.fill(0);
  return Buffer.concat([own, sealed]).toString('hex');
}

/** The bytes, or undefined when key, context or any bit is not what it was. `privateKey`: 32 bytes (RFC 7748). */
export function openSealed(privateKey: Uint8Array, sealedHex: string, context: string): Buffer | undefined {
  const whole = Buffer.from(sealedHex, 'hex');
  if (whole.length < 60) return undefined;
  const ephemeral = whole.subarray(0, 32);
  try {
    const own = privateOf(privateKey);
    const shared = diffieHellman({ privateKey: own, publicKey: publicOf(ephemeral.toString('hex')) });
    const mine = createPublicKey(own).export({ format: 'der', type: 'spki' }).subarray(-32);
    const key = derive(shared, ephemeral, mine);
    const plain = unseal(key, whole.subarray(32), context);
    key.fill(0);
    shared.fill(0);
    return plain;
  } catch {
    // A point of small order is refused by the curve itself: nothing was sealed with it.
    return undefined;
  }
}

function derive(shared: Uint8Array, ephemeral: Uint8Array, receiver: Uint8Array): Buffer {
  const salt = Buffer.concat([ephemeral, receiver]);
  return Buffer.from(hkdfSync('sha256', shared, salt, 'dalel sealed to an officer', 32));
}

/** The prefixes are the fixed parts of SubjectPublicKeyInfo and PKCS#8 (RFC 8410). */
function publicOf(hex: string) {
  return createPublicKey({
    key: Buffer.from(`302a300506032b656e032100${hex}`, 'hex'),
    format: 'der',
    type: 'spki',
  });
}

function privateOf(bytes: Uint8Array) {
  const der = Buffer.concat([Buffer.from('302e020100300506032b656e04220420', 'hex'), bytes]);
  const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  der.fill(0);
  return key;
}
