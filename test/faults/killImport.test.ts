import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { writeRegister } from '../bench/importFile';
import { makeDeskVault, makeTestDesk, passphrase, type TestDesk } from '../handlers/support';
import { bundle, rounds, start, untilSaid } from './support';

const assetsDir = resolve(import.meta.dirname, '../../assets');
/** Three segments, each staged by itself. */
const rows = 70_000;
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
  writeRegister(join(work, 'register.csv'), rows);
});
afterAll(() => test.end());

/** Kills an import some time after it began; what the program had said by then. */
async function killOnce(round: number) {
  const running = start(entry, [vault, passphrase, 'import', assetsDir, work]);
  // The case, then each import begun and ended in turns.
  await untilSaid(running, round % 2 === 0 ? 2 : 4);
  await new Promise((done) => setTimeout(done, Math.random() * 1_200));
  running.child.kill('SIGKILL');
  await running.ended;
  if (running.child.signalCode !== 'SIGKILL')
    throw new Error(`the writer ended by itself: ${running.complaint()}`);
  return running.said();
}

// Would catch: half of a register in the lists, one that was said to be there and is not, or rows of a dead import that stay
// in the vault and are called tampering.
it(`kill -9 during an import leaves it whole or absent (${rounds} times)`, async () => {
  let cutOff = 0;
  for (let round = 0; round < rounds; round += 1) {
    const said = await killOnce(round);
    if (said.at(-1)?.begins === 'import') cutOff += 1;
    await test.request('vault.unlock', { folder: vault, passphrase });
    try {
      const imports = await test.request('import.list', {});
      const kept = new Map(imports.map(({ id, accepted }) => [id, accepted]));
      for (const { import: id, accepted } of said)
        if (id !== undefined) expect(kept.get(String(id))).toBe(accepted);
      expect(imports.filter(({ accepted }) => accepted !== rows)).toEqual([]);
      expect((await test.request('address.page', {})).total).toBe(imports.length * rows);
      const { client } = test.desk.session.vault;
      const staged = () => client.prepare('SELECT count(*) FROM imported_address').pluck().get();
      await expect.poll(staged, { timeout: 20_000, interval: 200 }).toBe(imports.length * rows);
      const { findings } = await test.request('ledger.verify', {});
      expect(findings.filter(({ code }) => code !== 'clock.back')).toEqual([]);
    } finally {
      test.desk.close();
    }
  }
  expect(cutOff).toBeGreaterThan(0);
}, 300_000);
