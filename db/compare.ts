import { proveConsistency, proveInclusion, rootAt } from './checkpoints';
import { headWords, type LedgerBody } from './domain/ledger';
import {
  type ComparedEntry,
  type HeadText,
  headWordAt,
  type LedgerComparison,
  readHeadText,
  type TreeProof,
} from './domain/ledgerProof';
import { Refusal } from './domain/refusal';
import { readHead } from './ledger';
import type { Vault } from './open';
import { ledgerLeaf } from './replay/chain';
import { hashAt } from './replay/entries';

const none = { what: null, entry: null, after: 0, wrong: [] };

/** Says whether this ledger contains the moment whose head somebody kept outside: on paper, in a backup, in a bundle. */
export function compareHead(vault: Vault, text: string): LedgerComparison {
  const head = readHeadText(text);
  if (head.kind === 'neither') return { state: 'unreadable', ...none };
  if (head.kind === 'hash') return compareHash(vault, head.hash);
  const wrong = head.hex.flatMap((hex, place) =>
    hex === undefined ? [{ place: place + 1, said: head.words[place] ?? '', is: '' }] : [],
  );
  if (wrong.length > 1) return { state: 'unreadable', ...none, wrong };
  const prefix = head.hex.join('');
  const seq = wrong.length === 0 ? seqOf(vault, prefix) : undefined;
  if (seq !== undefined) return contained(vault, seq, 'entry');
  return compareNear(vault, head) ?? { state: wrong.length > 0 ? 'unreadable' : 'absent', ...none, wrong };
}

function compareHash(vault: Vault, hash: string): LedgerComparison {
  const seq = seqOf(vault, hash);
  if (seq !== undefined) return contained(vault, seq, 'entry');
  const size = vault.client
    .prepare<[string], number>('SELECT tree_size FROM checkpoint WHERE root_hash = ?')
    .pluck()
    .get(hash);
  return size === undefined ? { state: 'absent', ...none } : contained(vault, size, 'tree');
}

function contained(vault: Vault, seq: number, what: 'entry' | 'tree'): LedgerComparison {
  const entry = entryOf(vault, seq);
  return entry
    ? { state: 'contained', what, entry, after: readHead(vault.whole).seq - seq, wrong: [] }
    : { state: 'absent', ...none };
}

/** One word of eight was misheard or miswritten: the other 112 bits still name one entry. */
function compareNear(
  vault: Vault,
  { words, hex }: Extract<HeadText, { kind: 'words' }>,
): LedgerComparison | undefined {
  const rows = vault.client
    .prepare<[], [number, string]>('SELECT seq, hash FROM ledger_entry')
    .raw()
    .iterate();
  for (const [seq, hash] of rows) {
    let misses = 0;
    let place = -1;
    for (let index = 0; index < 8 && misses < 2; index += 1) {
      if (hex[index] === hash.slice(index * 4, index * 4 + 4)) continue;
      misses += 1;
      place = index;
    }
    if (misses !== 1) continue;
    const wrong = [{ place: place + 1, said: words[place] ?? '', is: headWordAt(hash, place) }];
    rows.return?.();
    return { ...contained(vault, seq, 'entry'), state: 'near', wrong };
  }
  return undefined;
}

/** The entry whose hash begins with these hexadecimal digits. */
function seqOf(vault: Vault, prefix: string): number | undefined {
  return vault.client
    .prepare<[string, string], number>('SELECT seq FROM ledger_entry WHERE hash >= ? AND hash < ? LIMIT 1')
    .pluck()
    .get(prefix, `${prefix}g`);
}

function entryOf(vault: Vault, seq: number): ComparedEntry | undefined {
  const row = vault.client
    .prepare<[number], { hash: string; body: string }>('SELECT hash, body FROM ledger_entry WHERE seq = ?')
    .get(seq);
  if (!row) return undefined;
  const body = partly(row.body);
  return {
    seq,
    hash: row.hash,
    words: headWords(row.hash),
    at: body.at ?? '',
    offset: body.offset ?? 0,
    kind: body.kind ?? '',
    officerName: body.author?.name ?? '',
  };
}

function partly(body: string): Partial<LedgerBody> {
  try {
    return JSON.parse(body) as Partial<LedgerBody>;
  } catch {
    return {};
  }
}

/**
 * Proofs for entry `seq`: in the tree of `size` entries (all, when not said), and from there to the tree of now.
 * @throws Refusal `record.not-found` where there is no such entry or tree
 */
export function proveEntry(vault: Vault, seq: number, size?: number): TreeProof {
  const now = readHead(vault.whole).seq;
  const treeSize = size ?? now;
  const entryHash = hashAt(vault, seq);
  if (entryHash === undefined || seq > treeSize || treeSize > now)
    throw new Refusal('record.not-found', { kind: 'vault' });
  return {
    seq,
    entryHash,
    leafHash: Buffer.from(ledgerLeaf(entryHash)).toString('hex'),
    index: seq - 1,
    size: treeSize,
    root: rootAt(vault, treeSize),
    inclusion: proveInclusion(vault, seq, treeSize),
    now: { size: now, root: rootAt(vault, now), consistency: proveConsistency(vault, treeSize, now) },
  };
}
