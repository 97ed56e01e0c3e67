import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeDeskVault, makeTestDesk, passphrase, type TestDesk } from '../handlers/support';
import { bundle, rounds, type Started, start, untilSaid } from './support';

const assetsDir = resolve(import.meta.dirname, '../../assets');
const older = resolve(import.meta.dirname, '../fixtures/vaults/0000');
let test: TestDesk;
let work: string;
let entry: string;

beforeAll(async () => {
  entry = await bundle('writer');
  test = makeTestDesk();
  work = join(test.folder, 'work');
  mkdirSync(work);
});
afterAll(() => test.end());

const begin = (vault: string, kind: string) => start(entry, [vault, passphrase, kind, assetsDir, work]);

async function killAfter(running: Started, milliseconds: number): Promise<Record<string, unknown>[]> {
  await new Promise((done) => setTimeout(done, milliseconds));
  running.child.kill('SIGKILL');
  await running.ended;
  if (running.child.signalCode !== 'SIGKILL')
    throw new Error(`the writer ended by itself: ${running.complaint()}`);
  return running.said();
}

/** The vault opens with its officer's passphrase, has its case, and every row is as the ledger says. */
async function requireWhole(folder: string, title: string): Promise<void> {
  await test.request('vault.unlock', { folder, passphrase });
  expect((await test.request('case.list', {})).map((one) => one.title)).toContain(title);
  const { findings } = await test.request('ledger.verify', {});
  expect(findings.filter(({ code }) => code !== 'clock.back')).toEqual([]);
}

function tell(what: string, acknowledged: number): void {
  if (process.env.DALEL_FAULT_LOG)
    writeFileSync(process.env.DALEL_FAULT_LOG, `${what}: ${rounds} kills, ${acknowledged} acknowledged\n`, {
      flag: 'a',
    });
}

describe('kill -9 while the keys of a vault are changed', () => {
  // Would catch: a database under one key and a header under another, which nobody opens any more.
  it(`leaves a vault that its officer opens, under the old keys or the new ones (${rounds} times)`, async () => {
    const { folder, recoveryKey } = await makeDeskVault(test);
    await test.request('case.record', { draft: { title: 'кілт' } });
    await test.request('vault.confirmRecoveryKey', { recoveryKey });
    test.desk.close();
    let known = recoveryKey;
    let acknowledged = 0;
    for (let round = 0; round < rounds; round += 1) {
      writeFileSync(join(work, 'recovery'), known);
      const running = begin(folder, 'rekey');
      await untilSaid(running, 2 + (round % 2));
      const said = await killAfter(running, Math.random() * 120);
      acknowledged += said.filter((what) => 'recoveryKey' in what).length;
      await requireWhole(folder, 'кілт');
      expect(existsSync(join(folder, 'vault.next.json'))).toBe(false);
      // Shown to nobody where the kill came first: another takes its place, as an officer would do it.
      known = (await test.request('vault.renewRecoveryKey', { passphrase })).recoveryKey;
      test.desk.close();
      await test.request('vault.unlockWithRecoveryKey', { folder, recoveryKey: known });
      test.desk.close();
    }
    tell('rekey', acknowledged);
    rmSync(folder, { recursive: true });
  }, 600_000);
});

describe('kill -9 while a backup is put back', () => {
  // Would catch: half a vault under the name of a whole one.
  it(`leaves a whole vault in the new place, or none (${rounds} times)`, async () => {
    const { folder, recoveryKey } = await makeDeskVault(test);
    await test.request('case.record', { draft: { title: 'көшірме' } });
    for (let n = 0; n < 6; n += 1) test.desk.session.files.put(Buffer.alloc(2_000_000, `${n}`));
    const place = join(work, 'stick');
    mkdirSync(place);
    const { folder: chosen } = await test.request('backup.make', { place, job: 'b' });
    const officerId = test.desk.session.officer?.id ?? '';
    test.desk.close();
    writeFileSync(join(work, 'restore'), JSON.stringify({ chosen, officerId, recoveryKey }));
    let acknowledged = 0;
    for (let round = 0; round < rounds; round += 1) {
      const running = begin(folder, 'restore');
      await untilSaid(running, 1 + (round % 2));
      const said = await killAfter(running, Math.random() * 400);
      acknowledged += said.length - 1;
      const named = readdirSync(work).filter((name) => /^restored-\d+-\d+$/.test(name));
      for (const what of said) if (typeof what.restored === 'string') expect(named).toContain(what.restored);
      for (const name of named) {
        // Made empty before the copying begins, and renamed onto at its end.
        if (readdirSync(join(work, name)).length > 0) {
          await requireWhole(join(work, name), 'көшірме');
          test.desk.close();
        }
        rmSync(join(work, name), { recursive: true });
      }
    }
    tell('restore', acknowledged);
  }, 600_000);
});

describe('kill -9 while a vault of an older version is upgraded', () => {
  // Would catch: a database between two versions, or one without the copy that it came from.
  it(`leaves it in the older version or in this one, with all of its rows (${rounds} times)`, async () => {
    let done = 0;
    for (let round = 0; round < rounds; round += 1) {
      const folder = join(work, `older-${round}`);
      cpSync(older, folder, { recursive: true });
      const running = begin(folder, 'upgrade');
      await untilSaid(running, 1);
      const said = await killAfter(running, Math.random() * 160);
      done += said.length > 1 ? 1 : 0;
      await requireWhole(folder, 'Пирамида «Алтын»');
      test.desk.close();
      expect(readdirSync(folder).some((name) => name.includes('before-upgrade'))).toBe(true);
      expect(readFileSync(join(folder, 'vault.json')).length).toBeGreaterThan(0);
      rmSync(folder, { recursive: true });
    }
    tell('upgrade', done);
  }, 600_000);
});
