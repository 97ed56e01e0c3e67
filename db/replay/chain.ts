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

/** A block whose hashes are to be recomputed; `prev` is what its first entry must name, null where nobody looks for it. */
export interface HashJob {
  readonly bodies: Uint8Array;
  readonly sizes: string;
  readonly hashes: string;
  readonly prev: string | null;
}

/** A block that is checked elsewhere, for instance in a thread; `wrong` finds out, entry by entry, what is. */
export interface OpenBlock {
  readonly job: HashJob;
  wrong(): void;
}

export interface ChainStep {
  /** Entries that were read so far. */
  readonly entries: number;
  readonly block?: OpenBlock;
}

export interface ChainOptions {
  readonly from: number;
  readonly fromHash: string;
  readonly to: number;
  readonly findings: Findings;
  /** Looks for the previous hash in the text, and for nothing else; left to the replay where each entry is parsed anyway. */
  readonly links: boolean;
  /** Hashes are checked by whoever takes the steps: each block is given out and not looked at here. */
  readonly elsewhere?: boolean;
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
 * Yields after each page, and with each block that is checked elsewhere.
 */
export function* followChain(vault: Vault, options: ChainOptions): Generator<ChainStep, Chain> {
  const follower = new Follower(vault, options);
  for (let told = 0; follower.next(); ) {
    const block = follower.takeOpen();
    if (!block && follower.entries - told < pageSize) continue;
    told = follower.entries;
    yield { entries: told, ...(block ? { block } : {}) };
  }
  yield { entries: follower.entries };
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
  #open: OpenBlock | undefined;

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
    const prev = this.#options.links ? this.#prev : null;
    const job = block && { ...block, prev };
    if (block && job && this.#options.elsewhere) {
      this.#open = { job, wrong: this.#judgeLater(after, upTo, this.#prev) };
      this.#takeBlock(block);
      return true;
    }
    if (block && job && isWhole(job)) {
      this.#takeBlock(block);
      return true;
    }
    // Numbers may leap over any distance: the page begins where the next entry is.
    const [page = []] = pagesUp(this.#vault, after, last, blockSize);
    for (const entry of page) this.#judge(entry);
    return page.length > 0;
  }

  /** The block that was read last, to be checked elsewhere. */
  takeOpen(): OpenBlock | undefined {
    const open = this.#open;
    this.#open = undefined;
    return open;
  }

  #takeBlock({ bodies, sizes, hashes }: EntryBlock): void {
    if (!this.#options.links && maySpeakOfPeople(bodies))
      for (const body of bodiesOf(bodies, sizes)) this.#gather(body);
    const { tree } = this.#options;
    if (tree) for (let at = 0; at < hashes.length; at += 64) this.#grow(tree, hashes.slice(at, at + 64));
    this.entries += hashes.length / 64;
    this.#seq += hashes.length / 64;
    this.#prev = hashes.slice(-64);
  }

  /** What is wrong in a block of which everything but the hashes was taken already. */
  #judgeLater(after: number, upTo: number, before: string): () => void {
    return () => {
      let prev = before;
      for (const page of pagesUp(this.#vault, after, upTo, blockSize)) {
        for (const entry of page) {
          this.#name(entry, prev);
          prev = entry.hash;
        }
      }
    };
  }

  #name({ seq, body, hash: recorded }: RawEntry, prev: string): void {
    const { findings, links } = this.#options;
    const hash = hashOnce('sha256', body, 'hex');
    if (hash !== recorded) findings.add('entry.altered', { seq, recorded, found: hash });
    if (links && !namesPrevious(body, prev)) findings.add('chain.broken', { seq, found: prev });
  }

  #judge(entry: RawEntry): void {
    const { findings, tree, links } = this.#options;
    const { seq, body, hash: recorded } = entry;
    const due = this.#seq + 1;
    if (seq !== due) findings.add('chain.gap', { seq, recorded: String(due), found: String(seq) });
    this.#name(entry, this.#prev);
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

function* bodiesOf(bodies: Uint8Array, sizes: string): Generator<Buffer> {
  const all = Buffer.from(bodies.buffer, bodies.byteOffset, bodies.byteLength);
  let at = 0;
  for (const size of sizes.split(',')) {
    yield all.subarray(at, at + Number(size));
    at += Number(size);
  }
}

/** Whether every body of a block is of its hash, and names the one before it where that is looked for. */
function isWhole({ bodies, sizes, hashes, prev: before }: HashJob): boolean {
  let [at, prev] = [0, before];
  for (const body of bodiesOf(bodies, sizes)) {
    const recorded = hashes.slice(at, at + 64);
    if (hashOnce('sha256', body, 'hex') !== recorded) return false;
    if (prev !== null && !namesPrevious(body, prev)) return false;
    at += 64;
    if (prev !== null) prev = recorded;
  }
  return true;
}

/** In canonical JSON `reason` follows `prev` at the top; inside of strings quotes are escaped. */
function namesPrevious(body: Buffer, prev: string): boolean {
  return body.includes(`,"prev":"${prev}","reason":`);
}
