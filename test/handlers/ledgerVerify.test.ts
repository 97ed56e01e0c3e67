import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dropGuards } from '../../db/guards';
import { watchLedger } from '../../electron/ipc/handlers/ledgerWatch';
import { type Crew, draftOf, handsOf, makeCrew, passphrases } from './officersSupport';

let made: Crew;
beforeEach(async () => {
  made = await makeCrew();
});
afterEach(() => made.test.end());

const secret = 'Имя, которого чужой отдел знать не должен';

describe('ledger.verify', () => {
  // Whoever could not see a case read its values among the differences.
  it('tells an investigator of another unit that a row differs, and nothing that stands in it', async () => {
    const { test, founder, second, become } = made;
    const { id } = await test.request('case.record', { draft: { title: secret } });
    await become(second, passphrases.second);
    const other = await test.request('officer.add', {
      draft: draftOf('В. Ли', 'investigator', { unit: 'Алматы қ. ПД' }),
      passphrase: passphrases.third,
      hands: handsOf({ officerId: founder.id, passphrase: passphrases.founder }),
    });
    await become(other, passphrases.third);
    const own = await test.request('case.record', { draft: { title: 'Своё дело' } });
    const { client } = test.desk.session.vault;
    dropGuards(client);
    client.prepare('UPDATE main.case_file SET title = ? WHERE id = ?').run('подменено', id);
    client.prepare('UPDATE main.case_file SET title = ? WHERE id = ?').run('подменено', own.id);
    const { ok, findings } = await test.request('ledger.verify', {});
    expect(ok).toBe(false);
    expect(findings.find((found) => found.id === id)).toMatchObject({
      code: 'field.changed',
      field: 'title',
      number: '',
      recorded: '',
      found: '',
    });
    expect(findings.find((found) => found.id === own.id)).toMatchObject({
      number: own.number,
      recorded: expect.stringContaining('Своё дело'),
      found: expect.stringContaining('подменено'),
    });
    expect(JSON.stringify(findings)).not.toContain(secret);
  });

  it('tells who sees every case all of it', async () => {
    const { test, second, become } = made;
    const { id } = await test.request('case.record', { draft: { title: secret } });
    await become(second, passphrases.second);
    const { client } = test.desk.session.vault;
    dropGuards(client);
    client.prepare('UPDATE main.case_file SET title = ? WHERE id = ?').run('подменено', id);
    const { findings } = await test.request('ledger.verify', {});
    expect(JSON.stringify(findings)).toContain(secret);
  });
});

describe('the ledger is looked at after an unlock', () => {
  // Would catch: a vault that was changed overnight and greets with no word of it.
  it('and the window is told whether it agrees', async () => {
    const { test, second, become } = made;
    const { id } = await test.request('case.record', { draft: { title: 'Дело' } });
    await become(second, passphrases.second);
    const look = () => watchLedger(test.desk, test.desk.session, new AbortController().signal);
    expect(await test.request('ledger.watched', {})).toBeNull();
    expect(await look()).toMatchObject({ state: 'agrees', differences: 0 });
    expect(test.events.filter((name) => name === 'ledger')).toHaveLength(2);
    const { client } = test.desk.session.vault;
    dropGuards(client);
    await test.request('case.amend', { id, draft: { title: 'Иное' }, reason: 'уточнено' });
    client.prepare('UPDATE main.case_file SET title = ? WHERE id = ?').run('подменено', id);
    expect(await look()).toMatchObject({ state: 'differs', differences: 1 });
    expect(await test.request('ledger.watched', {})).toMatchObject({ state: 'differs' });
  });

  it('and stops when the vault is locked meanwhile, without a word', async () => {
    const { test } = made;
    const stop = new AbortController();
    const looking = watchLedger(test.desk, test.desk.session, stop.signal, 5);
    stop.abort(new Error('locked'));
    test.desk.close();
    await expect(looking).rejects.toThrow('locked');
    expect(test.events.filter((name) => name === 'ledger')).toHaveLength(1);
  });
});
