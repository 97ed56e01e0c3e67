import { hash as hashOnce } from 'node:crypto';
import { CompactTree, leafHash } from '../domain/merkle';
import type { Vault } from '../open';
import { type Projections, projections, readEntry } from '../projections';
import { pagesUp, type RawEntry } from './entries';
import type { Findings } from './found';
import { KeyHistory, mayHoldKey } from './keys';
import { StaffHistory } from './staff';

const digest = (bytes: Uint8Array): Uint8Array => hashOnce('sha256', bytes, 'buffer');

/** The leaf of the ledger's tree for an entry: the hash of its body, as 32 bytes. */
export function ledgerLeaf(hash: string): Uint8Array {
  return leafHash(Buffer.from(hash, 'hex'), digest);
}

/** A tree over the ledger that hashes with Node's own SHA-256. */
export function ledgerTree(size = 0, peaks: readonly string[] = []): CompactTree {
  return new CompactTree(
    size,
    peaks.map((peak) => Buffer.from(peak, 'hex')),
    digest,
  );
}

export interface ChainOptions {
  readonly from: number;
  readonly fromHash: string;
  readonly to: number;
  readonly findings: Findings;
  /** Looks for the previous hash in the text, and for nothing else; left to the replay where each entry is parsed anyway. */
  readonly links: boolean;
  /** Grown by each entry. */
  readonly tree?: CompactTree;
  /** Sizes at which the root is kept. */
  readonly sizes?: ReadonlySet<number>;
  readonly known?: Projections;
}

export interface Chain {
  readonly entries: number;
  readonly keys: KeyHistory;
  readonly staff: StaffHistory;
  readonly roots: ReadonlyMap<number, string>;
}

/**
 * Recomputes the hash of every entry and follows the chain, oldest first; gathers keys and tree heads on the way.
 * Yields the number of entries after each page.
 */
export function* followChain(vault: Vault, options: ChainOptions): Generator<number, Chain> {
  const { findings, tree } = options;
  const keys = new KeyHistory();
  const staff = new StaffHistory();
  const roots = new Map<number, string>();
  let entries = 0;
  let [seq, prev] = [options.from, options.fromHash];
  for (const page of pagesUp(vault, options.from, options.to)) {
    for (const entry of page) {
      if (entry.seq !== seq + 1)
        findings.add('chain.gap', {
          seq: entry.seq,
          recorded: String(seq + 1),
          found: String(entry.seq),
        });
      const hash = hashOnce('sha256', entry.body, 'hex');
      if (hash !== entry.hash)
        findings.add('entry.altered', { seq: entry.seq, recorded: entry.hash, found: hash });
      if (options.links && !namesPrevious(entry, prev))
        findings.add('chain.broken', { seq: entry.seq, found: prev });
      if (!options.links && mayHoldKey(entry.body)) {
        const read = readEntry(entry.body.toString('utf8'), options.known ?? projections);
        if (read.state === 'read') for (const history of [keys, staff]) history.follow(read.entry);
      }
      if (tree) {
        tree.add(ledgerLeaf(entry.hash));
        if (options.sizes?.has(tree.size)) roots.set(tree.size, Buffer.from(tree.root()).toString('hex'));
      }
      [seq, prev] = [entry.seq, entry.hash];
    }
    entries += page.length;
    yield entries;
  }
  return { entries, keys, staff, roots };
}

/** In canonical JSON `reason` follows `prev` at the top; inside of strings quotes are escaped. */
function namesPrevious({ body }: RawEntry, prev: string): boolean {
  return body.includes(`,"prev":"${prev}","reason":`);
}
