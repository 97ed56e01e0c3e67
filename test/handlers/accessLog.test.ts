import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Crew, draftOf, handsOf, makeCrew, passphrases, refusalOf } from './officersSupport';

let made: Crew;
beforeEach(async () => {
  made = await makeCrew();
});
afterEach(() => made.test.end());

const list = () => made.test.request('access.list', { limit: 200 });
const kinds = async () => (await list()).map(({ body }) => body.kind);

describe('the second log', () => {
  it('holds failures from before anybody was known, then the unlock', async () => {
    const { test, folder, founder, second, become } = made;
    test.desk.close();
    const wrong = { folder, officerId: founder.id, passphrase: 'совсем другая фраза' };
    expect(await refusalOf(test.request('vault.unlock', wrong))).toBe('vault.wrong-passphrase');
    expect(readFileSync(join(folder, 'vault.notes.json'), 'utf8')).not.toContain('другая');
    await become(second, passphrases.second);
    const [unlock, failed, lock] = await list();
    expect(unlock?.body).toMatchObject({ kind: 'unlock', officer: { id: second.id } });
    expect(failed?.body).toMatchObject({ kind: 'unlock.failed', subjectId: founder.id, officer: null });
    expect(lock?.body).toMatchObject({ kind: 'lock', officer: { id: founder.id } });
  });

  // Would catch: guessing at a colleague's passphrase in a dialog for two, which leaves no trace.
  it('holds the wrong passphrase of a second hand, signed by whom it was tried', async () => {
    const { test, founder, second } = made;
    const wrong = handsOf({ officerId: second.id, passphrase: 'совсем другая фраза' });
    const change = { name: second.name, rank: 'майор', unit: second.unit, role: second.role };
    const tried = test.request('officer.changeRole', { officerId: second.id, change, hands: wrong });
    expect(await refusalOf(tried)).toBe('vault.wrong-passphrase');
    const key = handsOf({ recoveryKey: 'babab-babab-babab-babab-babab-babab-babab-babab-babab' });
    await refusalOf(test.request('officer.changeRole', { officerId: second.id, change, hands: key }));
    await made.become(second, passphrases.second);
    const failed = (await list()).filter(({ body }) => body.kind === 'unlock.failed');
    expect(failed.map(({ body }) => [body.what, body.subjectId, body.officer?.id])).toEqual([
      ['second recovery', '', founder.id],
      ['second', second.id, founder.id],
    ]);
    expect(await test.request('ledger.verify', {})).toMatchObject({ ok: true });
  });

  // The recovery key opens read-only: what is noted then lies beside the vault until the next unlock.
  it('keeps nothing of a case in clear while only the recovery key is there', async () => {
    const { test, folder, recoveryKey, second, become } = made;
    const { id, number } = await test.request('case.record', { draft: { title: 'Пирамида' } });
    test.desk.close();
    await test.request('vault.unlockWithRecoveryKey', { folder, recoveryKey });
    await test.request('search.find', { text: 'Иванов 870412301232' });
    await test.request('case.get', { id });
    const noted = readFileSync(join(folder, 'vault.notes.json'), 'utf8');
    for (const told of ['Иванов', '870412301232', number, id, 'search']) expect(noted).not.toContain(told);
    await become(second, passphrases.second);
    const entries = (await list()).slice(0, 4).map(({ body }) => [body.kind, body.what]);
    expect(entries).toEqual([
      ['unlock', ''],
      ['record.open', number],
      ['search', 'Иванов 870412301232'],
      ['unlock.recovery', ''],
    ]);
    expect(await test.request('ledger.verify', {})).toMatchObject({ ok: true });
  });

  // Whoever can write to the folder must neither lock the vault nor write the second log for others.
  it('takes from a file that somebody left there only failed unlocks, and opens whatever it says', async () => {
    const { test, folder, founder, second, become } = made;
    const notes = join(folder, 'vault.notes.json');
    const moment = { at: '2026-11-20T00:00:00.000Z', offset: 300 };
    const failed = { kind: 'unlock.failed', subjectId: founder.id, what: '', moment };
    const forged = [
      { ...failed, what: '\ud800' },
      { ...failed, moment: { at: 'x', offset: 0 } },
      { kind: 'unlock.recovery', moment },
      { kind: 'match.told', subjectId: '', what: '', caseId: 'nope', moment },
      { kind: 'export', subjectKind: 'report', subjectId: founder.id, what: 'отчёт', moment },
      { sealed: 'ab'.repeat(60) },
    ];
    test.desk.close();
    writeFileSync(notes, JSON.stringify({ notes: [failed, ...forged], more: 0 }));
    await become(second, passphrases.second);
    const entries = (await list())
      .slice(0, 4)
      .map(({ body }) => [body.kind, body.at === moment.at, body.what]);
    expect(entries).toEqual([
      ['unlock', false, ''],
      ['unlock.failed', false, `?${forged.length}`],
      ['unlock.failed', true, ''],
      ['lock', false, ''],
    ]);
    for (const left of ['{', '{"notes":[],"more":1e99}', '[]']) {
      test.desk.close();
      writeFileSync(notes, left);
      await become(second, passphrases.second);
      expect((await list())[1]?.body).toMatchObject({ kind: 'unlock.failed', what: '?1' });
      expect(readdirSync(folder).filter((name) => name.includes('notes'))).toEqual([]);
    }
  });

  // What a crash left on its way into the log is not lost, and what was noted meanwhile comes after it.
  it('goes on with notes that were on their way when the program ended', async () => {
    const { test, folder, founder, second, become } = made;
    test.desk.close();
    const at = (day: number) => ({ at: `2026-11-${day}T00:00:00.000Z`, offset: 300 });
    const file = (day: number) =>
      JSON.stringify({
        notes: [{ kind: 'unlock.failed', subjectId: founder.id, what: '', moment: at(day) }],
        more: 0,
      });
    writeFileSync(join(folder, 'vault.notes.entering.json'), file(10));
    writeFileSync(join(folder, 'vault.notes.json'), file(11));
    await become(second, passphrases.second);
    const [, later, earlier] = (await list()).map(({ body }) => body.at);
    expect([earlier, later]).toEqual([at(10).at, at(11).at]);
  });

  it('takes letters that are cut in two', async () => {
    const { test, second, become } = made;
    await become(second, passphrases.second);
    await test.request('search.find', { text: `${'а'.repeat(399)}🔑` });
    expect((await list())[0]?.body).toMatchObject({ kind: 'search' });
  });

  // A database that stays open behind a refused unlock is held against everybody, with its keys in memory.
  it('leaves nothing open when the unlock cannot be written', async () => {
    const { test, folder, founder } = made;
    test.desk.session.vault.client.exec(
      `CREATE TRIGGER full BEFORE INSERT ON access_entry BEGIN SELECT RAISE(ABORT, 'no room'); END`,
    );
    test.desk.close();
    const wanted = { folder, officerId: founder.id, passphrase: passphrases.founder };
    expect(await refusalOf(test.request('vault.unlock', wanted))).not.toBe('nothing was refused');
    expect(existsSync(join(folder, 'evidence.db-wal'))).toBe(false);
    expect(existsSync(join(folder, 'vault.held'))).toBe(false);
  });

  it('holds openings, searches and exports, one opening for one look, and no secret', async () => {
    const { test, second, become } = made;
    await become(second, passphrases.second);
    const { id, number } = await test.request('case.record', { draft: { title: 'Дело' } });
    await test.request('case.get', { id });
    await test.request('case.get', { id });
    await test.request('search.find', { text: '870412301232' });
    const secret =
      'abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon about';
    await test.request('search.find', { text: secret });
    await test.request('access.note', { kind: 'print', subjectKind: 'case', subjectId: id, what: number });
    const entries = await list();
    expect(entries.map(({ body }) => body.kind).slice(0, 4)).toEqual([
      'print',
      'search',
      'search',
      'record.open',
    ]);
    expect(entries.filter(({ body }) => body.kind === 'record.open')).toHaveLength(1);
    expect(JSON.stringify(entries)).not.toContain('abandon');
    expect(JSON.stringify(entries)).toContain('870412301232');
  });

  // An auditor who leaves entries in the ledger of evidence would change what they audit.
  it('is all that an auditor writes', async () => {
    const { test, founder, second, become } = made;
    await become(second, passphrases.second);
    const auditor = await test.request('officer.add', {
      draft: draftOf('А. Тексеруші', 'auditor'),
      passphrase: passphrases.third,
      hands: handsOf({ officerId: founder.id, passphrase: passphrases.founder }),
    });
    const { id } = await test.request('case.record', { draft: { title: 'Дело' } });
    await become(auditor, passphrases.third);
    const before = await test.request('ledger.head', {});
    expect(await test.request('vault.session', {})).toMatchObject({ readOnly: true });
    await test.request('case.get', { id });
    await test.request('ledger.verify', {});
    expect(await refusalOf(test.request('case.record', { draft: { title: 'Чужое' } }))).toBe('access.role');
    expect(await test.request('ledger.head', {})).toEqual(before);
    expect((await kinds()).slice(0, 3)).toEqual(['ledger.verify', 'record.open', 'unlock']);
  });

  it('is for supervisors and auditors', async () => {
    expect(await refusalOf(list())).toBe('access.role');
    await made.become(made.second, passphrases.second);
    expect((await list()).length).toBeGreaterThan(0);
  });

  // Both sides are told: the searcher in the log, the owning unit at home.
  it('tells the owning unit that a match in its case was told', async () => {
    const { test, founder, second, become } = made;
    const row = await test.request('case.record', {
      draft: { title: 'Скрытое дело', kuiNumber: 'КУИ-77120' },
    });
    await become(second, passphrases.second);
    const outsider = await test.request('officer.add', {
      draft: draftOf('Г. Алматы', 'investigator', { unit: 'Алматы қ. ПД' }),
      passphrase: passphrases.third,
      hands: handsOf({ officerId: founder.id, passphrase: passphrases.founder }),
    });
    await become(outsider, passphrases.third);
    expect(await test.request('search.find', { text: 'КУИ-77120' })).toEqual([]);
    expect(await test.request('search.hidden', { text: 'КУИ-77120' })).toEqual([
      { unit: 'Шымкент қ. ПД', contact: 'Ә. Ғани' },
    ]);
    expect((await test.request('home.get', {})).alerts.map(({ code }) => code)).not.toContain('match.told');
    await become(founder, passphrases.founder);
    const alert = (await test.request('home.get', {})).alerts.find(({ code }) => code === 'match.told');
    expect(alert).toMatchObject({
      caseNumber: row.number,
      params: { officer: 'Г. Алматы', unit: 'Алматы қ. ПД' },
    });
  });

  it('names the entry that somebody changed, dropped or signed for another', async () => {
    const { test, second, become } = made;
    await become(second, passphrases.second);
    await test.request('search.find', { text: 'искомое' });
    await test.request('search.find', { text: 'ещё одно' });
    const { vault } = test.desk.session;
    const check = async () =>
      (await test.request('ledger.verify', {})).findings
        .filter(({ code }) => code === 'access.broken')
        .map(({ id, field }) => [Number(id), field]);
    expect(await check()).toEqual([]);
    vault.client.exec('DROP TRIGGER access_entry_fixed; DROP TRIGGER access_entry_kept');
    vault.client.exec(`UPDATE access_entry SET body = replace(body, 'искомое', 'другое!')`);
    const [changed] = await check();
    expect(changed?.[1]).toBe('hash');
    const seq = Number(changed?.[0]);
    vault.client.exec(`DELETE FROM access_entry WHERE seq = ${seq}`);
    expect(await check()).toEqual([[seq + 1, 'seq']]);
  });
});
