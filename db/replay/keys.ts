import type { ReplayedEntry } from '../projections';

/** Fact of the vault that holds the public key with which the recovery key signs as a second hand. */
export const recoveryKeyFact = 'recoverySigningKey';
export const recoveryHand = 'recovery key';

interface Since {
  readonly seq: number;
  readonly key: string;
}

/** Signing keys through the years: whose key was which, from which entry on. */
export class KeyHistory {
  readonly #since = new Map<string, Since[]>();
  /** Entries that gave their own author a new key; they need somebody else's hand. */
  readonly ownKey = new Set<number>();

  /** Takes in what an entry says of keys. Entries come oldest first. */
  follow(entry: ReplayedEntry): void {
    for (const change of entry.changes) {
      const field = change.table === 'vaultFact' && change.id === recoveryKeyFact ? 'value' : 'signingKey';
      if (change.table !== 'officer' && field !== 'value') continue;
      const key = change.op === 'insert' ? change.row[field] : change.fields[field]?.[1];
      if (typeof key !== 'string') continue;
      const holder = change.table === 'officer' ? change.id : recoveryHand;
      this.#add(holder, { seq: entry.seq, key });
      if (change.id === entry.author.id && entry.seq > 1) this.ownKey.add(entry.seq);
    }
  }

  #add(holder: string, since: Since): void {
    const known = this.#since.get(holder) ?? [];
    known.push(since);
    this.#since.set(holder, known);
  }

  /** The key that was theirs once the entry's own changes held. */
  at(holder: string, seq: number): string | undefined {
    const known = this.#since.get(holder);
    if (!known) return undefined;
    for (let index = known.length - 1; index >= 0; index -= 1) {
      const one = known[index];
      if (one && one.seq <= seq) return one.key;
    }
    return undefined;
  }
}

const marks = ['"table":"officer"', '"table":"case', recoveryKeyFact].map((mark) => Buffer.from(mark));

/** Whether a body may speak of officers, their keys or who sees a case; only those are parsed when that is gathered. */
export function maySpeakOfPeople(body: Buffer): boolean {
  return marks.some((mark) => body.includes(mark));
}
