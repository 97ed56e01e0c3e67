import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
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
/** How long drawings were allowed, and how long they are here, in milliseconds. */
const allowed: (number | undefined)[] = [];
let hurry = 0;

beforeAll(async () => {
  built = await bundleEntries(['fileJob', 'databaseWork', 'drawVolume', 'verifySignatures']);
  folder = mkdtempSync(join(tmpdir(), 'dalel-worker-'));
  desk = new Desk({
    sources: realSources(undefined),
    assetsDir: resolve(import.meta.dirname, '../../assets'),
    cost: { memoryKiB: 8, passes: 1 },
    resolveFile: (token) => token,
    draw: (request) => {
      if (request.draw === 'report') allowed.push(request.longestMs);
      const hurried = request.draw === 'report' && hurry > 0 ? { ...request, longestMs: hurry } : request;
      return drawInChild(join(built, 'drawVolume.js'), hurried);
    },
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

describe('a template without an end', () => {
  // Would catch: a window that waits three minutes for a template that never ends, or a process that goes on after it.
  it('is refused in words when its time is over, and its process with it', async () => {
    const file = join(folder, 'endless.typ');
    writeFileSync(file, '#for a in range(1000000) { for b in range(1000000) { } }\n');
    hurry = 3_000;
    allowed.length = 0;
    try {
      const adding = ask('template.add', { file, name: 'Бланк', kind: '' });
      await expect(adding).rejects.toMatchObject({ code: 'template.endless', params: { seconds: 20 } });
    } finally {
      hurry = 0;
    }
    expect(allowed).toEqual([20_000]);
    await expect.poll(() => drawers().length, { interval: 50, timeout: 5_000 }).toBe(0);
    expect(Object.values(await ask('template.list', {}))).toEqual([]);
  });

  // Would catch: a file that somebody put where the drawing was said to happen, read into a report.
  it('finds no file beside it, wherever somebody puts one', async () => {
    const place = join(tmpdir(), 'dalel-drawing');
    const known = existsSync(place);
    mkdirSync(place, { recursive: true });
    const beside = join(place, `secret-${process.pid}.txt`);
    writeFileSync(beside, 'тайна');
    try {
      const file = join(folder, 'reader.typ');
      writeFileSync(file, `#read("/secret-${process.pid}.txt")\n`);
      const adding = ask('template.add', { file, name: 'Бланк', kind: '' });
      await expect(adding).rejects.toMatchObject({
        code: 'template.wrong',
        params: { why: expect.stringContaining('access denied') },
      });
    } finally {
      rmSync(known ? beside : place, { recursive: true, force: true });
    }
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
