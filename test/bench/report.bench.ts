import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkAddress } from '../../db/domain/address';
import { walletDraft } from '../../db/domain/wallet';
import { recordWallet } from '../../db/wallets';
import { drawInChild } from '../../electron/jobs/drawInChild';
import { makeSampleSigner } from '../../electron/signing/sample';
import { makeDeskVault, makeTestDesk, type TestDesk } from '../handlers/support';

/** Goals of a signed report, in seconds on a machine that does nothing else; 100,000 has none but that memory stays flat. */
const sizes = [
  { wallets: 1_000, goal: '3 s' },
  { wallets: 10_000, goal: '15 s' },
  { wallets: 100_000, goal: 'flat memory' },
];
const wanted = Number(process.env.DALEL_BENCH_WALLETS ?? 1_000);
const asked = sizes.filter((size) => size.wallets <= wanted);
const perEntry = 500;

const root = resolve(import.meta.dirname, '../..');
let folder = '';
let drawing = '';
let test: TestDesk;
const cases = new Map<number, string>();
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dalel-bench-'));
  drawing = mkdtempSync(join(root, 'node_modules/.drawing-'));
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: join(root, 'electron/jobs/entries/drawVolume.ts'),
      outDir: drawing,
      rollupOptions: { output: { format: 'es', entryFileNames: 'drawVolume.js' } },
    },
  });
  // as in the app: each volume in a process of its own
  test = makeTestDesk((request) => drawInChild(join(drawing, 'drawVolume.js'), request));
  await makeDeskVault(test);
  // All are recorded before the first report: whatever its size, it is made in one and the same vault.
  for (const { wallets } of asked) {
    const { id } = await test.request('case.record', { draft: { title: `Дело ${wallets}` } });
    recordMany(id, wallets);
    cases.set(wallets, id);
  }
  test.desk.session.vault.forgetPages();
}, 1_200_000);
afterAll(() => {
  test.end();
  rmSync(folder, { recursive: true, force: true });
  rmSync(drawing, { recursive: true, force: true });
});

const megabytes = (kilobytes: number) => Math.round(kilobytes / 1024);

/** The most that a process ever held since it was asked to forget, in kilobytes (Linux; 0 elsewhere). */
function mostHeld(pid: number | string): number {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'latin1'))?.[1] ?? 0);
  } catch {
    return 0;
  }
}

interface Memory {
  readonly own: number;
  readonly drawing: number;
}

/** What making the records left behind is none of the report's. */
setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** The most that this process, even while it answered nobody, and any single drawing process held, in MB. */
function watchMemory(): () => Memory {
  let drawing = 0;
  collect();
  try {
    writeFileSync('/proc/self/clear_refs', '5');
  } catch {
    // The system keeps no such account.
  }
  const children = (): string[] => {
    try {
      return readdirSync('/proc/self/task').flatMap((task) =>
        readFileSync(`/proc/self/task/${task}/children`, 'latin1').split(' ').filter(Boolean),
      );
    } catch {
      return [];
    }
  };
  const look = () => {
    for (const pid of children()) drawing = Math.max(drawing, mostHeld(pid));
  };
  const timer = setInterval(look, 100);
  return () => {
    clearInterval(timer);
    return { own: megabytes(mostHeld('self')), drawing: megabytes(drawing) };
  };
}

/** How much more than at ten thousand: what the goal of flat memory means. */
const flat = 1.3;
let atTenThousand: Memory | undefined;

function sayRatio(wallets: number, memory: Memory): void {
  if (wallets === 10_000) atTenThousand = memory;
  if (wallets <= 10_000 || atTenThousand === undefined || atTenThousand.own === 0) return;
  const ratio = (of: keyof Memory) => (memory[of] / (atTenThousand?.[of] ?? 1)).toFixed(2);
  console.log(
    `memory to that at 10000: this process ${ratio('own')}, one drawing ${ratio('drawing')}; goal ${flat}`,
  );
}

