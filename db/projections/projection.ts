import type { Author, EntryHands, EntrySubject, RowChange } from '../domain/ledger';

/** What replaying needs of an entry, whatever the version of its shape. */
export interface ReplayedEntry {
  readonly v: number;
  readonly seq: number;
  readonly kind: string;
  readonly at: string;
  readonly author: Author;
  readonly subject: EntrySubject;
  readonly hands: EntryHands | null;
  readonly prev: string;
  /** In today's names of tables and fields. */
  readonly changes: readonly RowChange[];
}

/**
 * How entries of one version are read. A version that was ever written is kept for ever: entries are signed as they
 * stand and are never rewritten, so a renamed table or field is translated here.
 */
export interface Projection {
  readonly v: number;
  /** @throws Error when the value does not have this version's shape */
  read(value: unknown): ReplayedEntry;
}

export type Projections = ReadonlyMap<number, Projection>;
