import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Worker } from 'node:worker_threads';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { handlers } from '../../electron/ipc/handlers';
import { Desk } from '../../electron/ipc/handlers/desk';
import { createRouter } from '../../electron/ipc/router';
import { drawInChild } from '../../electron/jobs/drawInChild';
import { threadWorkers } from '../../electron/jobs/workers';
import { makeSampleSigner } from '../../electron/signing/sample';
import { realSources } from '../../electron/sources';
import { bundleEntries, rounds } from './support';

/** Every thread that was started, so that one can be ended as a crash would end it. */
const started: Worker[] = [];
vi.mock('node:worker_threads', async (original) => {
  const real = await original<typeof import('node:worker_threads')>();
  class Watched extends real.Worker {
    constructor(...given: ConstructorParameters<typeof Worker>) {
      super(...given);
      started.push(this);
    }
  }
  return { ...real, Worker: Watched };
});

const passphrase = 'жеті рет өлше, бір рет кес';
let folder: string;
let built: string;
let desk: Desk;
let onJob: (done: number, total: number) => void = () => undefined;
let ask: (route: string, input: unknown) => Promise<Record<string, unknown>>;
let caseId = '';

beforeAll(async () => {
  built = await bundleEntries(['fileJob', 'databaseWork', 'drawVolume', 'verifySignatures']);
  folder = mkdtempSync(join(tmpdir(), 'dalel-worker-'));
  desk = new Desk({
    sources: realSources(undefined),
    assetsDir: resolve(import.meta.dirname, '../../assets'),
    cost: { memoryKiB: 8, passes: 1 },
    resolveFile: (token) => token,
    draw: (request) => drawInChild(join(built, 'drawVolume.js'), request),
    workers: threadWorkers(built),
    emit: (name, value) => {
      if (name === 'job' && value !== null && 'total' in value)
        onJob(Number(value.done), Number(value.total));
    },
  });
  const router = createRouter(desk, handlers, { checkOutputs: true, log: () => undefined });
  ask = async (route, input) => Object(await router.request(route, input));
  await ask('vault.create', {
    folder: join(folder, 'vault'),
    name: 'Қойма',
    shortCode: 'ШМК',
    passphrase,
    officer: { name: 'Ә. Ғани', unit: 'ПД' },
  });
  caseId = String((await ask('case.record', { draft: { title: 'Іс' } })).id);
});
afterAll(() => {
  desk.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Ends the newest thread once its job is under way, at another moment each time. */
function endThreadAt(share: number): void {
  onJob = (done, total) => {
    if (done === 0 || done < total * share || done >= total) return;
    onJob = () => undefined;
    void started.at(-1)?.terminate();
  };
}

const sealed = () => {
  const place = join(folder, 'vault', 'files');
  return existsSync(place) ? readdirSync(place).filter((name) => name.endsWith('.sealed')) : [];
};
const isWhole = async () => expect((await ask('ledger.verify', {})).ok).toBe(true);

describe('a thread that ends while it works', () => {
  // Would catch: a call that never answers, or a file that is recorded and only half kept.
  it(`leaves no half-kept file, and the next one is kept (${rounds} times)`, async () => {
    const file = join(folder, 'f.bin');
    writeFileSync(file, Buffer.alloc(192_000_000, 'дәлел'));
    const draft = { owner: { kind: 'case', id: caseId }, name: 'f.bin' };
    for (let round = 0; round < rounds; round += 1) {
      // In the first half: the thread is ahead of what it tells, and must not be done before it hears of its end.
      endThreadAt((round + 0.5) / (rounds + 1) / 2);
      await expect(ask('attachment.record', { file, draft, job: 'a' })).rejects.toThrow();
      expect(sealed()).toEqual([]);
      expect(Object.keys(await ask('attachment.list', {}))).toEqual([]);
    }
    onJob = () => undefined;
    const kept = await ask('attachment.record', { file, draft, job: 'a' });
    expect((await ask('attachment.check', { id: kept.id, job: 'c' })).state).toBe('intact');
    await isWhole();
  });

  // Would catch: a backup that is recorded though its copy was cut off, or one that is never tried again.
  it('leaves no backup that passes for one, and the next one is made', async () => {
    const place = mkdtempSync(join(folder, 'stick-'));
    const before = started.length;
    const making = ask('backup.make', { place, job: 'b' });
    await expect.poll(() => started.length, { interval: 1 }).toBeGreaterThan(before);
    void started.at(-1)?.terminate();
    await expect(making).rejects.toThrow();
    expect(Object.keys(await ask('backup.find', { chosen: place }))).toEqual([]);
    const made = await ask('backup.make', { place, job: 'b' });
    expect((await ask('backup.verify', { chosen: made.folder, job: 'v' })).ok).toBe(true);
    await isWhole();
  });
});

describe('kill -9 of the process that draws a report', () => {
  // Would catch: a report that passes for signed, or a number that stays open for ever.
  it(`leaves a report that says it failed, and the next one is signed (${rounds} times)`, async () => {
    const signer = makeSampleSigner({ commonName: 'ҒАНИ', organisation: 'SAMPLE' });
    const pkcs12 = join(folder, 'officer.p12');
    writeFileSync(pkcs12, signer.p12);
    const order = { caseId, language: 'kk', pkcs12, passphrase: signer.passphrase };
    for (let round = 0; round < rounds; round += 1) {
      const signing = ask('report.sign', order);
      signing.catch(() => undefined);
      await expect.poll(() => drawers().length, { interval: 5, timeout: 20_000 }).toBeGreaterThan(0);
      for (const pid of drawers()) process.kill(pid, 'SIGKILL');
      await expect(signing).rejects.toThrow();
    }
    const signed = await ask('report.sign', order);
    const reports = Object.values(await ask('report.list', {})) as { id: string; status: string }[];
    expect(reports.filter(({ status }) => status === 'failed')).toHaveLength(rounds);
    expect(reports.find(({ id }) => id === signed.id)?.status).toBe('signed');
    await isWhole();
  });
});

/** The drawing processes of this one. */
function drawers(): number[] {
  const lines = execFileSync('ps', ['-eo', 'pid=,ppid=,args='], { encoding: 'utf8' }).split('\n');
  return lines
    .map((line) => line.trim().split(/\s+/))
    .filter(([, parent, ...args]) => Number(parent) === process.pid && args.join(' ').includes('drawVolume'))
    .map(([pid]) => Number(pid));
}
