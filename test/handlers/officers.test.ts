import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { type Crew, draftOf, handsOf, makeCrew, passphrases, refusalOf } from './officersSupport';
import { makeDeskVault, makeTestDesk, passphrase } from './support';

const ended: (() => void)[] = [];
afterEach(() => {
  for (const end of ended.splice(0)) end();
});

async function crew(...given: Parameters<typeof makeCrew>): Promise<Crew> {
  const made = await makeCrew(...given);
  ended.push(made.test.end);
  return made;
}

describe('officers of one vault', () => {
  // A shared key, or an entry signed by whoever typed first, would make two officers one hand.
  it('unlock each with their own passphrase and sign with their own key', async () => {
    const { test, founder, second, become } = await crew();
    const mine = await test.request('case.record', { draft: { title: 'Моё дело' } });
    await become(second, passphrases.second);
    const theirs = await test.request('case.record', { draft: { title: 'Дело второго' } });
    expect([mine.officerId, theirs.officerId]).toEqual([founder.id, second.id]);
    expect(founder.signingKey).not.toBe(second.signingKey);
    expect(await test.request('ledger.verify', {})).toMatchObject({ ok: true });
  });

  // The first other officer cannot be confirmed by anybody; the third can, and must be.
  it('need a second hand for the third officer, not for the second', async () => {
    const { test, second } = await crew();
    const third = { draft: draftOf('В. Ли', 'investigator'), passphrase: passphrases.third };
    expect(await refusalOf(test.request('officer.add', third))).toBe('access.role');
    test.desk.close();
    expect(second.role).toBe('supervisor');
  });

  it('are added by a supervisor with the second hand of another person, both of whom sign', async () => {
    const { test, folder, founder, second, become } = await crew();
    await become(second, passphrases.second);
    const third = { draft: draftOf('В. Ли', 'investigator'), passphrase: passphrases.third };
    expect(await refusalOf(test.request('officer.add', third))).toBe('access.second-hand-missing');
    const hands = handsOf({ officerId: founder.id, passphrase: passphrases.founder });
    const added = await test.request('officer.add', { ...third, hands });
    const [entry] = await test.request('ledger.list', { limit: 1 });
    expect(entry?.body).toMatchObject({
      kind: 'officer.add',
      reason: hands.reason,
      author: { id: second.id },
      hands: { second: { id: founder.id }, authorisation: hands.authorisation },
    });
    expect(await test.request('ledger.verify', {})).toMatchObject({ ok: true });
    test.desk.close();
    await test.request('vault.unlock', { folder, officerId: added.id, passphrase: passphrases.third });
  });

  // Retirement that leaves the slot, or a copy of the old header, would leave the way in.
  it('lose their way in when they retire, with an older header too, and stay in the record', async () => {
    const { test, folder, founder, second, become } = await crew();
    await become(second, passphrases.second);
    copyFileSync(join(folder, 'vault.json'), join(folder, 'kept.json'));
    const third = await test.request('officer.add', {
      draft: draftOf('В. Ли', 'investigator'),
      passphrase: passphrases.third,
      hands: handsOf({ officerId: founder.id, passphrase: passphrases.founder }),
    });
    const hands = handsOf({ officerId: third.id, passphrase: passphrases.third });
    await test.request('officer.retire', { officerId: founder.id, hands });
    const all = await test.request('officer.list', {});
    expect(all.find(({ id }) => id === founder.id)?.status).toBe('retired');
    test.desk.close();
    const unlock = { folder, officerId: founder.id, passphrase: passphrases.founder };
    expect(await refusalOf(test.request('vault.unlock', unlock))).toBe('vault.wrong-passphrase');
    copyFileSync(join(folder, 'kept.json'), join(folder, 'vault.json'));
    expect(await refusalOf(test.request('vault.unlock', unlock))).toBe('vault.header-old');
  });

  it('do not change or retire themselves', async () => {
    const { test, founder, second, become } = await crew();
    await become(second, passphrases.second);
    const hands = handsOf({ officerId: founder.id, passphrase: passphrases.founder });
    const change = { name: 'Б. Серік', rank: 'полковник', unit: 'ПД', role: 'supervisor' as const };
    expect(await refusalOf(test.request('officer.changeRole', { officerId: second.id, change, hands }))).toBe(
      'access.own-record',
    );
    expect(await refusalOf(test.request('officer.retire', { officerId: second.id, hands }))).toBe(
      'access.own-record',
    );
  });

  // Today's title in an old entry is what evidence systems were criticised for.
  it('keep name, rank and unit in old entries after a promotion', async () => {
    const { test, founder, second, become } = await crew();
    await test.request('case.record', { draft: { title: 'До повышения' } });
    await become(second, passphrases.second);
    const third = await test.request('officer.add', {
      draft: draftOf('В. Ли', 'investigator'),
      passphrase: passphrases.third,
      hands: handsOf({ officerId: founder.id, passphrase: passphrases.founder }),
    });
    await test.request('officer.changeRole', {
      officerId: founder.id,
      change: { name: founder.name, rank: 'майор', unit: 'Астана қ. ПД', role: 'evidence-officer' },
      hands: handsOf({ officerId: third.id, passphrase: passphrases.third }),
    });
    const entries = await test.request('ledger.list', { limit: 100 });
    const before = entries.find(({ body }) => body.kind === 'case.record');
    expect(before?.body.author).toMatchObject({
      rank: 'капитан',
      unit: 'Шымкент қ. ПД',
      role: 'investigator',
    });
    expect(await test.request('ledger.verify', {})).toMatchObject({ ok: true });
  });
});

