import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { grantCase, withdrawGrant } from '../../db/caseAccess';
import { listCases } from '../../db/cases';
import { type ActKind, actKinds, acts, mayAct, needsTwo, reads } from '../../db/domain/acts';
import { exhibitDraft } from '../../db/domain/exhibit';
import { type Role, role, samePerson } from '../../db/domain/officer';
import { walletDraft } from '../../db/domain/wallet';
import { listExhibits, recordExhibit } from '../../db/exhibits';
import type { SecondHand } from '../../db/hands';
import { hiddenMatches } from '../../db/hiddenMatches';
import { listEntries, readHead } from '../../db/ledger';
import { openVault } from '../../db/open';
import { searchVault } from '../../db/search';
import { type Signer, withWriteTx } from '../../db/tx';
import { setFact, vaultSubject } from '../../db/vaultFacts';
import { verifyLedger } from '../../db/verify';
import { recordWallet } from '../../db/wallets';
import { hireOfficer, makeTestVault, openTestCase, type TestVault } from './support';

let test: TestVault;
beforeEach(() => {
  test = makeTestVault();
});
afterEach(() => test.end());

const hire = (...who: [Role, unit: string, serviceNumber: string]) => hireOfficer(test, ...who);

const handOf = (signer: Signer): SecondHand => ({
  by: signer.author,
  reason: 'по приказу',
  authorisation: '№ 1',
  sign: signer.sign,
});

/** Writes one row under the kind, the way every act does, and says how it went. */
function attempt(signer: Signer, kind: ActKind, second?: SecondHand): string {
  try {
    withWriteTx(
      test.vault,
      signer,
      kind,
      (tx) => {
        setFact(tx, 'createdAt', `${kind} ${tx.seq}`);
        tx.about(vaultSubject(tx.read));
      },
      second,
    );
    return 'written';
  } catch (thrown) {
    return thrown instanceof Error ? thrown.message : 'unknown';
  }
}

describe('what a role may do, cell by cell', () => {
  // Each cell of the table through the real door: a rule that only a screen knows stops nobody.
  for (const who of role.options)
    it(`holds for every act of ${who}`, () => {
      const signer = hire(who, 'СБ-7', 'KZ-0100');
      const other = handOf(hire('supervisor', 'СБ-7', 'KZ-0200'));
      const staff = { people: 3, supervisors: 2 };
      for (const kind of actKinds) {
        const allowed = (acts[kind].roles as readonly Role[]).includes(who);
        expect([kind, attempt(signer, kind, other)]).toEqual([kind, allowed ? 'written' : 'access.role']);
        if (allowed && needsTwo(kind, staff))
          expect([kind, attempt(signer, kind)]).toEqual([kind, 'access.second-hand-missing']);
      }
    });

  it('gives an auditor nothing to write and everything to read', () => {
    for (const kind of actKinds) {
      expect(mayAct('auditor', kind, { people: 1, supervisors: 0 })).toBe(false);
      expect(acts[kind].second).not.toContain('auditor');
    }
    for (const kind of Object.keys(reads) as (keyof typeof reads)[]) expect(reads[kind]).toContain('auditor');
  });

  it('lets a unit without a supervisor run its officers, and stops that with the first supervisor', () => {
    const second = handOf(hire('evidence-officer', 'СБ-7', 'KZ-0300'));
    expect(attempt(test.signer, 'officer.changeRole', second)).toBe('written');
    hire('supervisor', 'СБ-7', 'KZ-0200');
    expect(attempt(test.signer, 'officer.changeRole', second)).toBe('access.role');
  });

  it('is asked of the record, not of what the author says of themselves', () => {
    const auditor = hire('auditor', 'СБ-7', 'KZ-0400');
    const pretender: Signer = { ...auditor, author: { ...auditor.author, role: 'supervisor' } };
    expect(attempt(pretender, 'case.record')).toBe('access.role');
    const stranger: Signer = { ...auditor, author: { ...auditor.author, id: test.sources.newId() } };
    expect(attempt(stranger, 'case.record')).toBe('access.role');
  });

  it('tells one person from two by service number or IIN', () => {
    const one = { id: 'a', serviceNumber: 'KZ 01-22', iin: '' };
    expect(samePerson(one, { id: 'b', serviceNumber: 'kz0122', iin: '900101300017' })).toBe(true);
    expect(samePerson(one, { id: 'b', serviceNumber: '', iin: '' })).toBe(false);
    expect(samePerson({ ...one, iin: '1' }, { id: 'b', serviceNumber: 'X', iin: '1' })).toBe(true);
  });
});

