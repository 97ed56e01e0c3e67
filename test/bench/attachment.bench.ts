import { execFileSync } from 'node:child_process';
import { createCipheriv, createHash, randomBytes } from 'node:crypto';
import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { checkFile, sealFile } from '../../electron/vault/sealed/stream';

const mebibytes = 512;
let folder = '';
let source = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'dalel-bench-'));
  source = join(folder, 'source');
  const file = openSync(source, 'w');
  for (let n = 0; n < mebibytes; n += 1) writeSync(file, randomBytes(1_048_576));
  closeSync(file);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function seconds(work: () => unknown): Promise<number> {
  const begun = performance.now();
  await work();
  return (performance.now() - begun) / 1_000;
}

/** The same bytes hashed and encrypted with nothing around it: what one core can do at best. */
function bare(): void {
  const file = openSync(source, 'r');
  const chunk = Buffer.allocUnsafe(1_048_576);
  const hash = createHash('sha256');
  const cipher = createCipheriv('aes-256-gcm', randomBytes(32), randomBytes(12));
  while (readSync(file, chunk) > 0) {
    hash.update(chunk);
    cipher.update(chunk);
  }
  closeSync(file);
}

// Would catch: sealing that has become slower than the goal of 0.45 times openssl's throughput of the hash alone.
it('hashes and seals an attachment', async () => {
  const key = randomBytes(32);
  const openssl: number[] = [];
  const sealing: number[] = [];
  const alone: number[] = [];
  const checking: number[] = [];
  for (let round = 0; round < 3; round += 1) {
    openssl.push(await seconds(() => execFileSync('openssl', ['dgst', '-sha256', source])));
    alone.push(await seconds(bare));
    sealing.push(
      await seconds(async () => {
        const { path, sha256 } = await sealFile(source, folder, key);
        checking.push(await seconds(() => checkFile(path, [key], sha256)));
        rmSync(path);
      }),
    );
  }
  const best = (times: number[]) => Math.min(...times);
  const sealed = best(sealing.map((time, round) => time - (checking[round] ?? 0)));
  const rate = (time: number) => `${Math.round(mebibytes / time)} MiB/s`;
  process.stdout.write(
    `openssl dgst -sha256 ${rate(best(openssl))}; hash and AES-256-GCM alone ${rate(best(alone))}; ` +
      `sealed, durable ${rate(sealed)} (ratio to openssl ${(best(openssl) / sealed).toFixed(2)}, goal 0.45); ` +
      `read again ${rate(best(checking))}\n`,
  );
  expect(best(openssl) / sealed).toBeGreaterThan(0.2);
});
