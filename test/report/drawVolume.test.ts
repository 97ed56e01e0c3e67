import { fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DrawAnswer, DrawRequest } from '../../electron/jobs/entries/drawVolume';
import { drawReport } from '../../electron/report/draw';
import { openEngine } from '../../electron/report/engine';
import { assetsDir, sampleJob, sampleModel } from './sampleModel';

await openEngine(assetsDir);

const root = resolve(import.meta.dirname, '../..');
let out = '';
/** Built as for the app, in a folder from which the packages can be found. */
beforeAll(async () => {
  out = mkdtempSync(join(root, 'node_modules/.drawing-'));
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: join(root, 'electron/jobs/entries/drawVolume.ts'),
      outDir: out,
      rollupOptions: { output: { format: 'es', entryFileNames: 'drawVolume.js' } },
    },
  });
}, 60_000);
afterAll(() => rmSync(out, { recursive: true, force: true }));

function ask(request: unknown): Promise<{ answer: DrawAnswer; code: number | null }> {
  return new Promise((done, failed) => {
    const child = fork(join(out, 'drawVolume.js'), [], { serialization: 'advanced', stdio: 'pipe' });
    let answer: DrawAnswer | undefined;
    child.once('message', (message) => {
      answer = message as DrawAnswer;
    });
    child.once('error', failed);
    child.once('exit', (code) =>
      answer === undefined ? failed(new Error('no answer')) : done({ answer, code }),
    );
    child.send(request as DrawRequest);
  });
}

describe('the drawing process', () => {
  it('answers with the same bytes as drawing here, and ends', async () => {
    const job = sampleJob(sampleModel('kk'));
    const { answer, code } = await ask({ draw: 'report', job });
    if (!answer.ok || answer.draw !== 'report') throw new Error('no report');
    expect(code).toBe(0);
    const here = drawReport(job);
    expect(Buffer.compare(answer.pdf, here.pdf)).toBe(0);
    expect(answer.signatureBoxes).toEqual(here.signatureBoxes);
  });

  it('draws stamps by themselves for a signature that comes later', async () => {
    const stamp = {
      title: 'Signed',
      name: 'Ә',
      lines: [],
      language: 'kk',
      width: 200,
      height: 70,
      assetsDir,
    };
    const { answer } = await ask({ draw: 'stamps', jobs: [stamp, stamp] });
    expect(answer).toMatchObject({
      ok: true,
      draw: 'stamps',
      stamps: [expect.any(Uint8Array), expect.any(Uint8Array)],
    });
  });

  it('answers why it could not draw, and ends all the same', async () => {
    const job = sampleJob(sampleModel('kk'));
    const wrong = await ask({ draw: 'report', job: { ...job, caseJsonSha256: '0'.repeat(64) } });
    expect(wrong).toMatchObject({ code: 0, answer: { ok: false, message: expect.stringContaining('hash') } });
    expect((await ask({ draw: 'something' })).answer.ok).toBe(false);
  });
});
