import { sha256 } from '@noble/hashes/sha2.js';

/**
 * Merkle tree hashes and proofs of RFC 6962, section 2.1 (proofs are checked as RFC 9162, section 2.1, words it).
 * All hashes are SHA-256, 32 bytes.
 */
export type Digest = (bytes: Uint8Array) => Uint8Array;

const hashBytes = 32;

function joined(prefix: number, ...parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(1 + parts.reduce((sum, part) => sum + part.length, 0));
  bytes[0] = prefix;
  let at = 1;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/** Hash of a leaf: the prefix 0x00 keeps a node from being passed off as a leaf. */
export function leafHash(leaf: Uint8Array, digest: Digest = sha256): Uint8Array {
  return digest(joined(0, leaf));
}

export function nodeHash(left: Uint8Array, right: Uint8Array, digest: Digest = sha256): Uint8Array {
  return digest(joined(1, left, right));
}

/** Root of the tree without leaves. */
export function emptyRoot(digest: Digest = sha256): Uint8Array {
  return digest(new Uint8Array());
}

export function sameBytes(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, index) => byte === other[index]);
}

/** The largest power of two below `size`: where a tree of more than one leaf divides. */
export function splitOf(size: number): number {
  let split = 1;
  while (split * 2 < size) split *= 2;
  return split;
}

/** Hash of the leaves `from` (inclusive) to `to` (exclusive). */
export type RangeHash = (from: number, to: number) => Uint8Array;

/** Root over hashes of leaves, by the definition: slow, and what everything else is tested against. */
export function rootOf(leaves: readonly Uint8Array[], digest: Digest = sha256): Uint8Array {
  const [first] = leaves;
  if (!first) return emptyRoot(digest);
  if (leaves.length === 1) return first;
  const split = splitOf(leaves.length);
  return nodeHash(rootOf(leaves.slice(0, split), digest), rootOf(leaves.slice(split), digest), digest);
}

/**
 * PATH(index, D[size]): hashes from the leaf's sibling up.
 * @throws RangeError when the tree has no such leaf
 */
export function inclusionProof(index: number, size: number, range: RangeHash): Uint8Array[] {
  if (!(index >= 0 && index < size)) throw new RangeError(`a tree of ${size} leaves has no leaf ${index}`);
  const path: Uint8Array[] = [];
  let [from, to] = [0, size];
  while (to - from > 1) {
    const middle = from + splitOf(to - from);
    if (index < middle) {
      path.push(range(middle, to));
      to = middle;
    } else {
      path.push(range(from, middle));
      from = middle;
    }
  }
  return path.reverse();
}

/**
 * PROOF(first, D[second]): that the tree of `first` leaves begins the tree of `second` leaves. Empty when they are equal.
 * @throws RangeError unless 0 < first <= second
 */
export function consistencyProof(first: number, second: number, range: RangeHash): Uint8Array[] {
  if (!(first > 0 && first <= second)) throw new RangeError(`no proof from ${first} to ${second} leaves`);
  const proof: Uint8Array[] = [];
  let [from, to, whole] = [0, second, true];
  while (first < to) {
    const middle = from + splitOf(to - from);
    if (first <= middle) {
      proof.push(range(middle, to));
      to = middle;
    } else {
      proof.push(range(from, middle));
      from = middle;
      whole = false;
    }
  }
  if (!whole) proof.push(range(from, to));
  return proof.reverse();
}

/** The root that an inclusion proof leads to; undefined when the proof has the wrong length for index and size, or the leaf is no hash. */
export function rootFromInclusion(
  leaf: Uint8Array,
  index: number,
  size: number,
  proof: readonly Uint8Array[],
  digest: Digest = sha256,
): Uint8Array | undefined {
  if (!(index >= 0 && index < size) || leaf.length !== hashBytes) return undefined;
  let [node, last, hash] = [index, size - 1, leaf];
  for (const sibling of proof) {
    if (last === 0) return undefined;
    if (node % 2 === 1 || node === last) {
      hash = nodeHash(sibling, hash, digest);
      while (node % 2 === 0 && node !== 0) [node, last] = [Math.floor(node / 2), Math.floor(last / 2)];
    } else hash = nodeHash(hash, sibling, digest);
    [node, last] = [Math.floor(node / 2), Math.floor(last / 2)];
  }
  return last === 0 ? hash : undefined;
}

