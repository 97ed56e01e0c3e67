import type { ReplayedEntry } from '../projections';

/** Fact of the vault that holds the public key with which the recovery key signs as a second hand. */
export const recoveryKeyFact = 'recoverySigningKey';
export const recoveryHand = 'recovery key';

interface Since {
  readonly seq: number;
  readonly key: string;
  /** The key that this one took the place of; undefined for the first. */
  readonly was: string | undefined;
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
      const [was, key] =
        change.op === 'insert' ? [undefined, change.row[field]] : (change.fields[field] ?? []);
      if (typeof key !== 'string') continue;
      const holder = change.table === 'officer' ? change.id : recoveryHand;
      this.#add(holder, { seq: entry.seq, key, was: typeof was === 'string' ? was : undefined });
      if (change.id === entry.author.id && entry.seq > 1) this.ownKey.add(entry.seq);
    }
  }

  #add(holder: string, since: Since): void {
    const known = this.#since.get(holder) ?? [];
    known.push(since);
    this.#since.set(holder, known);
  }

  /** The key that was theirs before the first change that is known here, if that change came later. */
  before(holder: string, seq: number): string | undefined {
    const first = this.#since.get(holder)?.[0];
    return first && first.seq > seq ? first.was : undefined;
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

const marks = ['"table":"officer"', recoveryKeyFact].map((mark) => Buffer.from(mark));

/** Whether a body may speak of keys; only those are parsed when keys are gathered. */
export function mayHoldKey(body: Buffer): boolean {
  return marks.some((mark) => body.includes(mark));
}
