import { createCipheriv, createHash, randomBytes } from 'node:crypto';
import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { checkFile, sealFile, type Unfinished } from '../../electron/vault/sealed/stream';
import { compare, type Spent, spent, spentByProgram } from './measure';

const mebibytes = Number(process.env.DALEL_BENCH_MEBIBYTES ?? 256);
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

const of = 'openssl dgst -sha256';

// Would catch: sealing that has become slower than the goal of 0.45 times openssl's throughput of the hash alone.
it('hashes and seals an attachment', { timeout: 600_000 }, async () => {
  const key = randomBytes(32);
  process.stdout.write(`${mebibytes} MiB, read from the system's cache\n`);
  const openssl = () => spentByProgram('openssl', ['dgst', '-sha256', source]);
  const alone = await compare(3, openssl, () => spent(bare));
  sayRate('hash and AES-256-GCM with nothing around it', alone);
  const made: Unfinished[] = [];
  const seal = async () => made.push(await sealFile(source, folder, key));
  const sealing = await compare(5, openssl, async () => {
    const one = await spent(seal);
    for (const { path } of made.slice(0, -1)) rmSync(path, { force: true });
    return one;
  });
  sayRate('hashed, sealed, durable', sealing);
  const last = made.at(-1);
  if (!last) throw new Error('nothing was sealed');
  const check = async () => expect(await checkFile(last.path, [key], last.sha256)).toBe('intact');
  sayRate('read again and compared', await compare(3, openssl, () => spent(check)));
  expect(sealing.base.cpu / sealing.own.cpu).toBeGreaterThan(0.2);
});

/** Throughput as a part of openssl's: 1 is as fast, 0.45 is the goal. */
function sayRate(what: string, { base, own }: { base: Spent; own: Spent }): void {
  const rate = (time: number) => `${Math.round((mebibytes * 1_000) / time)} MiB/s`;
  process.stdout.write(
    `${what}: ${rate(own.wall)} (${rate(own.cpu)} by work); ${of}: ${rate(base.wall)} (${rate(base.cpu)} by work); ` +
      `throughput ratio ${(base.wall / own.wall).toFixed(2)} by the clock, ${(base.cpu / own.cpu).toFixed(2)} by work\n`,
  );
}
