import { createPublicKey, type KeyObject, verify } from 'node:crypto';
import type { HashJob } from './chain';

/** One signature: 32 bytes of hash, 64 bytes of signature. */
export const signedBytes = 96;

/** Signatures to be checked. `rows` holds hash and signature of each, one after the other; `keyOf` picks its key. */
export interface SignatureBatch {
  /** Ed25519 public keys, 32 bytes in hexadecimal. */
  readonly keys: readonly string[];
  readonly keyOf: Uint16Array;
  readonly rows: Uint8Array;
}

/** Checks batches, and blocks of hashes if it can, in whatever threads it has. Positions are those of the batch. */
export interface SignatureChecker {
  /** Whether every entry of the block is of its hash. */
  hashes?(job: HashJob): Promise<boolean>;
  /** @returns positions of the signatures that are wrong */
  check(batch: SignatureBatch): readonly number[] | Promise<readonly number[]>;
}

/** Checks in this thread. */
export const checkHere: SignatureChecker = { check: wrongSignatures };

/** Positions of the signatures in a batch that are not their key's. A key that is none signs nothing. */
export function wrongSignatures({ keys, keyOf, rows }: SignatureBatch): number[] {
  const opened = keys.map(openKey);
  const wrong: number[] = [];
  for (let position = 0; position < keyOf.length; position += 1) {
    const at = position * signedBytes;
    const key = opened[keyOf[position] ?? 0];
    const hash = rows.subarray(at, at + 32);
    if (!key || !verify(null, hash, key, rows.subarray(at + 32, at + signedBytes))) wrong.push(position);
  }
  return wrong;
}

function openKey(hex: string): KeyObject | undefined {
  try {
    return ed25519Key(hex);
  } catch {
    return undefined;
  }
}

/** An Ed25519 public key from its 32 bytes (RFC 8410: the fixed SubjectPublicKeyInfo prefix). @throws Error for others */
export function ed25519Key(hex: string): KeyObject {
  return createPublicKey({
    key: Buffer.from(`302a300506032b6570032100${hex}`, 'hex'),
    format: 'der',
    type: 'spki',
  });
}

const written = /^[0-9a-f]{128}$/;

/** Who a signature should be of, for the finding when it is not. */
export interface Signed {
  readonly seq: number;
  readonly who: string;
  readonly second: boolean;
}

/** Gathers signatures until a batch is full; there is room for as many again, so that an entry's two stay together. */
export class BatchMaker {
  readonly #most: number;
  #keys: string[] = [];
  #numbers = new Map<string, number>();
  #keyOf: number[] = [];
  #rows: Uint8Array;
  #signed: Signed[] = [];

  constructor(most = 2_000) {
    this.#most = most;
    this.#rows = new Uint8Array(2 * most * signedBytes);
  }

  get full(): boolean {
    return this.#signed.length >= this.#most;
  }

  add(signed: Signed, key: string, hash: string, signature: string): void {
    const at = this.#signed.length * signedBytes;
    // What is not written exactly as Dalel writes it leaves zeros, which are nobody's signature.
    this.#rows.set(Buffer.from(hash, 'hex').subarray(0, 32), at);
    if (written.test(signature)) this.#rows.set(Buffer.from(signature, 'hex'), at + 32);
    let number = this.#numbers.get(key);
    if (number === undefined) {
      number = this.#keys.push(key) - 1;
      this.#numbers.set(key, number);
    }
    this.#keyOf.push(number);
    this.#signed.push(signed);
  }

  /** The batch so far, and what its positions mean; starts the next one. */
  take(): { batch: SignatureBatch; signed: readonly Signed[] } | undefined {
    if (this.#signed.length === 0) return undefined;
    const made = {
      batch: {
        keys: this.#keys,
        keyOf: Uint16Array.from(this.#keyOf),
        rows: this.#rows.slice(0, this.#signed.length * signedBytes),
      },
      signed: this.#signed,
    };
    this.#keys = [];
    this.#numbers = new Map();
    this.#keyOf = [];
    this.#signed = [];
    this.#rows = new Uint8Array(2 * this.#most * signedBytes);
    return made;
  }
}
