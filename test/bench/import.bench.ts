import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ChainId, checkAddress } from '../../db/domain/address';
import { fastVerdict } from '../../electron/jobs/scan/fast';
import { threadWorkers } from '../../electron/jobs/workers';
import { makeDeskVault, makeTestDesk, type TestDesk } from '../handlers/support';
import { writeRegister } from './importFile';
import { compare, say, spent, spentByProgram } from './measure';

const rows = Number(process.env.DALEL_BENCH_ROWS ?? 50_000);
const built = join(import.meta.dirname, '../../out/main');

let folder: string;
let file: string;
const desks: TestDesk[] = [];
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'dalel-bench-'));
  file = join(folder, 'register.csv');
  writeRegister(file, rows);
}, 600_000);
afterAll(() => {
  for (const desk of desks) desk.end();
  rmSync(folder, { recursive: true, force: true });
});

/** The baseline checks nothing, encrypts nothing and hashes nothing. */
function sqliteImport() {
  const database = join(folder, 'plain.db');
  rmSync(database, { force: true });
  const commands = ['.mode csv', `.import ${file} address`, 'CREATE INDEX by_address ON address(address)'];
  return spentByProgram('sqlite3', [database, ...commands]);
}

// Would catch: an import that grows faster than its rows, or that the window has to wait for.
test(`${rows} addresses are imported`, async () => {
  const { own, base } = await compare(1, sqliteImport, async () => {
    const desk = makeTestDesk(undefined, threadWorkers(built));
    desks.push(desk);
    await makeDeskVault(desk);
    const { id: caseId } = await desk.request('case.record', { draft: { title: 'Дело' } });
    const asked = { file, kind: 'addresses', caseId } as const;
    const { plan } = await desk.request('import.preview', { ...asked, job: 'p' });
    const took = await spent(async () => {
      const { totals } = await desk.request('import.run', { ...asked, plan, job: 'r' });
      expect(totals).toMatchObject({ read: rows, accepted: rows });
    });
    return took;
  });
  say(
    `import of ${rows} addresses, checked, hashed, encrypted`,
    own,
    base,
    'sqlite3 .import + CREATE INDEX',
    '1.5',
  );
});

const share = (all: readonly number[], part: number): number =>
  [...all].sort((one, other) => one - other)[Math.floor(all.length * part)] ?? Number.NaN;

/** How long wallets take that are saved one after the other, with a rest between, until told to end. */
async function savesUntil(desk: TestDesk, caseId: string, ended: () => boolean): Promise<number[]> {
  const took: number[] = [];
  while (!ended()) {
    const addresses = [{ chain: 'bitcoin' as const, text: 'bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq' }];
    const draft = { caseId, label: `w${took.length}`, addresses };
    took.push((await spent(() => desk.request('wallet.record', { draft }))).wall);
    await new Promise((done) => setTimeout(done, 10));
  }
  return took;
}

// Would catch: an officer who waits for somebody's import, or an import that cannot be stopped.
test('wallets are saved meanwhile, and an import is stopped in its middle', async () => {
  const desk = makeTestDesk(undefined, threadWorkers(built));
  desks.push(desk);
  await makeDeskVault(desk);
  const { id: caseId } = await desk.request('case.record', { draft: { title: 'Дело' } });
  const asked = { file, kind: 'addresses', caseId } as const;
  const { plan } = await desk.request('import.preview', { ...asked, job: 'p' });
  let left = 60;
  const alone = await savesUntil(desk, caseId, () => left-- === 0);
  let over = false;
  const running = desk.request('import.run', { ...asked, plan, job: 'r' }).finally(() => {
    over = true;
  });
  const meanwhile = await savesUntil(desk, caseId, () => over);
  expect((await running).totals.accepted).toBe(rows);
  const told = (all: readonly number[]) =>
    `${all.length} saves, median ${share(all, 0.5).toFixed(1)} ms, p95 ${share(all, 0.95).toFixed(1)} ms, longest ${Math.max(...all).toFixed(1)} ms`;
  process.stdout.write(
    `wallets saved while ${rows} are imported: ${told(meanwhile)}; alone: ${told(alone)}; goal p95 50 ms\n`,
  );
  const { id: other } = await desk.request('case.record', { draft: { title: 'Другое' } });
  const stopped = desk.request('import.run', { ...asked, caseId: other, plan, job: 's' });
  const { client } = desk.desk.session.vault;
  const staged = () => Number(client.prepare('SELECT count(*) FROM imported_address').pluck().get());
  while (staged() === rows) await new Promise((done) => setTimeout(done, 5));
  const begun = performance.now();
  await desk.request('job.cancel', { job: 's' });
  await expect(stopped).rejects.toMatchObject({ code: 'job.cancelled' });
  process.stdout.write(
    `an import stopped in its middle is gone after ${(performance.now() - begun).toFixed(0)} ms\n`,
  );
  expect(staged()).toBe(rows);
}, 600_000);

// Would catch: a fast way that is slower than the rules, or judges otherwise.
test('every checksum is checked', async () => {
  const lines = readFileSync(file, 'utf8').trim().split('\n').slice(1);
  const texts = lines.map((line) => line.split(',').slice(0, 2) as [string, ChainId]);
  const passed = { rules: 0, fast: 0 };
  const { own, base } = await compare(
    2,
    () =>
      spent(() => {
        passed.rules = texts.filter(
          ([text, chain]) => checkAddress(chain, text, { repairs: false }).valid,
        ).length;
      }),
    () =>
      spent(() => {
        passed.fast = texts.filter(([text, chain]) => fastVerdict(chain, text) !== undefined).length;
      }),
  );
  expect(passed).toEqual({ rules: rows, fast: rows });
  say(`checking ${rows} addresses`, own, base, 'the rules on @scure and @noble', '0.5 by work');
});

// Would catch: a page whose cost grows with where it stands, or a search that reads every row.
test('a list of all of them answers', async () => {
  const [desk] = desks;
  if (!desk) throw new Error('nothing was imported');
  const [known = ''] = readFileSync(file, 'utf8')
    .split('\n')
    .slice(rows / 2, rows / 2 + 1);
  const text = known.split(',')[0] ?? '';
  const { id: caseId } = (await desk.request('case.list', {}))[0] ?? { id: '' };
  const page = { limit: 100 };
  const asked = {
    'first page': { ...page, from: 0 },
    'next page': { ...page, from: 100 },
    'jump to the middle': { ...page, from: Math.floor(rows / 2) },
    'jump to the end': { ...page, from: rows - 100 },
    'filter by case': { ...page, filter: { caseId } },
    'exact search': { ...page, filter: { search: { how: 'exact', text } } },
    'prefix search': { ...page, filter: { search: { how: 'prefix', text: text.slice(0, 8) } } },
    'suffix search': { ...page, filter: { search: { how: 'suffix', text: text.slice(-8) } } },
  } as const;
  for (const [name, input] of Object.entries(asked)) {
    const took: number[] = [];
    for (let round = 0; round < 15; round += 1)
      took.push((await spent(() => desk.request('address.page', input))).wall);
    const median = took.sort((one, other) => one - other)[7] ?? Number.NaN;
    process.stdout.write(`list of ${rows}, ${name}: median ${median.toFixed(2)} ms; goal 20\n`);
  }
  expect((await desk.request('address.page', page)).total).toBe(rows);
});
