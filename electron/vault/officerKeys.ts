import { createPrivateKey, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import type { KdfCost } from './cost';
import { passphraseKey, seal, unseal } from './crypto';
import type { OfficerSlot } from './header';
import { openSealed, sealTo } from './sealTo';

/** What a passphrase guards: the vault's root key and the officer's two private keys, 32 bytes each. */
export interface OfficerSecrets {
  readonly root: Buffer;
  /** Ed25519 seed (RFC 8032). */
  readonly signing: Buffer;
  /** X25519 private key (RFC 7748). */
  readonly sealing: Buffer;
}

/** New private keys and the public halves that the officer's record names, in hex. */
export function newOfficerKeys(): {
  signing: Buffer;
  sealing: Buffer;
  signingKey: string;
  sealingKey: string;
} {
  const ed = generateKeyPairSync('ed25519');
  const x = generateKeyPairSync('x25519');
  const tail = (key: KeyObject, type: 'spki' | 'pkcs8') => key.export({ format: 'der', type }).subarray(-32);
  return {
    signing: tail(ed.privateKey, 'pkcs8'),
    sealing: tail(x.privateKey, 'pkcs8'),
    signingKey: tail(ed.publicKey, 'spki').toString('hex'),
    sealingKey: tail(x.publicKey, 'spki').toString('hex'),
  };
}

/** Signs with an Ed25519 seed; the prefix is PKCS#8 for it (RFC 8410). */
export function signerOf(seed: Uint8Array): (hash: Uint8Array) => Uint8Array {
  const key = privateKeyOf(seed);
  return (hash) => sign(null, hash, key);
}

export function privateKeyOf(seed: Uint8Array): KeyObject {
  const prefix = Buffer.from('302e020100300506032b657004220420', 'hex');
  const der = Buffer.concat([prefix, seed]);
  const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  der.fill(0);
  return key;
}

interface Identity {
  readonly vaultId: string;
  readonly officerId: string;
  readonly name: string;
}

const context = (vaultId: string, officerId: string) => `${vaultId} officer ${officerId}`;

export async function sealOfficerSlot(
  who: Identity,
  secrets: OfficerSecrets,
  passphrase: string,
  cost: KdfCost,
): Promise<OfficerSlot> {
  const salt = randomBytes(16);
  const key = await passphraseKey(passphrase, salt, cost);
  const plain = Buffer.concat([secrets.root, secrets.signing, secrets.sealing]);
  const sealed = seal(key, plain, context(who.vaultId, who.officerId));
  plain.fill(0);
  key.fill(0);
  return {
    officerId: who.officerId,
    name: who.name,
    salt: salt.toString('hex'),
    memoryKiB: cost.memoryKiB,
    passes: cost.passes,
    sealed: sealed.toString('hex'),
  };
}

/** The secrets, or undefined when the passphrase is not this slot's. */
export async function openOfficerSlot(
  vaultId: string,
  slot: OfficerSlot,
  passphrase: string,
): Promise<OfficerSecrets | undefined> {
  const key = await passphraseKey(passphrase, Buffer.from(slot.salt, 'hex'), slot);
  const plain = unseal(key, Buffer.from(slot.sealed, 'hex'), context(vaultId, slot.officerId));
  key.fill(0);
  if (plain?.length !== 96) return undefined;
  const sealing = plain.subarray(64, 96);
  const root = slot.pending === undefined ? plain.subarray(0, 32) : pendingRoot(vaultId, slot, sealing);
  return root && { root, signing: plain.subarray(32, 64), sealing };
}

const pendingContext = (vaultId: string, officerId: string) => `${vaultId} new root for ${officerId}`;

/** A slot for an officer who is not there when the vault gets a new root key: their own key opens it at their next unlock. */
export function withPendingRoot(
  vaultId: string,
  slot: OfficerSlot,
  sealingKey: string,
  root: Uint8Array,
): OfficerSlot {
  return { ...slot, pending: sealTo(sealingKey, root, pendingContext(vaultId, slot.officerId)) };
}

function pendingRoot(vaultId: string, slot: OfficerSlot, sealing: Uint8Array): Buffer | undefined {
  const root = openSealed(sealing, slot.pending ?? '', pendingContext(vaultId, slot.officerId));
  return root?.length === 32 ? root : undefined;
}

/** Overwrites private keys that are no longer needed. What Node copied elsewhere ends with the process. */
export function wipe(secrets: OfficerSecrets): void {
  for (const bytes of [secrets.root, secrets.signing, secrets.sealing]) bytes.fill(0);
}
