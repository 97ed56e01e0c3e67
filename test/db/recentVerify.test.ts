import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { noteAccess } from '../../db/accessLog';
import { signCheckpoint } from '../../db/checkpoints';
import type { EntrySubject, RowChange } from '../../db/domain/ledger';
import type { SecondHand } from '../../db/hands';
import { appendEntry, nextSeq } from '../../db/ledger';
import frozen from '../../db/projections/frozen.json';
import { type Signer, withWriteTx } from '../../db/tx';
import { vaultSubject } from '../../db/vaultFacts';
import { checkHere, verifyInSteps, verifyLedger } from '../../db/verify';
import { areHashed } from '../../electron/jobs/signatureWork';
import { hireOfficer, makeTestVault, openTestCase, type TestVault } from './support';

let test: TestVault;
let boss: Signer;
beforeEach(() => {
  test = makeTestVault();
  boss = hireOfficer(test, 'supervisor', 'СБ-7', 'KZ-0200');
});
afterEach(() => test.end());

const handOf = (signer: Signer): SecondHand => ({
  by: signer.author,
  reason: 'по приказу',
  authorisation: '№ 1',
  sign: signer.sign,
});

interface Forged {
  readonly kind: string;
  readonly second?: SecondHand | undefined;
  readonly subject?: EntrySubject;
}

let made = 0;

/** An entry with its row whose hash and signatures fit, past the door that asks who may write it. */
function forge(signer: Signer, { kind, second, subject }: Forged): number {
  const { vault } = test;
  made += 1;
  const id = `forged-${made}`;
  return vault.client.transaction(() => {
    const seq = nextSeq(vault);
    vault.client
      .prepare('INSERT INTO vault_fact (id, value, ledger_seq) VALUES (?, ?, ?)')
      .run(id, 'yes', seq);
    const change: RowChange = { op: 'insert', table: 'vaultFact', id, row: { value: 'yes', ledgerSeq: seq } };
    appendEntry(vault, signer, {
      seq,
      kind,
      now: vault.sources.clock(),
      subject: subject ?? vaultSubject(vault.whole),
      reason: 'r',
      changes: [change],
      hands: second ? { second: second.by, authorisation: second.authorisation } : null,
      second,
    });
    return seq;
  })();
}

function retire(who: Signer): void {
  withWriteTx(
    test.vault,
    boss,
    'officer.retire',
    (tx) => {
      tx.update('officer', who.author.id, { status: 'retired' });
      tx.about(vaultSubject(tx.read));
    },
    handOf(test.signer),
  );
}

const sign = () => signCheckpoint(test.vault, test.signer, 'lock');
const recent = () => verifyLedger(test.vault, { scope: 'recent' });
const said = (findings: ReturnType<typeof recent>['findings']) =>
  findings.map(({ code, seq, field }) => [code, seq, field]);

describe('a verification that begins at a checkpoint', () => {
  // Would catch: a short verification that takes officers as they stand, and lets pass what the long one names.
  it('knows who could write and confirm before it, and names who could not', () => {
    const gone = hireOfficer(test, 'investigator', 'СБ-7', 'KZ-0300');
    retire(gone);
    sign();
    openTestCase(test);
    expect(recent()).toMatchObject({ ok: true, scope: 'recent' });
    const byGone = forge(gone, { kind: 'backup.setLimit' });
    const alone = forge(boss, { kind: 'officer.changeRole' });
    expect(said(recent().findings)).toEqual([
      ['hand.not-allowed', byGone, 'status'],
      ['hand.missing', alone, ''],
    ]);
  });

  it('names an entry about officers from before it whose body was changed', () => {
    sign();
    openTestCase(test);
    test.vault.client.exec('DROP TRIGGER ledger_entry_fixed');
    test.vault.client.exec(
      "UPDATE ledger_entry SET body = replace(body, 'KZ-0200', 'KZ-0201') WHERE seq = 2",
    );
    expect(said(recent().findings)).toContainEqual(['entry.altered', 2, '']);
  });
});

