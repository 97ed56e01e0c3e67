import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  CompactTree,
  consistencyProof,
  inclusionProof,
  isConsistent,
  isIncluded,
  leafHash,
  rootOf,
} from '../../db/domain/merkle';

const fixtures = resolve(import.meta.dirname, '../fixtures/merkle');
const digest = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest();
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

const reference = z
  .object({ leaf_inputs_hex: z.array(z.string()), root_hex_by_tree_size_0_to_8: z.array(z.string()) })
  .parse(JSON.parse(readFileSync(join(fixtures, 'reference_tree.json'), 'utf8')));
const referenceLeaves = reference.leaf_inputs_hex.map((input) => leafHash(Buffer.from(input, 'hex')));

const vector = z.object({
  leafIdx: z.number(),
  treeSize: z.number(),
  root: z.string().nullable(),
  leafHash: z.string().nullable(),
  proof: z.array(z.string()).nullable(),
  wantErr: z.boolean(),
});
const folder = join(fixtures, 'testdata', 'inclusion');
const vectors = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.json'))
  .map((name) => ({ name, ...vector.parse(JSON.parse(readFileSync(join(folder, name), 'utf8'))) }));

const bytes = (base64: string | null) => new Uint8Array(Buffer.from(base64 ?? '', 'base64'));

/** Leaves that differ, as entries of a ledger do. */
const leavesOf = (count: number) =>
  Array.from({ length: count }, (_, index) => leafHash(Buffer.from(`entry ${index}`), digest));
const rangeOf = (leaves: readonly Uint8Array[]) => (from: number, to: number) =>
  rootOf(leaves.slice(from, to), digest);

describe('the Merkle tree of RFC 6962', () => {
  // Would catch: a leaf or node hashed without its prefix, a tree that divides at the wrong leaf.
  it('has the reference roots, from the definition and from the compact tree', () => {
    const compact = new CompactTree(0, [], digest);
    for (const [size, root] of reference.root_hex_by_tree_size_0_to_8.entries()) {
      expect(hex(rootOf(referenceLeaves.slice(0, size)))).toBe(root);
      expect(hex(compact.root())).toBe(root);
      const next = referenceLeaves[size];
      if (next) compact.add(next);
    }
  });

  it('has every vector that its source names', () => {
    expect(vectors.length).toBeGreaterThan(90);
    expect(vectors.filter(({ wantErr }) => !wantErr).length).toBeGreaterThan(3);
  });

  it.each(vectors)('judges the inclusion vector $name', (one) => {
    const found = isIncluded(
      bytes(one.leafHash),
      one.leafIdx,
      { size: one.treeSize, root: bytes(one.root) },
      (one.proof ?? []).map(bytes),
    );
    expect(found).toBe(!one.wantErr);
  });

  // Would catch: a proof that its own checker refuses, or one that proves a leaf in another place.
  it('proves each leaf of any tree where it stands, and nowhere else', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 70 }), fc.nat(), fc.nat(), (size, seed, other) => {
        const leaves = leavesOf(size);
        const index = seed % size;
        const tree = { size, root: rootOf(leaves, digest) };
        const proof = inclusionProof(index, size, rangeOf(leaves));
        const leaf = leaves[index] ?? new Uint8Array();
        expect(isIncluded(leaf, index, tree, proof)).toBe(true);
        if (other % size !== index) expect(isIncluded(leaf, other % size, tree, proof)).toBe(false);
      }),
    );
  });

  // Would catch: an older head accepted after an early entry was changed, taken out or put elsewhere.
  it('proves that a tree begins another, and never that a changed one does', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 70 }), fc.nat(), fc.nat(), (second, seed, at) => {
        const first = 1 + (seed % second);
        const leaves = leavesOf(second);
        const proof = consistencyProof(first, second, rangeOf(leaves));
        const older = { size: first, root: rootOf(leaves.slice(0, first), digest) };
        const newer = { size: second, root: rootOf(leaves, digest) };
        expect(isConsistent(older, newer, proof)).toBe(true);
        const changed = leaves.with(at % first, leafHash(Buffer.from('changed'), digest));
        const forged = { size: second, root: rootOf(changed, digest) };
        expect(isConsistent(older, forged, consistencyProof(first, second, rangeOf(changed)))).toBe(false);
        if (first < second) expect(isConsistent(older, newer, proof.slice(1))).toBe(false);
      }),
    );
  });

  it('goes on from kept peaks to the same root as one built at once', () => {
    fc.assert(
      fc.property(fc.nat({ max: 80 }), fc.nat({ max: 80 }), (before, more) => {
        const leaves = leavesOf(before + more);
        const kept = new CompactTree(0, [], digest);
        for (const leaf of leaves.slice(0, before)) kept.add(leaf);
        const going = new CompactTree(before, kept.peaks, digest);
        for (const leaf of leaves.slice(before)) going.add(leaf);
        expect(hex(going.root())).toBe(hex(rootOf(leaves, digest)));
      }),
    );
  });
});
