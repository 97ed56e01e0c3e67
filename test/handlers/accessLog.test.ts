import { readFileSync } from 'node:fs';
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