describe('an entry about a case', () => {
  const subjectOf = (row: { id: string; number: string }): EntrySubject => ({
    kind: 'case',
    id: row.id,
    number: row.number,
    title: 'Дело',
    caseId: row.id,
  });

  // Would catch: a confirmation by somebody from whom the case is hidden, which the one door refuses.
  it('is named when its author or second hand did not see the case then', () => {
    const other = hireOfficer(test, 'investigator', 'СБ-9', 'KZ-0300');
    const keeper = hireOfficer(test, 'evidence-officer', 'СБ-9', 'KZ-0400');
    const row = openTestCase(test);
    sign();
    const before = forge(other, { kind: 'backup.setLimit', subject: subjectOf(row) });
    const hand = forge(test.signer, {
      kind: 'vault.rekey',
      subject: subjectOf(row),
      second: handOf(other),
    });
    forge(keeper, { kind: 'backup.setLimit', subject: subjectOf(row) });
    withWriteTx(test.vault, boss, 'case.grant', (tx) => {
      tx.insert('caseAccess', {
        id: tx.newId(),
        caseId: row.id,
        granteeKind: 'officer',
        grantee: other.author.id,
        withdrawn: 0,
        ledgerSeq: tx.seq,
      });
      tx.about(subjectOf(row));
    });
    forge(other, { kind: 'backup.setLimit', subject: subjectOf(row) });
    const named = (scope: 'full' | 'recent') =>
      verifyLedger(test.vault, { scope })
        .findings.filter(({ field }) => field === 'caseId')
        .map(({ seq, id }) => [seq, id]);
    const expected = [
      [before, other.author.id],
      [hand, other.author.id],
    ];
    expect(named('full')).toEqual(expected);
    expect(named('recent')).toEqual(expected);
  });
});

describe('the second log', () => {
  const note = (what: string) => noteAccess(test.vault, test.signer, { kind: 'search', what });

  // Would catch: an officer who reads, locks, and takes the end of the second log away.
  it('is named as cut when its end is gone that a checkpoint signed', () => {
    note('one');
    note('two');
    expect(sign()).toMatchObject({ accessSize: 2 });
    expect(sign()).toBeUndefined();
    note('three');
    expect(sign()).toMatchObject({ accessSize: 3 });
    expect(verifyLedger(test.vault).findings).toEqual([]);
    test.vault.client.exec('DROP TRIGGER access_entry_kept');
    test.vault.client.exec('DELETE FROM access_entry WHERE seq > 1');
    for (const scope of ['full', 'recent'] as const)
      expect(
        verifyLedger(test.vault, { scope }).findings.filter(({ code }) => code === 'access.cut'),
      ).toMatchObject([{ table: 'accessEntry', recorded: scope === 'full' ? '2' : '3', found: '1' }]);
  });

  it('is named as changed when another chain of the same length took its place', () => {
    note('one');
    sign();
    test.vault.client.exec('DROP TRIGGER access_entry_kept');
    test.vault.client.exec('DELETE FROM access_entry');
    note('other');
    expect(verifyLedger(test.vault).findings).toMatchObject([{ code: 'access.broken', field: 'hash' }]);
  });
});

describe('hashes that are checked in threads', () => {
  // Would catch: an altered entry that is lost between the thread that reads and the one that hashes.
  it('name what they name here', async () => {
    for (let count = 0; count < 5; count += 1) openTestCase(test);
    const { vault } = test;
    vault.client.exec('DROP TRIGGER ledger_entry_fixed');
    const checker = {
      check: checkHere.check,
      hashes: async (job: Parameters<typeof areHashed>[0]) => areHashed(job),
    };
    const inThreads = async () => (await verifyInSteps(vault, { checker })).findings;
    expect(await inThreads()).toEqual([]);
    vault.client.exec("UPDATE ledger_entry SET body = replace(body, 'Пирамида', 'Пирамиды') WHERE seq = 4");
    vault.client.exec("UPDATE ledger_entry SET hash = replace(hash, 'a', 'b') WHERE seq = 6");
    const here = verifyLedger(vault).findings;
    expect(here.filter(({ code }) => code === 'entry.altered').map(({ seq }) => seq)).toEqual([4, 6]);
    expect(await inThreads()).toEqual(here);
  });
});

// Would catch: a projection that is "only tidied up": entries in the field were written and signed under the old one.
it('reads entries of each version as they were read when it was shipped', () => {
  const folder = join(import.meta.dirname, '../../db/projections');
  const hashes = Object.fromEntries(
    Object.keys(frozen).map((name) => [
      name,
      createHash('sha256')
        .update(readFileSync(join(folder, name)))
        .digest('hex'),
    ]),
  );
  expect(hashes).toEqual(frozen);
  expect(Object.keys(frozen)).toEqual(expect.arrayContaining(['shape.ts', 'v1.ts', 'v2.ts']));
});