export interface Tree {
  readonly size: number;
  readonly root: Uint8Array;
}

/** True when `leaf` (its hash) stands at `index` in the tree. */
export function isIncluded(
  leaf: Uint8Array,
  index: number,
  tree: Tree,
  proof: readonly Uint8Array[],
  digest: Digest = sha256,
): boolean {
  const root = rootFromInclusion(leaf, index, tree.size, proof, digest);
  return root !== undefined && sameBytes(root, tree.root);
}

/** True when the leaves of `first` are the first leaves of `second`, unchanged and in the same order. */
export function isConsistent(
  first: Tree,
  second: Tree,
  proof: readonly Uint8Array[],
  digest: Digest = sha256,
): boolean {
  if (first.size < 1 || first.size > second.size) return false;
  if (first.size === second.size) return proof.length === 0 && sameBytes(first.root, second.root);
  const path = isPowerOfTwo(first.size) ? [first.root, ...proof] : [...proof];
  const [start, ...rest] = path;
  if (!start || proof.length === 0) return false;
  let [node, last] = [first.size - 1, second.size - 1];
  while (node % 2 === 1) [node, last] = [Math.floor(node / 2), Math.floor(last / 2)];
  let [older, newer] = [start, start];
  for (const sibling of rest) {
    if (last === 0) return false;
    if (node % 2 === 1 || node === last) {
      older = nodeHash(sibling, older, digest);
      newer = nodeHash(sibling, newer, digest);
      while (node % 2 === 0 && node !== 0) [node, last] = [Math.floor(node / 2), Math.floor(last / 2)];
    } else newer = nodeHash(newer, sibling, digest);
    [node, last] = [Math.floor(node / 2), Math.floor(last / 2)];
  }
  return last === 0 && sameBytes(older, first.root) && sameBytes(newer, second.root);
}

function isPowerOfTwo(size: number): boolean {
  return Math.log2(size) % 1 === 0;
}

/**
 * A growing tree that keeps only the roots of its perfect subtrees, largest first: one for each bit of its size.
 * Enough to go on adding leaves and to tell the root, in memory that grows with the logarithm.
 */
export class CompactTree {
  readonly #peaks: Uint8Array[];
  readonly #digest: Digest;
  #size: number;

  /** @throws RangeError when the number of peaks does not fit the size */
  constructor(size = 0, peaks: readonly Uint8Array[] = [], digest: Digest = sha256) {
    if (peaks.length !== bitsOf(size)) throw new RangeError(`a tree of ${size} has other peaks`);
    this.#size = size;
    this.#peaks = [...peaks];
    this.#digest = digest;
  }

  get size(): number {
    return this.#size;
  }

  get peaks(): readonly Uint8Array[] {
    return this.#peaks;
  }

  /** Adds one leaf by its hash. */
  add(leaf: Uint8Array): void {
    let hash = leaf;
    for (let rest = this.#size; rest % 2 === 1; rest = Math.floor(rest / 2)) {
      const left = this.#peaks.pop();
      if (left) hash = nodeHash(left, hash, this.#digest);
    }
    this.#peaks.push(hash);
    this.#size += 1;
  }

  root(): Uint8Array {
    const peaks = [...this.#peaks];
    let hash = peaks.pop();
    if (!hash) return emptyRoot(this.#digest);
    for (let left = peaks.pop(); left; left = peaks.pop()) hash = nodeHash(left, hash, this.#digest);
    return hash;
  }
}

function bitsOf(size: number): number {
  let bits = 0;
  for (let rest = size; rest > 0; rest = Math.floor(rest / 2)) bits += rest % 2;
  return bits;
}
