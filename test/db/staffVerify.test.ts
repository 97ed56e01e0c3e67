import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SecondHand } from '../../db/hands';
import { appendEntry, nextSeq } from '../../db/ledger';
import { type Signer, withWriteTx } from '../../db/tx';
import { readOfficer, stateFact, vaultSubject } from '../../db/vaultFacts';
import { verifyLedger } from '../../db/verify';
import { hireOfficer, makeTestVault, type TestVault } from './support';

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

let made = 0;

/** Appends an entry whose hash, row and signatures all fit, past the door that asks who may write it. */
function forge(signer: Signer, kind: string, second?: SecondHand): number {
  const { vault } = test;
  const recoveryHand = vault.client
    .prepare("SELECT value FROM vault_fact WHERE id = 'recoverySigningKey'")
    .pluck();
  made += 1;
  const id = `forged-${made}`;
  return vault.client.transaction(() => {
    const seq = nextSeq(vault);
    vault.client
      .prepare('INSERT INTO vault_fact (id, value, ledger_seq) VALUES (?, ?, ?)')
      .run(id, 'yes', seq);
    const entry = {
      seq,
      kind,
      now: vault.sources.clock(),
      subject: vaultSubject(vault.whole),
      reason: 'r',
      changes: [{ op: 'insert' as const, table: 'vaultFact', id, row: { value: 'yes', ledgerSeq: seq } }],
      hands: second ? { second: second.by, authorisation: second.authorisation } : null,
      second,
      recoveryHand: String(recoveryHand.get() ?? ''),
    };
    appendEntry(vault, signer, entry);
    return seq;
  })();
}

function retire(who: Signer): void {
  const retiring = (tx: Parameters<Parameters<typeof withWriteTx>[3]>[0]) => {
    tx.update('officer', who.author.id, { status: 'retired' });
    tx.about(vaultSubject(tx.read));
  };
  withWriteTx(test.vault, boss, 'officer.retire', retiring, handOf(test.signer));
}

/** Which fields of whom are named in an entry. */
const named = (seq: number) =>
  verifyLedger(test.vault)
    .findings.filter((found) => found.seq === seq)
    .map(({ code, id, field }) => [code, id, field]);

// Whoever holds the keys can append what the app would refuse; a verification that asks less than the app vouches for it.
describe('an entry that nobody could have written through Dalel', () => {
  it('is named when its author had retired, and not what they wrote before', () => {
    const gone = hireOfficer(test, 'investigator', 'СБ-7', 'KZ-0300');
    forge(gone, 'backup.setLimit');
    retire(gone);
    expect(verifyLedger(test.vault).findings).toEqual([]);
    expect(named(forge(gone, 'backup.setLimit'))).toEqual([['hand.not-allowed', gone.author.id, 'status']]);
    expect(verifyLedger(test.vault)).toMatchObject({ ok: false, findings: { length: 1 } });
  });

  it('is named when its author only reads', () => {
    const auditor = hireOfficer(test, 'auditor', 'СБ-7', 'KZ-0400');
    expect(named(forge(auditor, 'backup.setLimit'))).toEqual([
      ['hand.not-allowed', auditor.author.id, 'role'],
    ]);
  });

  it('is named when its kind is none', () => {
    expect(named(forge(test.signer, 'no.such.act'))).toEqual([['hand.not-allowed', '', 'kind']]);
  });

  it('is named for every word about its author that their record did not say', () => {
    const { author, sign } = test.signer;
    const other = { name: 'Прокурор Иной', rank: 'генерал', unit: 'ГП', role: 'supervisor' } as const;
    const seq = forge({ author: { ...author, ...other }, sign }, 'backup.setLimit');
    expect(named(seq)).toEqual(
      ['name', 'rank', 'unit', 'role'].map((field) => ['hand.not-allowed', author.id, field]),
    );
  });

  it('is named when the second hand had retired, only reads, or is the same person', () => {
    const gone = hireOfficer(test, 'investigator', 'СБ-7', 'KZ-0300');
    retire(gone);
    const auditor = hireOfficer(test, 'auditor', 'СБ-7', 'KZ-0400');
    const twin = hireOfficer(test, 'investigator', 'СБ-7', 'kz 0001');
    const by = (second: Signer) => named(forge(test.signer, 'envelope.open', handOf(second)));
    expect(by(boss)).toEqual([]);
    expect(by(gone)).toEqual([['hand.not-allowed', gone.author.id, 'status']]);
    expect(by(auditor)).toEqual([['hand.not-allowed', auditor.author.id, 'role']]);
    expect(by(twin)).toEqual([['hand.not-allowed', twin.author.id, 'serviceNumber']]);
  });

  it('is named when an act of supervisors was written without one, though two signed', () => {
    const other = hireOfficer(test, 'investigator', 'СБ-7', 'KZ-0300');
    expect(named(forge(test.signer, 'envelope.allow', handOf(other)))).toEqual([
      ['hand.not-allowed', test.signer.author.id, 'role'],
    ]);
  });

  it('is named when the recovery key confirmed in a vault of several', () => {
    const stating = (tx: Parameters<Parameters<typeof withWriteTx>[3]>[0]) => {
      stateFact(tx, 'recoverySigningKey', readOfficer(tx.read, boss.author.id).signingKey);
      tx.about(vaultSubject(tx.read));
    };
    withWriteTx(test.vault, test.signer, 'vault.renewRecoveryKey', stating, handOf(boss));
    const seq = forge(test.signer, 'envelope.open', { ...handOf(boss), by: null });
    expect(named(seq)).toEqual([['hand.not-allowed', '', 'hands']]);
  });
});
