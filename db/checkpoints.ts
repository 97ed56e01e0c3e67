import { accessHead } from './accessLog';
import type { Checkpoint, CheckpointReason } from './domain/checkpoint';
import { type CompactTree, consistencyProof, inclusionProof, type RangeHash } from './domain/merkle';
import { readHead } from './ledger';
import type { Vault } from './open';
import { ledgerLeaf, ledgerTree } from './replay/chain';
import { hashAt } from './replay/entries';
import { type Signer, withWriteTx } from './tx';
import { readFact } from './vaultFacts';

export type { Checkpoint, CheckpointReason } from './domain/checkpoint';

const columns =
  'id, reason, tree_size AS treeSize, root_hash AS rootHash, head_hash AS headHash, peaks, recorded_at AS recordedAt, ' +
  'recorded_offset AS recordedOffset, officer_id AS officerId, officer_name AS officerName, device, ledger_seq AS ledgerSeq, ' +
  'access_size AS accessSize, access_hash AS accessHash';

type Raw = Omit<Checkpoint, 'peaks'> & { peaks: unknown };

/** Oldest first. Read past the schema: a cell that was made unreadable is the verification's to name. */
export function listCheckpoints(vault: Vault): Checkpoint[] {
  return vault.client
    .prepare<[], Raw>(`SELECT ${columns} FROM checkpoint ORDER BY tree_size`)
    .all()
    .map(checkpointOf);
}

export function lastCheckpoint(vault: Vault): Checkpoint | undefined {
  const raw = vault.client
    .prepare<[], Raw>(`SELECT ${columns} FROM checkpoint ORDER BY tree_size DESC LIMIT 1`)
    .get();
  return raw && checkpointOf(raw);
}

function checkpointOf(raw: Raw): Checkpoint {
  return { ...raw, treeSize: Number(raw.treeSize) || 0, peaks: peaksOf(raw.peaks) };
}

function peaksOf(cell: unknown): string[] {
  try {
    const value: unknown = JSON.parse(String(cell));
    return Array.isArray(value) ? value.map(String) : [];
  } catch {
    return [];
  }
}

/**
 * Signs the tree head of the ledger as it stands, and the head of the second log, in an entry of its own. Does nothing, and
 * answers undefined, when nothing was written to either since the last one. @throws Refusal those of `withWriteTx`
 */
export function signCheckpoint(
  vault: Vault,
  signer: Signer,
  reason: CheckpointReason,
): Checkpoint | undefined {
  const head = readHead(vault.whole);
  const last = lastCheckpoint(vault);
  const access = accessHead(vault.whole);
  if (head.seq === 0 || (last?.ledgerSeq === head.seq && last.accessSize === access.seq)) return undefined;
  const tree = treeUpTo(vault, head.seq, last);
  return withWriteTx(vault, signer, 'checkpoint.sign', (tx) => {
    const row: Checkpoint = {
      id: tx.newId(),
      reason,
      treeSize: tree.size,
      rootHash: hex(tree.root()),
      headHash: head.hash,
      peaks: tree.peaks.map(hex),
      recordedAt: tx.now.at,
      recordedOffset: tx.now.offset,
      officerId: tx.author.id,
      officerName: tx.author.name,
      device: vault.sources.device,
      ledgerSeq: tx.seq,
      accessSize: access.seq,
      accessHash: access.seq === 0 ? '' : access.hash,
    };
    tx.insert('checkpoint', row);
    tx.about({
      kind: 'vault',
      id: readFact(tx.read, 'vaultId') || 'vault',
      number: readFact(tx.read, 'shortCode'),
      title: readFact(tx.read, 'name'),
      caseId: null,
    });
    return row;
  });
}

/** The tree over the first `size` entries, grown from a checkpoint that fits itself, or from the first entry. */
function treeUpTo(vault: Vault, size: number, from: Checkpoint | undefined): CompactTree {
  const tree = from && from.treeSize <= size ? grownFrom(vault, from) : ledgerTree();
  for (const hash of hashesOf(vault, tree.size, size)) tree.add(ledgerLeaf(hash));
  return tree;
}

function grownFrom(vault: Vault, from: Checkpoint): CompactTree {
  try {
    const tree = ledgerTree(from.treeSize, from.peaks);
    const fits = hex(tree.root()) === from.rootHash && hashAt(vault, from.treeSize) === from.headHash;
    return fits ? tree : ledgerTree();
  } catch {
    return ledgerTree();
  }
}

function hashesOf(vault: Vault, from: number, to: number): IterableIterator<string> {
  return vault.client
    .prepare<[number, number], string>(
      'SELECT hash FROM ledger_entry WHERE seq > ? AND seq <= ? ORDER BY seq',
    )
    .pluck()
    .iterate(from, to);
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}

/** Hashes of ranges of entries, each computed when a proof asks for it. */
function rangesOf(vault: Vault): RangeHash {
  return (from, to) => {
    const tree = ledgerTree();
    for (const hash of hashesOf(vault, from, to)) tree.add(ledgerLeaf(hash));
    return tree.root();
  };
}

/** That entry `seq` stands in the tree of `size` entries: hashes in hex, from the leaf's sibling up. */
export function proveInclusion(vault: Vault, seq: number, size: number): string[] {
  return inclusionProof(seq - 1, size, rangesOf(vault)).map(hex);
}

/** That the tree of `first` entries begins the tree of `second` entries. */
export function proveConsistency(vault: Vault, first: number, second: number): string[] {
  return consistencyProof(first, second, rangesOf(vault)).map(hex);
}

/** Root of the tree of the first `size` entries, in hex. */
export function rootAt(vault: Vault, size: number): string {
  return hex(rangesOf(vault)(0, size));
}
