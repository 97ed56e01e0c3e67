import type { Vault } from '../open';

/** Entries are read in pages: one long read would hold the whole ledger in memory. */
export const pageSize = 10_000;

/** An entry as it lies in the table, the body as bytes: it is hashed as often as it is parsed. */
export interface RawEntry {
  readonly seq: number;
  readonly body: Buffer;
  readonly hash: string;
  readonly signature: string;
  readonly secondSignature: string;
}

type Cells = [seq: unknown, body: unknown, hash: unknown, signature: unknown, secondSignature: unknown];

const hashed = "SELECT seq, CASE typeof(body) WHEN 'text' THEN CAST(body AS BLOB) END, hash";
const columns = `${hashed}, signature, second_signature FROM ledger_entry`;

/** What somebody wrote into a cell may be of any type; what is none of ours fits nothing. */
function entryOf([seq, body, hash, signature, second]: Cells): RawEntry {
  const text = (cell: unknown) => (typeof cell === 'string' ? cell : 'not a text');
  return {
    seq: Number(seq),
    body: Buffer.isBuffer(body) ? body : Buffer.alloc(0),
    hash: text(hash),
    signature: text(signature),
    secondSignature: text(second),
  };
}

/** Entries after `from` (exclusive) up to `to` (inclusive), oldest first, in pages; signatures are not read with them. */
export function* pagesUp(vault: Vault, from: number, to: number, size = pageSize): Generator<RawEntry[]> {
  const read = vault.client
    .prepare<[number, number, number], Cells>(
      `${hashed} FROM ledger_entry WHERE seq > ? AND seq <= ? ORDER BY seq LIMIT ?`,
    )
    .raw();
  for (let after = from; after < to; ) {
    const page = read.all(after, to, size).map(entryOf);
    if (page.length === 0) return;
    after = page.at(-1)?.seq ?? to;
    yield page;
  }
}

/** The same, newest first, with signatures. */
export function* pagesDown(vault: Vault, from: number, to: number, size = pageSize): Generator<RawEntry[]> {
  const read = vault.client
    .prepare<[number, number, number], Cells>(
      `${columns} WHERE seq > ? AND seq <= ? ORDER BY seq DESC LIMIT ?`,
    )
    .raw();
  for (let upTo = to; upTo > from; ) {
    const page = read.all(from, upTo, size).map(entryOf);
    if (page.length === 0) return;
    upTo = (page.at(-1)?.seq ?? from + 1) - 1;
    yield page;
  }
}

/** Entries that lie together: three cells for all of them cost a third of three cells for each. */
export interface EntryBlock {
  readonly bodies: Buffer;
  /** Bytes of each body in `bodies`, decimal, with commas between them. */
  readonly sizes: string;
  /** Their hashes, 64 characters each. */
  readonly hashes: string;
}

/** Entries of one block: some hundred kilobytes of what officers write. */
export const blockSize = 1_000;

const fits = "typeof(body) = 'text' AND typeof(hash) = 'text' AND octet_length(hash) = 64";

/**
 * Reads entries after `after` (exclusive) up to `upTo` (inclusive) as one block. Undefined unless every number is there once
 * and every cell is of the type and length that Dalel writes: the careful way of `pagesUp` then names what is wrong.
 */
export function blockReader(vault: Vault): (after: number, upTo: number) => EntryBlock | undefined {
  type Found = [whole: number, bodies: Buffer | null, lengths: string | null, hashes: string | null];
  const read = vault.client
    .prepare<[number, number], Found>(
      // NOT INDEXED: in the order of `seq`, which is the table's own.
      `SELECT sum(${fits}), CAST(group_concat(body, '') AS BLOB), group_concat(octet_length(body)), group_concat(hash, '')
       FROM ledger_entry NOT INDEXED WHERE seq > ? AND seq <= ?`,
    )
    .raw();
  return (after, upTo) => {
    const [whole, bodies, sizes, hashes] = attempt(() => read.get(after, upTo)) ?? [];
    if (whole !== upTo - after || !bodies || !sizes || !hashes) return undefined;
    return { bodies, sizes, hashes };
  };
}

/** Bodies too long for one cell are read one by one. */
function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (thrown) {
    if (thrown instanceof Error && 'code' in thrown && thrown.code === 'SQLITE_TOOBIG') return undefined;
    throw thrown;
  }
}

/** The hash of the entry `seq`; undefined when there is none. */
export function hashAt(vault: Vault, seq: number): string | undefined {
  return vault.client
    .prepare<[number], string>('SELECT hash FROM ledger_entry WHERE seq = ?')
    .pluck()
    .get(seq);
}
