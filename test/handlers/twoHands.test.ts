import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Crew, draftOf, handsOf, makeCrew, passphrases, refusalOf } from './officersSupport';

let made: Crew;
beforeEach(async () => {
  made = await makeCrew();
  await made.become(made.second, passphrases.second);
});
afterEach(() => made.test.end());

const third = { draft: draftOf('В. Ли', 'investigator'), passphrase: passphrases.third };
const head = async () => (await made.test.request('ledger.head', {})).seq;

describe('the second hand', () => {
  it('writes nothing when its passphrase is wrong', async () => {
    const before = await head();
    const hands = handsOf({ officerId: made.founder.id, passphrase: 'не та фраза, совсем' });
    expect(await refusalOf(made.test.request('officer.add', { ...third, hands }))).toBe(
      'vault.wrong-passphrase',
    );
    expect(await head()).toBe(before);
  });

  it('is not the first hand again', async () => {
    const hands = handsOf({ officerId: made.second.id, passphrase: passphrases.second });
    expect(await refusalOf(made.test.request('officer.add', { ...third, hands }))).toBe('access.same-person');
  });

  // Two accounts of one person would make two hands of one.
  it('is not the same person under another account, however the number is written', async () => {
    const { test, founder, become, folder } = made;
    const double = await test.request('officer.add', {
      draft: draftOf('Б. Серик', 'evidence-officer', { serviceNumber: ' kz б.серік ' }),
      passphrase: passphrases.third,
      hands: handsOf({ officerId: founder.id, passphrase: passphrases.founder }),
    });
    expect(folder).not.toBe('');
    const hands = handsOf({ officerId: double.id, passphrase: passphrases.third });
    expect(await refusalOf(test.request('officer.add', { ...third, hands }))).toBe('access.same-person');
    await become(made.second, passphrases.second);
    expect((await test.request('access.rights', {})).people).toBe(2);
  });

  it('is no auditor', async () => {
    const { test, founder } = made;
    const auditor = await test.request('officer.add', {
      draft: draftOf('А. Тексеруші', 'auditor'),
      passphrase: passphrases.third,
      hands: handsOf({ officerId: founder.id, passphrase: passphrases.founder }),
    });
    const hands = handsOf({ officerId: auditor.id, passphrase: passphrases.third });
    expect(await refusalOf(test.request('officer.retire', { officerId: founder.id, hands }))).toBe(
      'access.second-role',
    );
  });

  it('is not the recovery key where two people work', async () => {
    const hands = handsOf({ recoveryKey: made.recoveryKey });
    expect(await refusalOf(made.test.request('officer.add', { ...third, hands }))).toBe(
      'access.recovery-key-alone',
    );
  });

  // A second signature that nobody checks would be a drawing of one.
  it('signs what the ledger verifies: another signature in its place is named', async () => {
    const { test, founder } = made;
    const hands = handsOf({ officerId: founder.id, passphrase: passphrases.founder });
    await test.request('officer.add', { ...third, hands });
    const { client } = test.desk.session.vault;
    client.exec('DROP TRIGGER ledger_entry_fixed');
    client.prepare("UPDATE ledger_entry SET second_signature = signature WHERE second_signature <> ''").run();
    const verdict = await test.request('ledger.verify', {});
    expect(verdict.findings.map(({ code }) => code)).toContain('signature.second-wrong');
  });
});