describe('who sees which case', () => {
  const as = (signer: Signer) => openVault(test.path, test.key, test.sources, { viewer: signer.author.id });

  function exhibitOf(caseId: string, serial: string): void {
    const draft = exhibitDraft.parse({ caseId, kind: 'phone', description: 'телефон', serial });
    withWriteTx(test.vault, test.signer, 'exhibit.record', (tx) => recordExhibit(tx, draft));
  }

  // A query that forgets the filter would show another unit's case: the tables themselves are shadowed.
  it('shows an investigator their unit alone, whatever is asked, and everybody else all', () => {
    const hidden = openTestCase(test);
    exhibitOf(hidden.id, 'SN-778812');
    const outsider = hire('investigator', 'Алматы', 'KZ-0500');
    const eyes = as(outsider);
    expect(listCases(eyes.read)).toEqual([]);
    expect(listExhibits(eyes.read, hidden.id)).toEqual([]);
    expect(searchVault(eyes.read, 'SN-778812')).toEqual([]);
    expect(listEntries(eyes.read, { limit: 100 }).map(({ body }) => body.kind)).not.toContain('case.record');
    expect(readHead(eyes.whole).seq).toBe(readHead(test.vault.whole).seq);
    eyes.close();
    for (const who of ['evidence-officer', 'supervisor', 'auditor'] as const) {
      const all = as(hire(who, 'Алматы', `KZ-${who}`));
      expect(listCases(all.read)).toHaveLength(1);
      all.close();
    }
  });

  it('opens a case by a grant to an officer or a unit, and closes it again', () => {
    const row = openTestCase(test);
    const boss = hire('supervisor', 'СБ-7', 'KZ-0600');
    const outsider = hire('investigator', 'Алматы', 'KZ-0700');
    const eyes = as(outsider);
    const grants = withWriteTx(test.vault, boss, 'case.grant', (tx) =>
      grantCase(tx, row.id, { kind: 'officer', officerId: outsider.author.id }, 'совместная группа'),
    );
    expect(listCases(eyes.read).map(({ id }) => id)).toEqual([row.id]);
    const given = grants.find(({ granteeKind }) => granteeKind === 'officer');
    withWriteTx(test.vault, boss, 'case.withdrawGrant', (tx) =>
      withdrawGrant(tx, given?.id ?? '', 'группа распущена'),
    );
    expect(listCases(eyes.read)).toEqual([]);
    withWriteTx(test.vault, boss, 'case.grant', (tx) =>
      grantCase(tx, row.id, { kind: 'unit', unit: 'Алматы' }, 'передано'),
    );
    expect(listCases(eyes.read)).toHaveLength(1);
    eyes.close();
    expect(verifyLedger(test.vault)).toMatchObject({ ok: true });
  });

  it('takes no entry about a case that its author does not see', () => {
    const row = openTestCase(test);
    const outsider = hire('investigator', 'Алматы', 'KZ-0800');
    const draft = exhibitDraft.parse({ caseId: row.id, kind: 'phone', description: 'телефон' });
    const before = readHead(test.vault.whole);
    expect(() =>
      withWriteTx(test.vault, outsider, 'exhibit.record', (tx) => recordExhibit(tx, draft)),
    ).toThrowError('access.case');
    expect(readHead(test.vault.whole)).toEqual(before);
  });

  it('tells of an identifier in a hidden case its unit and whom to ask, and nothing else', () => {
    const row = openTestCase(test);
    exhibitOf(row.id, 'SN-778812');
    const address = '1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa';
    const wallet = walletDraft.parse({
      caseId: row.id,
      label: 'W',
      addresses: [{ chain: 'bitcoin', text: address }],
    });
    withWriteTx(test.vault, test.signer, 'wallet.record', (tx) => recordWallet(tx, wallet));
    const outsider = hire('investigator', 'Алматы', 'KZ-0900');
    const ask = (text: string) => hiddenMatches(test.vault, outsider.author.id, text);
    expect(ask('SN-778812')).toEqual([{ caseId: row.id, unit: 'СБ-7', contact: 'Ә. Ғани' }]);
    expect(ask(address)).toHaveLength(1);
    expect(ask('SN-77881')).toEqual([]);
    expect(ask('телефон')).toEqual([]);
    expect(hiddenMatches(test.vault, test.signer.author.id, 'SN-778812')).toEqual([]);
  });
});
