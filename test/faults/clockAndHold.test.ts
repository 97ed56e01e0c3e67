import { mkdirSync } from 'node:fs';
import { hostname } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeDeskVault, makeTestDesk, passphrase, type TestDesk } from '../handlers/support';
import { bundle, rounds, start, untilSaid } from './support';

const assetsDir = resolve(import.meta.dirname, '../../assets');
let test: TestDesk;
beforeEach(() => {
  test = makeTestDesk();
});
afterEach(() => test.end());

describe('a clock that goes back', () => {
  it('leaves entries in order, and is named by the ledger and at home', async () => {
    await makeDeskVault(test);
    await test.request('case.record', { draft: { title: 'бұрын' } });
    test.sources.jump(-2 * 3_600_000);
    const later = await test.request('case.record', { draft: { title: 'кейін' } });
    await test.request('case.record', { draft: { title: 'тағы' } });
    const entries = await test.request('ledger.list', { limit: 10 });
    expect(entries.map(({ seq }) => seq)).toEqual([...entries.keys()].map((at) => entries.length - at));
    const { findings } = await test.request('ledger.verify', {});
    expect(findings).toMatchObject([{ code: 'clock.back', seq: later.ledgerSeq }]);
    const alerts = (await test.request('home.get', {})).alerts.filter(({ code }) => code === 'clock.back');
    expect(alerts).toMatchObject([{ state: 'amber', params: { seq: later.ledgerSeq } }]);
  });
});

describe('a vault that is opened twice', () => {
  it('tells the second process who holds it and where, and is free as soon as the first is killed', async () => {
    const entry = await bundle('writer');
    const { folder } = await makeDeskVault(test);
    test.desk.close();
    const work = join(test.folder, 'work');
    mkdirSync(work);
    for (let round = 0; round < rounds; round += 1) {
      const holder = start(entry, [folder, passphrase, 'record', assetsDir, work]);
      await untilSaid(holder, 2);
      await expect(test.request('vault.unlock', { folder, passphrase })).rejects.toMatchObject({
        code: 'vault.held',
        params: { officer: 'Ә. Ғани', host: hostname() },
      });
      holder.child.kill('SIGKILL');
      await holder.ended;
      expect((await test.request('vault.unlock', { folder, passphrase })).officer?.name).toBe('Ә. Ғани');
      test.desk.close();
    }
  }, 300_000);

  it('lets exactly one of those in that come at the same time', async () => {
    const entry = await bundle('writer');
    const { folder } = await makeDeskVault(test);
    test.desk.close();
    const work = join(test.folder, 'work');
    mkdirSync(work);
    const all = [1, 2, 3].map(() => start(entry, [folder, passphrase, 'record', assetsDir, work]));
    const refused = all.map(({ ended }, index) => ended.then(() => index));
    await Promise.race(refused);
    await Promise.race(refused.filter((_, index) => all[index]?.child.exitCode === null));
    const inside = all.filter(({ child }) => child.exitCode === null);
    expect(inside).toHaveLength(1);
    for (const one of all.filter(({ child }) => child.exitCode !== null))
      expect(one.complaint()).toContain('vault.held');
    for (const { child, ended } of inside) {
      child.kill('SIGKILL');
      await ended;
    }
    await test.request('vault.unlock', { folder, passphrase });
    expect((await test.request('ledger.verify', {})).findings).toEqual([]);
  }, 300_000);
});
