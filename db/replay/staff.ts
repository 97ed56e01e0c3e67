import {
  type ActKind,
  isAct,
  mayAct,
  mayConfirm,
  mayReset,
  needsTwo,
  type Staff,
  writers,
} from '../domain/acts';
import { type Author, type LedgerFinding, manyCases } from '../domain/ledger';
import { isIdentified, type OfficerRecord, samePerson } from '../domain/officer';
import { mayTellOf } from '../domain/telling';
import type { ReplayedEntry } from '../projections';
import type { SightHistory } from './sight';

const said = ['name', 'rank', 'unit', 'role'] as const;
type Account = Pick<OfficerRecord, 'id' | (typeof said)[number] | 'status' | 'serviceNumber' | 'iin'>;

interface Written {
  readonly kind: ActKind;
  readonly seq: number;
}

interface Since<T> {
  readonly seq: number;
  readonly is: T;
}

/** What an entry says that the one door would not have let through; about an officer, or about the entry itself. */
export type NotAllowed = Pick<LedgerFinding, 'code' | 'table' | 'id' | 'field' | 'recorded' | 'found'>;

const about = (officerId: string, field: string, recorded: string, found: string): NotAllowed => ({
  code: 'hand.not-allowed',
  table: officerId === '' ? '' : 'officer',
  id: officerId,
  field,
  recorded,
  found,
});

/** Who stood behind the vault when an entry was written: who could write and confirm it then is judged by it. */
export class StaffHistory {
  readonly #accounts = new Map<string, Since<Account>[]>();
  readonly #staff: Since<Staff>[] = [];

  /** Takes in what an entry says of officers. Entries come oldest first. */
  follow(entry: ReplayedEntry): void {
    let told = false;
    for (const change of entry.changes) {
      if (change.table !== 'officer') continue;
      told = true;
      const history = this.#accounts.get(change.id) ?? [];
      const known = history.at(-1)?.is ?? accountOf(change.id);
      const cells =
        change.op === 'insert'
          ? change.row
          : Object.fromEntries(Object.entries(change.fields).map(([field, [, to]]) => [field, to]));
      history.push({ seq: entry.seq, is: { ...known, ...cells } });
      this.#accounts.set(change.id, history);
    }
    if (told) this.#staff.push({ seq: entry.seq, is: this.#count() });
  }

  #count(): Staff {
    const people: Account[] = [];
    let supervisors = 0;
    for (const history of this.#accounts.values()) {
      const one = history.at(-1)?.is;
      if (one?.status !== 'active') continue;
      if (one.role === 'supervisor') supervisors += 1;
      if (writers.includes(one.role) && !people.some((two) => samePerson(one, two))) people.push(one);
    }
    return { people: people.length, supervisors };
  }

  /**
   * The rules of `requireHands`, asked again of the officers as they stood before the entry. An officer whom nobody
   * knows is found by the signature; the vault's first entry records its own author.
   */
  *judge(entry: ReplayedEntry, sight: SightHistory): Generator<NotAllowed> {
    const { kind, seq, author, hands } = entry;
    if (!isAct(kind) || entry.changes.some(({ table }) => !mayTellOf(table, kind))) {
      yield about('', 'kind', '', kind);
      return;
    }
    const first = kind === 'vault.create' && seq === 1;
    const me = this.#as(author.id, first ? 1 : seq - 1);
    if (!me) return;
    yield* differences(me, author);
    if (first) return;
    const staff = at(this.#staff, seq - 1) ?? { people: 0, supervisors: 0 };
    if (me.status !== 'active') yield about(me.id, 'status', me.status, kind);
    if (!mayAct(me.role, kind, staff) || !this.#mayReset(entry)) yield about(me.id, 'role', me.role, kind);
    if (hands?.second) yield* this.#judgeSecond({ kind, seq }, me, hands.second);
    else if (hands && staff.people > 1) yield about('', 'hands', String(staff.people), '1');
    yield* this.#judgeSight(entry, sight);
    if (!hands && needsTwo(kind, staff)) yield { ...about('', '', '', author.name), code: 'hand.missing' };
  }

  *#judgeSecond({ kind, seq }: Written, me: Account, second: Author): Generator<NotAllowed> {
    const other = this.#as(second.id, seq - 1);
    if (!other) {
      yield about(second.id, '', '', second.name);
      return;
    }
    yield* differences(other, second);
    if (other.status !== 'active') yield about(other.id, 'status', other.status, kind);
    if (!mayConfirm(other.role, kind)) yield about(other.id, 'role', other.role, kind);
    // One account as both hands is told as the hand that is missing.
    if (other.id !== me.id && (samePerson(me, other) || !isIdentified(me) || !isIdentified(other)))
      yield about(other.id, 'serviceNumber', me.name, second.name);
  }

  /** An entry about a case is written and confirmed by those who see it, once what it says itself holds. */
  *#judgeSight({ seq, subject, author, hands }: ReplayedEntry, sight: SightHistory): Generator<NotAllowed> {
    const { caseId } = subject;
    if (caseId === null) return;
    const unitOf = (id: string) => this.#as(id, seq)?.unit;
    // The second counter of a room of many cases sees the things alone: as the one door has it.
    for (const { id } of hands?.second && caseId !== manyCases ? [author, hands.second] : [author]) {
      const one = this.#as(id, seq);
      if (one && !sight.sees(caseId, one, seq, unitOf)) yield about(id, 'caseId', subject.number, one.unit);
    }
  }

  #mayReset({ kind, seq, author, hands, changes }: ReplayedEntry): boolean {
    if (kind !== 'officer.resetAccess') return true;
    const supervisors = [...this.#accounts.values()]
      .map((history) => at(history, seq - 1))
      .flatMap((one) => (one?.role === 'supervisor' && one.status === 'active' ? [one.id] : []));
    const given = { author: author.id, second: hands?.second?.id };
    return changes.every(({ table, id }) => table !== 'officer' || mayReset(id, given, supervisors));
  }

  #as(id: string, seq: number): Account | undefined {
    const history = this.#accounts.get(id);
    return history && at(history, seq);
  }
}

function at<T>(history: readonly Since<T>[], seq: number): T | undefined {
  return history.findLast((one) => one.seq <= seq)?.is;
}

/** An entry copies the officer as their record stood then. */
function* differences(account: Account, copy: Author): Generator<NotAllowed> {
  for (const cell of said)
    if (account[cell] !== copy[cell])
      yield about(account.id, cell, String(account[cell]), String(copy[cell]));
}

function accountOf(id: string): Account {
  const unsaid = { name: '', rank: '', unit: '', serviceNumber: '', iin: '' };
  return { id, role: 'investigator', status: 'active', ...unsaid };
}
