import { z } from 'zod';
import { proquint, readProquints } from './ledger';

/** An entry as a comparison names it: enough to find it, nothing of what it says. */
export const comparedEntry = z.strictObject({
  seq: z.int(),
  hash: z.string(),
  words: z.string(),
  at: z.string(),
  offset: z.int(),
  kind: z.string(),
  officerName: z.string(),
});
export type ComparedEntry = z.infer<typeof comparedEntry>;

const comparedWord = z.strictObject({ place: z.int(), said: z.string(), is: z.string() });

/**
 * Whether a head from outside is of this ledger. `near`: seven of eight words are those of an entry, `wrong` says which
 * is not. `unreadable`: it is no head; `wrong` names the words that are none.
 */
export const ledgerComparison = z.strictObject({
  state: z.enum(['contained', 'near', 'absent', 'unreadable']),
  /** `tree` when the hash is a checkpoint's root; `entry` is then the last one that it covers. */
  what: z.enum(['entry', 'tree']).nullable(),
  entry: comparedEntry.nullable(),
  /** Entries that came after it. */
  after: z.int(),
  wrong: z.array(comparedWord),
});
export type LedgerComparison = z.infer<typeof ledgerComparison>;

/** RFC 6962 proofs for one entry; hashes are lower-case hex, `index` counts from 0. */
export const treeProof = z.strictObject({
  seq: z.int(),
  entryHash: z.string(),
  leafHash: z.string(),
  index: z.int(),
  size: z.int(),
  root: z.string(),
  inclusion: z.array(z.string()),
  /** From the tree of `size` entries to the tree of all. */
  now: z.strictObject({ size: z.int(), root: z.string(), consistency: z.array(z.string()) }),
});
export type TreeProof = z.infer<typeof treeProof>;

/** Letters of the Cyrillic keyboard that look like those of proquints. */
const lookalikes: Readonly<Record<string, string>> = { а: 'a', о: 'o', і: 'i', к: 'k', т: 't', м: 'm' };

export type HeadText =
  | { readonly kind: 'hash'; readonly hash: string }
  /** Sixteen bits for each word; undefined where a word is none. */
  | {
      readonly kind: 'words';
      readonly words: readonly string[];
      readonly hex: readonly (string | undefined)[];
    }
  | { readonly kind: 'neither' };

/** Reads what somebody typed or pasted: 64 hexadecimal digits, or eight words with anything between them. */
export function readHeadText(text: string): HeadText {
  const plain = text.normalize('NFKC').toLowerCase();
  const hash = plain.replace(/[\s:-]/g, '');
  if (/^[0-9a-f]{64}$/.test(hash)) return { kind: 'hash', hash };
  const words = plain
    .replace(/[аоіктм]/g, (letter) => lookalikes[letter] ?? letter)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
  if (words.length !== 8) return { kind: 'neither' };
  return { kind: 'words', words, hex: words.map(wordHex) };
}

function wordHex(word: string): string | undefined {
  const bytes = readProquints(word);
  if (bytes?.length !== 2) return undefined;
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The word at a place of a hash's head. */
export function headWordAt(hash: string, place: number): string {
  return proquint(Number.parseInt(hash.slice(place * 4, place * 4 + 4), 16));
}
