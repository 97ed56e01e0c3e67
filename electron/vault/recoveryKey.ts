import { createHash, createPublicKey, randomBytes } from 'node:crypto';
import { proquints, readProquints } from '../../db/domain/ledger';
import { deriveKey } from './crypto';
import { privateKeyOf } from './officerKeys';

/** 128 random bits: what opens the database when every passphrase is lost. */
export const recoveryBytes = 16;

export function newRecoveryKey(): Buffer {
  return randomBytes(recoveryBytes);
}

/** Nine groups of five letters; the last one checks the others, so that a slip of the pen is told from a wrong key. */
export function recoveryText(key: Uint8Array): string {
  return proquints(Buffer.concat([key, check(key)]));
}

/** The key from its groups, however spaced; undefined when a group or the check is wrong. */
export function readRecoveryText(text: string): Buffer | undefined {
  const bytes = readProquints(text);
  if (bytes?.length !== recoveryBytes + 2) return undefined;
  const key = Buffer.from(bytes.subarray(0, recoveryBytes));
  return check(key).equals(bytes.subarray(recoveryBytes)) ? key : undefined;
}

/** The recovery key's own Ed25519 seed: with it the key is the second hand in a vault of one person. */
export function recoverySeed(key: Uint8Array): Buffer {
  return deriveKey(key, 'recovery signing');
}

/** The public half, 32 bytes in hex, which the ledger states when the vault is made or re-keyed. */
export function recoverySigningKey(key: Uint8Array): string {
  const seed = recoverySeed(key);
  const own = privateKeyOf(seed);
  seed.fill(0);
  return createPublicKey(own).export({ format: 'der', type: 'spki' }).subarray(-32).toString('hex');
}

function check(key: Uint8Array): Buffer {
  return createHash('sha256').update('dalel recovery').update(key).digest().subarray(0, 2);
}
