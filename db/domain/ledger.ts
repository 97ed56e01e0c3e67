import canonicalize from 'canonicalize';
import { z } from 'zod';
import { recordId } from './ids';
import { role } from './officer';
import { recordKind } from './record';

/** Hash before the first entry of every ledger. */
export const genesisHash = '0'.repeat(64);

/** What an entry says about one row: all of it when inserted, each changed field from what to what when updated. */
export const rowChange = z.discriminatedUnion('op', [
  z.strictObject({
    op: z.literal('insert'),
    table: z.string(),
    id: z.string(),
    row: z.record(z.string(), z.unknown()),
  }),
  z.strictObject({
    op: z.literal('update'),
    table: z.string(),
    id: z.string(),
    fields: z.record(z.string(), z.tuple([z.unknown(), z.unknown()])),
  }),
]);
export type RowChange = z.infer<typeof rowChange>;

/** The officer as they were when they wrote: copied, so that a later promotion changes nothing. */
export const author = z.strictObject({
  id: recordId,
  name: z.string(),
  rank: z.string(),
  unit: z.string(),
  role,
});
export type Author = z.infer<typeof author>;

/**
 * In place of a case's id: of things of several cases, or of none. Only who sees every case sees it, and writes it.
 */
export const manyCases = '*';

/** What an entry is about, in words that need no look-up. */
export const entrySubject = z.strictObject({
  kind: recordKind,
  id: z.string(),
  number: z.string(),
  title: z.string(),
  caseId: z.string().nullable(),
});
export type EntrySubject = z.infer<typeof entrySubject>;

/** The second hand of an act that needs two; `second` is null where the recovery key was that hand. */
export const entryHands = z.strictObject({ second: author.nullable(), authorisation: z.string() });
export type EntryHands = z.infer<typeof entryHands>;

/**
 * The signed content of an entry. `v` is the version of this shape; `prev` the hash of the entry before it.
 * Version 1 knew no second hand; version 2 always says `hands`, null where one was enough.
 */
export const ledgerBody = z.strictObject({
  v: z.literal([1, 2]),
  seq: z.int().min(1),
  kind: z.string(),
  at: z.string(),
  offset: z.int(),
  device: z.string(),
  author,
  subject: entrySubject,
  /** Why, in the officer's words; '' where the act needs none. */
  reason: z.string(),
  changes: z.array(rowChange),
  hands: entryHands.nullable().optional(),
  prev: z.string(),
});
export type LedgerBody = z.infer<typeof ledgerBody>;

/** An entry as kept: the canonical body, its SHA-256 and the author's Ed25519 signature over that hash (all lower-case hex). */
export const ledgerEntry = z.strictObject({
  seq: z.int(),
  body: z.string(),
  hash: z.string(),
  signature: z.string(),
  /** The second hand's Ed25519 signature over the same hash; '' where the entry has none. */
  secondSignature: z.string(),
});
export type LedgerEntry = z.infer<typeof ledgerEntry>;

/** RFC 8785 canonical JSON. Throws TypeError for what JSON cannot say (undefined, bigint, NaN). */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('value has no canonical JSON');
  return text;
}

const consonants = 'bdfghjklmnprstvz';
const vowels = 'aiou';

/** One proquint for 16 bits: five letters that can be read aloud (Wilkerson, "A proposal for proquints", 2009). */
export function proquint(bits: number): string {
  const consonant = (shift: number) => consonants.charAt((bits >> shift) & 15);
  const vowel = (shift: number) => vowels.charAt((bits >> shift) & 3);
  return consonant(12) + vowel(10) + consonant(6) + vowel(4) + consonant(0);
}

/** Proquints of a byte string of even length, joined with hyphens. */
export function proquints(bytes: Uint8Array): string {
  const words: string[] = [];
  for (let index = 0; index + 1 < bytes.length; index += 2) {
    words.push(proquint(((bytes[index] ?? 0) << 8) | (bytes[index + 1] ?? 0)));
  }
  return words.join('-');
}

/** Reads proquints back; undefined when a group is none. Spaces, commas and case do not matter. */
export function readProquints(text: string): Uint8Array | undefined {
  const groups = text
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter(Boolean);
  const bytes: number[] = [];
  for (const group of groups) {
    const found = /^([bdfghjklmnprstvz])([aiou])([bdfghjklmnprstvz])([aiou])([bdfghjklmnprstvz])$/.exec(
      group,
    );
    if (!found) return undefined;
    const [, a = '', b = '', c = '', d = '', e = ''] = found;
    const bits =
      (consonants.indexOf(a) << 12) |
      (vowels.indexOf(b) << 10) |
      (consonants.indexOf(c) << 6) |
      (vowels.indexOf(d) << 4) |
      consonants.indexOf(e);
    bytes.push(bits >> 8, bits & 255);
  }
  return Uint8Array.from(bytes);
}

/** The head in words: the first 128 bits of the last hash as eight proquints. */
export function headWords(hash: string): string {
  const bytes = Uint8Array.from(hash.slice(0, 32).match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
  return proquints(bytes);
}

/** The ledger's last entry: what paper prints and people read aloud. */
export const ledgerHead = z.strictObject({ seq: z.int(), hash: z.string(), words: z.string() });
export type LedgerHead = z.infer<typeof ledgerHead>;

/** One difference that `ledger verify` found. `where` names table, record and field. */
export const ledgerFinding = z.strictObject({
  code: z.enum([
    'chain.broken',
    'chain.gap',
    'entry.altered',
    'entry.unreadable',
    'entry.unknown-version',
    'signature.wrong',
    'signature.second-wrong',
    'signature.unknown-officer',
    'hand.missing',
    'hand.not-allowed',
    'access.broken',
    'access.cut',
    'officer.self-made',
    'checkpoint.wrong',
    'head.absent',
    'row.missing',
    'row.extra',
    'block.altered',
    'field.changed',
    'guard.missing',
    'guard.changed',
    'schema.changed',
    'clock.back',
  ]),
  seq: z.int().nullable(),
  table: z.string(),
  id: z.string(),
  number: z.string(),
  field: z.string(),
  recorded: z.string(),
  found: z.string(),
});
export type LedgerFinding = z.infer<typeof ledgerFinding>;

export const ledgerVerdict = z.strictObject({
  ok: z.boolean(),
  /** `recent`: only what came since a checkpoint, and that the ledger goes on from it. */
  scope: z.enum(['full', 'recent']),
  /** The checkpoint that a recent verification began at. */
  since: z.strictObject({ seq: z.int(), at: z.string(), offset: z.int() }).nullable(),
  entries: z.int(),
  /** Checkpoints whose tree heads were recomputed. */
  checkpoints: z.int(),
  head: ledgerHead,
  findings: z.array(ledgerFinding),
  /** Differences beyond those that are listed. */
  unlisted: z.int(),
  milliseconds: z.number(),
});
export type LedgerVerdict = z.infer<typeof ledgerVerdict>;
