import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeSampleSigner } from '../../electron/signing/sample';
import { makeDeskVault, makeTestDesk, type TestDesk } from '../handlers/support';

/** Goals of a signed report, in seconds on a machine that does nothing else. */
const goals = [
  { wallets: 1_000, seconds: 3 },
  { wallets: 10_000, seconds: 15 },
];
const wanted = Number(process.env.DALEL_BENCH_WALLETS ?? 1_000);

let folder = '';
let test: TestDesk;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dalel-bench-'));
  test = makeTestDesk();
  await makeDeskVault(test);
});
afterAll(() => {
  test.end();
  rmSync(folder, { recursive: true, force: true });
});

/** Seconds on the clock and of this process's own work: the second says more on a machine that does other things too. */
async function timed<T>(work: () => Promise<T>): Promise<{ seconds: number; cpu: number; value: T }> {
  const begun = performance.now();
  const before = process.cpuUsage();
  const value = await work();
  const { user, system } = process.cpuUsage(before);
  return { seconds: (performance.now() - begun) / 1000, cpu: (user + system) / 1e6, value };
}

const address = (n: number): string =>
  `0x${createHash('sha256').update(String(n)).digest('hex').slice(0, 40)}`;

describe('a signed report', () => {
  for (const goal of goals.filter(({ wallets }) => wallets <= wanted)) {
    it(`of ${goal.wallets} wallets`, { timeout: 1_800_000 }, async () => {
      const { id: caseId } = await test.request('case.record', { draft: { title: `Дело ${goal.wallets}` } });
      for (let n = 0; n < goal.wallets; n += 1)
        await test.request('wallet.record', {
          draft: { caseId, label: `W ${n}`, addresses: [{ chain: 'ethereum', text: address(n) }] },
        });
      const from = new Date('2026-11-01');
      const signer = makeSampleSigner({ commonName: 'SAMPLE', organisation: 'SAMPLE', from });
      const pkcs12 = join(folder, 'officer.p12');
      writeFileSync(pkcs12, signer.p12);
      // the baseline is the drawing alone: what signing, verifying and recording add is the ratio
      const to = join(folder, `${goal.wallets}.pdf`);
      const bare = await timed(() => test.request('report.draft', { caseId, language: 'ru', to }));
      const order = { caseId, language: 'ru' as const, pkcs12, passphrase: signer.passphrase };
      const whole = await timed(() => test.request('report.sign', order));
      const verified = await timed(() => test.request('report.get', { id: whole.value.id }));
      expect(verified.value.verdict?.verdict).toBe('intact');
      const { pages, size } = whole.value;
      const ratio = (whole.cpu / bare.cpu).toFixed(2);
      console.log(
        `report of ${goal.wallets} wallets: signed ${whole.seconds.toFixed(1)} s (${whole.cpu.toFixed(1)} s of work), ` +
          `drawn alone ${bare.seconds.toFixed(1)} s (${bare.cpu.toFixed(1)} s of work), ` +
          `ratio of work ${ratio}, verified again ${verified.seconds.toFixed(1)} s, ${pages} pages, ${(size / 1e6).toFixed(1)} MB (goal ${goal.seconds} s)`,
      );
    });
  }
});