async function timed<T>(work: () => Promise<T>) {
  const begun = performance.now();
  const memory = watchMemory();
  const before = process.cpuUsage();
  const value = await work();
  const { user, system } = process.cpuUsage(before);
  const own = (user + system) / 1e6;
  return { seconds: (performance.now() - begun) / 1000, own, memory: memory(), value };
}

const address = (n: number): string =>
  `0x${createHash('sha256').update(String(n)).digest('hex').slice(0, 40)}`;

/**
 * Many wallets in one entry, as an import writes them. The first is recorded as officers do, the others are its like: recording
 * counts the wallets of the case each time, and is not what is measured here.
 */
function recordMany(caseId: string, count: number): void {
  const draft = (n: number) =>
    walletDraft.parse({ caseId, label: `W ${n}`, addresses: [{ chain: 'ethereum', text: address(n) }] });
  const first = test.desk.write('wallet.record', (tx) => recordWallet(tx, draft(0)));
  const { addresses, ...facts } = first;
  const [line] = addresses;
  if (line === undefined) throw new Error('the wallet has an address');
  for (let from = 1; from < count; from += perEntry)
    test.desk.write('wallet.record', (tx) => {
      for (let n = from; n < Math.min(count, from + perEntry); n += 1) {
        const row = { ...facts, ...tx.meta(first.number.replace(/\d+$/, String(n + 1))), label: `W ${n}` };
        const { canonical } = checkAddress('ethereum', address(n));
        const found = { ...line, text: address(n), canonical, id: tx.newId(), walletId: row.id };
        tx.insert('wallet', row);
        tx.insert('address', { ...found, withdrawn: 0, ledgerSeq: tx.seq });
        tx.about({ kind: 'wallet', id: row.id, number: row.number, title: row.label, caseId });
      }
    });
}

describe('a signed report', () => {
  for (const { wallets, goal } of asked) {
    it(`of ${wallets} wallets`, { timeout: 3_600_000 }, async () => {
      const caseId = cases.get(wallets) ?? '';
      const signer = makeSampleSigner({
        commonName: 'SAMPLE',
        organisation: 'SAMPLE',
        from: new Date('2026-11-01'),
      });
      const pkcs12 = join(folder, 'officer.p12');
      writeFileSync(pkcs12, signer.p12);
      // the baseline is the drawing alone: what signing, verifying and recording add is the ratio
      const to = join(folder, `${wallets}.pdf`);
      const order = { caseId, language: 'ru' as const };
      const bare =
        wallets > 10_000 ? undefined : await timed(() => test.request('report.draft', { ...order, to }));
      const { passphrase } = signer;
      const whole = await timed(() => test.request('report.sign', { ...order, pkcs12, passphrase }));
      const verified = await timed(() => test.request('report.get', { id: whole.value.id }));
      expect(verified.value.verdict?.verdict).toBe('intact');
      if (whole.value.volumes > 1) expect(verified.value.set?.complete).toBe(true);
      const { pages, volumes } = whole.value;
      const size = verified.value.volumes.reduce((sum, one) => sum + one.size, 0) || whole.value.size;
      console.log(
        `report of ${wallets} wallets: signed ${whole.seconds.toFixed(1)} s (goal ${goal}; ${whole.own.toFixed(1)} s of work in this process), ` +
          (bare === undefined
            ? ''
            : `drawn alone, one volume after the other, ${bare.seconds.toFixed(1)} s, ratio ${(whole.seconds / bare.seconds).toFixed(2)}, `) +
          `verified again ${verified.seconds.toFixed(1)} s, ${volumes} volumes, ${pages} pages, ${(size / 1e6).toFixed(1)} MB; ` +
          `most memory: this process ${whole.memory.own} MB, one drawing ${whole.memory.drawing} MB; ` +
          `verifying ${verified.memory.own} MB`,
      );
      sayRatio(wallets, whole.memory);
    });
  }
});