describe('a lost passphrase', () => {
  it('in a vault of one: the recovery key opens, and is the second hand for new keys', async () => {
    const test = makeTestDesk();
    ended.push(test.end);
    const { folder, recoveryKey } = await makeDeskVault(test);
    const before = (await test.request('vault.session', {})).officer;
    test.desk.close();
    const opened = await test.request('vault.unlockWithRecoveryKey', { folder, recoveryKey });
    expect(opened).toMatchObject({ readOnly: true, soleOfficer: true, officer: null });
    const officerId = before?.id ?? '';
    const { officer, session } = await test.request('officer.resetAccess', {
      officerId,
      passphrase: passphrases.third,
      hands: handsOf({ recoveryKey }),
    });
    expect(session).toMatchObject({ readOnly: false, officer: { id: officerId } });
    expect(officer.signingKey).not.toBe(before?.signingKey);
    await test.request('case.record', { draft: { title: 'После восстановления' } });
    expect(await test.request('ledger.verify', {})).toMatchObject({ ok: true });
    const entries = await test.request('ledger.list', { limit: 100 });
    expect(entries.find(({ body }) => body.kind === 'officer.resetAccess')?.body.hands).toEqual({
      second: null,
      authorisation: '№ 14 от 18.11.2026',
    });
    test.desk.close();
    expect(await refusalOf(test.request('vault.unlock', { folder, passphrase }))).toBe(
      'vault.wrong-passphrase',
    );
    await test.request('vault.unlock', { folder, passphrase: passphrases.third });
  });

  // The recovery key in one drawer must not stand in for the colleague who is there.
  it('in a vault of two: the second officer confirms, the recovery key alone does not do', async () => {
    const { test, folder, recoveryKey, founder, second } = await crew();
    test.desk.close();
    await test.request('vault.unlockWithRecoveryKey', { folder, recoveryKey });
    const wanted = { officerId: founder.id, passphrase: passphrases.third };
    expect(
      await refusalOf(test.request('officer.resetAccess', { ...wanted, hands: handsOf({ recoveryKey }) })),
    ).toBe('access.recovery-key-alone');
    expect((await test.request('vault.session', {})).readOnly).toBe(true);
    const hands = handsOf({ officerId: second.id, passphrase: passphrases.second });
    await test.request('officer.resetAccess', { ...wanted, hands });
    expect(await test.request('ledger.verify', {})).toMatchObject({ ok: true });
  });

  // Two investigators who agree would open, sign and confirm as their supervisor.
  it('is not replaced by two investigators while another supervisor is there', async () => {
    const { test, founder, second, become } = await crew();
    await become(second, passphrases.second);
    const byFounder = handsOf({ officerId: founder.id, passphrase: passphrases.founder });
    const add = (name: string, role: 'supervisor' | 'investigator', words: string) =>
      test.request('officer.add', { draft: draftOf(name, role), passphrase: words, hands: byFounder });
    const chief = await add('Г. Нұр', 'supervisor', 'төртінші адамның құпия сөзі');
    const third = await add('В. Ли', 'investigator', passphrases.third);
    await become(third, passphrases.third);
    const wanted = { passphrase: 'чужая парольная фраза для входа', hands: byFounder };
    for (const officerId of [second.id, chief.id])
      expect(await refusalOf(test.request('officer.resetAccess', { ...wanted, officerId }))).toBe(
        'access.role',
      );
    await become(second, passphrases.second);
    await test.request('officer.resetAccess', { ...wanted, officerId: chief.id });
    await test.request('officer.retire', { officerId: chief.id, hands: byFounder });
    await become(third, passphrases.third);
    // The last supervisor who forgot their passphrase has nobody else.
    await test.request('officer.resetAccess', { ...wanted, officerId: second.id });
    expect(await test.request('ledger.verify', {})).toMatchObject({ ok: true });
  });
});
