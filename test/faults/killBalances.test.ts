import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeDeskVault, makeTestDesk, passphrase, type TestDesk } from '../handlers/support';
import { bundle, rounds, start, untilSaid } from './support';

const assetsDir = resolve(import.meta.dirname, '../../assets');
let test: TestDesk;
let vault: string;
let work: string;
let entry: string;

beforeAll(async () => {
  entry = await bundle('writer');
  test = makeTestDesk();
  ({ folder: vault } = await makeDeskVault(test));
  test.desk.close();
  work = join(test.folder, 'work');
  mkdirSync(work);
});
afterAll(() => test.end());

// Would catch: a list of balances kept beside a case, and none of the amounts that were read in it, or the other way round.
it(`kill -9 while balances are imported leaves the file with its amounts, or neither (${rounds} times)`, async () => {
  for (let round = 0; round < rounds; round += 1) {
    const running = start(entry, [vault, passphrase, 'balances', assetsDir, work]);
    await untilSaid(running, 2 + (round % 7));
    await new Promise((done) => setTimeout(done, Math.random() * 60));
    running.child.kill('SIGKILL');
    await running.ended;
    await test.request('vault.unlock', { folder: vault, passphrase });
    const files = await test.request('attachment.list', {});
    const amounts = await test.request('observation.list', {});
    expect(files.length).toBeGreaterThan(0);
    expect(new Set(amounts.map(({ attachmentId }) => attachmentId))).toEqual(
      new Set(files.map(({ id }) => id)),
    );
    expect((await test.request('ledger.verify', {})).ok).toBe(true);
    test.desk.close();
  }
}, 300_000);
