import { seesAllCases } from '../domain/acts';
import type { Role } from '../domain/officer';
import type { ReplayedEntry } from '../projections';

interface Grant {
  readonly kind: unknown;
  readonly grantee: unknown;
  /** From which entries on it held or was taken back, oldest first. */
  readonly since: { readonly seq: number; readonly withdrawn: boolean }[];
}

interface Seen {
  recorder: string;
  readonly grants: Map<string, Grant>;
}

export interface Viewer {
  readonly id: string;
  readonly unit: string;
  readonly role: Role;
}

/** Entries before the first that is followed, of one case; for whoever begins in the middle of the ledger. */
export type EarlierOfCase = (caseId: string) => Iterable<ReplayedEntry>;

/** Who saw which case when an entry was written: the rule of `seesCase` in db/visibility.ts, asked of what entries say. */
export class SightHistory {
  readonly #cases = new Map<string, Seen>();
  readonly #earlier: EarlierOfCase | undefined;

  constructor(earlier?: EarlierOfCase) {
    this.#earlier = earlier;
  }

  /** Takes in what an entry says of cases and grants. Entries come oldest first. */
  follow(entry: ReplayedEntry): void {
    for (const { table, id, op, ...change } of entry.changes) {
      if (table === 'caseFile' && op === 'insert' && 'row' in change)
        this.#case(id).recorder = String(change.row.officerId);
      if (table !== 'caseAccess') continue;
      if (op === 'insert' && 'row' in change) {
        const { caseId, granteeKind, grantee, withdrawn } = change.row;
        const since = [{ seq: entry.seq, withdrawn: withdrawn === 1 }];
        this.#case(String(caseId)).grants.set(id, { kind: granteeKind, grantee, since });
      } else if ('fields' in change && change.fields.withdrawn) {
        const grant = this.#case(entry.subject.caseId ?? '').grants.get(id);
        grant?.since.push({ seq: entry.seq, withdrawn: change.fields.withdrawn[1] === 1 });
      }
    }
  }

  #case(caseId: string): Seen {
    const known = this.#cases.get(caseId);
    if (known) return known;
    const made: Seen = { recorder: '', grants: new Map() };
    this.#cases.set(caseId, made);
    for (const entry of this.#earlier?.(caseId) ?? []) this.follow(entry);
    return made;
  }

  /** Whether they saw the case once what the entry itself says held. `unitOf` answers an officer's unit then. */
  sees(caseId: string, me: Viewer, seq: number, unitOf: (officerId: string) => string | undefined): boolean {
    if (seesAllCases(me.role)) return true;
    const { recorder, grants } = this.#case(caseId);
    const made = [...grants.values()].filter(({ since }) => (since[0]?.seq ?? 0) <= seq);
    if (made.length === 0) return recorder !== '' && unitOf(recorder) === me.unit;
    return made.some(({ kind, grantee, since }) => {
      const holds = since.findLast((one) => one.seq <= seq)?.withdrawn === false;
      return holds && grantee === (kind === 'officer' ? me.id : me.unit);
    });
  }
}
