import { createPublicKey, hash, type KeyObject, verify } from 'node:crypto';

/** Signatures to be checked: 32 bytes of hash and 64 of signature each, one after the other; `keyOf` picks the key. */
export interface SignatureJob {
  /** Ed25519 public keys, 32 bytes in hexadecimal. */
  readonly keys: readonly string[];
  readonly keyOf: Uint16Array;
  readonly rows: Uint8Array;
}

/**
 * Entries whose hashes are to be recomputed: bodies one after the other, their sizes in bytes with commas between them, their
 * hashes of 64 characters each; the first names `prev`, if it is not null, and each other one the one before it.
 */
export interface HashJob {
  readonly bodies: Uint8Array;
  readonly sizes: string;
  readonly hashes: string;
  readonly prev: string | null;
}

/** Threads that check signatures and hashes until they are let go. */
export interface SignatureThreads {
  /** @returns positions of the wrong ones */
  check(job: SignatureJob): readonly number[] | Promise<readonly number[]>;
  /** Whether every entry is of its hash. Takes the bodies away from whoever asks. */
  hashes?(job: HashJob): Promise<boolean>;
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

/** What follows `prev` in a body, the subject for the most part, is seldom longer. */
const usualTail = 320;

/** Whether every body is of its hash and, where it is looked for, names the one before it. */
export function areHashed({ bodies, sizes, hashes, prev: before }: HashJob): boolean {
  const all = Buffer.from(bodies.buffer, bodies.byteOffset, bodies.byteLength);
  let [from, at, prev] = [0, 0, before];
  for (const size of sizes.split(',')) {
    const body = all.subarray(from, from + Number(size));
    const recorded = hashes.slice(at, at + 64);
    if (hash('sha256', body, 'hex') !== recorded) return false;
    if (prev !== null && !names(body, prev)) return false;
    from += body.length;
    at += 64;
    if (prev !== null) prev = recorded;
  }
  return true;
}

/** In canonical JSON `reason` follows `prev` at the top, towards the end; inside of strings quotes are escaped. */
function names(body: Buffer, prev: string): boolean {
  const named = `,"prev":"${prev}","reason":`;
  return body.includes(named, body.length - usualTail, 'latin1') || body.includes(named, 0, 'latin1');
}
