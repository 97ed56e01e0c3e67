import { hash as hashOnce } from 'node:crypto';
import { CompactTree, leafHash } from '../domain/merkle';
import type { Vault } from '../open';
import { type Projections, projections, type ReplayedEntry, readEntry } from '../projections';
import { blockReader, blockSize, type EntryBlock, pageSize, pagesUp, type RawEntry } from './entries';
import type { Findings } from './found';
import { KeyHistory, maySpeakOfPeople } from './keys';
import { type EarlierOfCase, SightHistory } from './sight';
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
  /** What was said of people before `from`: their entries, oldest first, and those of a case. */
  readonly earlier?: { readonly people: Iterable<ReplayedEntry>; readonly ofCase: EarlierOfCase };
}

export interface Chain {
  readonly entries: number;
  readonly keys: KeyHistory;
  readonly staff: StaffHistory;
  readonly sight: SightHistory;
  readonly roots: ReadonlyMap<number, string>;
}

/**
 * Recomputes the hash of every entry and follows the chain, oldest first; gathers who stood behind the vault, and tree heads, on the way. What is as it
 * should be is read and judged in blocks; a block in which anything is not, entry by entry.
 * Yields the number of entries after each page.
 */
export function* followChain(vault: Vault, options: ChainOptions): Generator<number, Chain> {
  const follower = new Follower(vault, options);
  for (let told = 0; follower.next(); ) {
    if (follower.entries - told < pageSize) continue;
    told = follower.entries;
    yield told;
  }
  yield follower.entries;
  return follower;
}

class Follower implements Chain {
  readonly keys = new KeyHistory();
  readonly staff = new StaffHistory();
  readonly sight: SightHistory;
  readonly roots = new Map<number, string>();
  entries = 0;
  readonly #vault: Vault;
  readonly #options: ChainOptions;
  readonly #readBlock: ReturnType<typeof blockReader>;
  #seq: number;
  #prev: string;

  constructor(vault: Vault, options: ChainOptions) {
    this.#vault = vault;
    this.#options = options;
    this.#readBlock = blockReader(vault);
    this.#seq = options.from;
    this.#prev = options.fromHash;
    this.sight = new SightHistory(options.earlier?.ofCase);
    for (const entry of options.earlier?.people ?? []) {
      this.keys.follow(entry);
      this.staff.follow(entry);
    }
  }

  /** Takes the next entries; false when there are none. */
  next(): boolean {
    const [after, last] = [this.#seq, this.#options.to];
    if (after >= last) return false;
    const upTo = Math.min(last, after + blockSize);
    const block = this.#readBlock(after, upTo);
    if (block && this.#isWhole(block)) {
      this.#takeBlock(block);
      return true;
    }
    // Numbers may leap over any distance: the page begins where the next entry is.
    const [page = []] = pagesUp(this.#vault, after, last, blockSize);
    for (const entry of page) this.#judge(entry);
    return page.length > 0;
  }

  #isWhole({ bodies, lengths, hashes }: EntryBlock): boolean {
    const { links } = this.#options;
    let prev = this.#prev;
    for (let index = 0, at = 0; index < lengths.length; index += 1) {
      const end = at + (lengths[index] ?? 0);
      const body = bodies.subarray(at, end);
      const recorded = hashes.slice(index * 64, index * 64 + 64);
      if (hashOnce('sha256', body, 'hex') !== recorded) return false;
      if (links && !namesPrevious(body, prev)) return false;
      [at, prev] = [end, recorded];
    }
    return true;
  }

  #takeBlock({ bodies, lengths, hashes }: EntryBlock): void {
    const people = !this.#options.links && maySpeakOfPeople(bodies);
    for (let index = 0, at = 0; index < lengths.length; index += 1) {
      const end = at + (lengths[index] ?? 0);
      if (people) this.#gather(bodies.subarray(at, end));
      if (this.#options.tree) this.#grow(this.#options.tree, hashes.slice(index * 64, index * 64 + 64));
      at = end;
    }
    this.entries += lengths.length;
    this.#seq += lengths.length;
    this.#prev = hashes.slice(-64);
  }

  #judge(entry: RawEntry): void {
    const { findings, tree, links } = this.#options;
    const { seq, body, hash: recorded } = entry;
    const due = this.#seq + 1;
    if (seq !== due) findings.add('chain.gap', { seq, recorded: String(due), found: String(seq) });
    const hash = hashOnce('sha256', body, 'hex');
    if (hash !== recorded) findings.add('entry.altered', { seq, recorded, found: hash });
    if (links && !namesPrevious(body, this.#prev)) findings.add('chain.broken', { seq, found: this.#prev });
    if (!links) this.#gather(body);
    if (tree) this.#grow(tree, recorded);
    this.entries += 1;
    [this.#seq, this.#prev] = [seq, recorded];
  }

  #gather(body: Buffer): void {
    if (!maySpeakOfPeople(body)) return;
    const read = readEntry(body.toString('utf8'), this.#options.known ?? projections);
    if (read.state === 'read')
      for (const history of [this.keys, this.staff, this.sight]) history.follow(read.entry);
  }

  #grow(tree: CompactTree, hash: string): void {
    tree.add(ledgerLeaf(hash));
    if (this.#options.sizes?.has(tree.size))
      this.roots.set(tree.size, Buffer.from(tree.root()).toString('hex'));
  }
}

/** In canonical JSON `reason` follows `prev` at the top; inside of strings quotes are escaped. */
function namesPrevious(body: Buffer, prev: string): boolean {
  return body.includes(`,"prev":"${prev}","reason":`);
}
