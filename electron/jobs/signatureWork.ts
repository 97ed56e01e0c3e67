import { createPublicKey, type KeyObject, verify } from 'node:crypto';

/** Signatures to be checked: 32 bytes of hash and 64 of signature each, one after the other; `keyOf` picks the key. */
export interface SignatureJob {
  /** Ed25519 public keys, 32 bytes in hexadecimal. */
  readonly keys: readonly string[];
  readonly keyOf: Uint16Array;
  readonly rows: Uint8Array;
}

/** Threads that check signatures until they are let go. */
export interface SignatureThreads {
  /** @returns positions of the wrong ones */
  check(job: SignatureJob): readonly number[] | Promise<readonly number[]>;
  end(): void;
}

const rowBytes = 96;

/** Positions of the signatures that are not their key's. A key that is none signs nothing. */
export function wrongPositions({ keys, keyOf, rows }: SignatureJob): number[] {
  const opened = keys.map(openKey);
  const wrong: number[] = [];
  for (const [position, number] of keyOf.entries()) {
    const row = rows.subarray(position * rowBytes, (position + 1) * rowBytes);
    const key = opened[number];
    if (!key || !verify(null, row.subarray(0, 32), key, row.subarray(32))) wrong.push(position);
  }
  return wrong;
}

/** RFC 8410: the fixed SubjectPublicKeyInfo prefix, then the 32 bytes. */
function openKey(hex: string): KeyObject | undefined {
  const key = Buffer.from(`302a300506032b6570032100${hex}`, 'hex');
  try {
    return createPublicKey({ key, format: 'der', type: 'spki' });
  } catch {
    return undefined;
  }
}
