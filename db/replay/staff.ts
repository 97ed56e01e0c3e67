import { acts, isAct, needsTwo, writers } from '../domain/acts';
import { type OfficerRecord, samePerson } from '../domain/officer';
import type { ReplayedEntry } from '../projections';

type Account = Pick<OfficerRecord, 'id' | 'role' | 'status' | 'serviceNumber' | 'iin'>;

/** Who stood behind the vault when an entry was written: what needed two hands then is judged by it. */
export class StaffHistory {
  readonly #accounts = new Map<string, Account>();
  readonly #people: { seq: number; people: number }[] = [];

  /** Takes in what an entry says of officers. Entries come oldest first. */
  follow(entry: ReplayedEntry): void {
    let told = false;
    for (const change of entry.changes) {
      if (change.table !== 'officer') continue;
      told = true;
      const known = this.#accounts.get(change.id) ?? accountOf(change.id);
      const cells =
        change.op === 'insert'
          ? change.row
          : Object.fromEntries(Object.entries(change.fields).map(([field, [, to]]) => [field, to]));
      this.#accounts.set(change.id, { ...known, ...cells });
    }
    if (told) this.#people.push({ seq: entry.seq, people: this.#count() });
  }

  #count(): number {
    const people: Account[] = [];
    for (const one of this.#accounts.values())
      if (
        one.status === 'active' &&
        writers.includes(one.role) &&
        !people.some((two) => samePerson(one, two))
      )
        people.push(one);
    return people.length;
  }

  /** Whether the entry's kind needed a second hand when it was written. */
  neededTwo({ kind, seq }: ReplayedEntry): boolean {
    if (!isAct(kind)) return false;
    if (acts[kind].hands === 1) return false;
    const before = this.#people.findLast((one) => one.seq < seq);
    return needsTwo(kind, { people: before?.people ?? 0, supervisors: 0 });
  }
}

function accountOf(id: string): Account {
  return { id, role: 'investigator', status: 'active', serviceNumber: '', iin: '' };
}
