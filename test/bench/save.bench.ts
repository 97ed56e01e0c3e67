import { closeSync, fdatasyncSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeDeskVault, makeTestDesk, type TestDesk } from '../handlers/support';
import { type Spent, spent } from './measure';

const count = Number(process.env.DALEL_BENCH_SAVES ?? 300);
/** What an entry, its rows and their index pages come to in the write-ahead log: some pages, written in one piece. */
const written = Buffer.alloc(8 * 4_096, 1);

let desk: TestDesk;
beforeAll(async () => {
  desk = makeTestDesk();
  await makeDeskVault(desk);
});
afterAll(() => desk.end());

const at = (all: readonly Spent[], share: number): number =>
  all.map(({ wall }) => wall).sort((one, two) => one - two)[Math.floor(all.length * share)] ?? Number.NaN;
const mean = (all: readonly Spent[]): number => all.reduce((sum, { cpu }) => sum + cpu, 0) / all.length;

// Would catch: a save that waits for the disk more than once, or that grows with what is recorded.
test('a wallet is saved', { timeout: 300_000 }, async () => {
  const { id: caseId } = await desk.request('case.record', { draft: { title: 'Дело' } });
  const file = openSync(join(desk.folder, 'sync'), 'w');
  const [syncs, saves]: [Spent[], Spent[]] = [[], []];
  for (let n = 0; n < count; n += 1) {
    syncs.push(
      await spent(() => {
        writeSync(file, written);
        fdatasyncSync(file);
      }),
    );
    const draft = {
      caseId,
      label: `Wallet ${n}`,
      addresses: [{ chain: 'ethereum' as const, text: `0x${n.toString(16).padStart(40, '0')}` }],
    };
    saves.push(await spent(() => desk.request('wallet.record', { draft })));
  }
  closeSync(file);
  const [sync, save] = [at(syncs, 0.5), at(saves, 0.5)];
  process.stdout.write(
    `saving a wallet through the router, ${count} times: median ${save.toFixed(2)} ms, p95 ${at(saves, 0.95).toFixed(2)} ms ` +
      `(${mean(saves).toFixed(2)} ms of work each); append 32 KiB and fdatasync: median ${sync.toFixed(2)} ms, ` +
      `p95 ${at(syncs, 0.95).toFixed(2)} ms; ratio of medians ${(save / sync).toFixed(2)}, goal 3\n`,
  );
  expect(saves).toHaveLength(count);
});
