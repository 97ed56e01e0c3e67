import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { attacks, bombFile } from '../signing/attacks';

const root = resolve(import.meta.dirname, '../..');
const fixtures = join(root, 'test/fixtures/pdf-signatures');
const longestMs = 5_000;
const mostMegabytes = 300;

let dir = '';
beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'dalel-hostile-'));
  const entry = join(dir, 'entry.ts');
  const verifier = join(root, 'electron/signing/verify/index');
  writeFileSync(
    entry,
    `import { readFileSync } from 'node:fs';
import { verifyPdf } from ${JSON.stringify(verifier)};
const bytes = readFileSync(process.argv[2]);
const started = performance.now();
const { verdict } = verifyPdf(bytes);
const ms = Math.round(performance.now() - started);
console.log(JSON.stringify({ verdict, ms, megabytes: Math.round(process.resourceUsage().maxRSS / 1024) }));`,
  );
  await build({
    root: dir,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: entry,
      outDir: join(dir, 'out'),
      minify: false,
      rolldownOptions: { output: { format: 'es', entryFileNames: '[name].mjs' } },
    },
  });
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const answer = z.object({ verdict: z.string(), ms: z.number(), megabytes: z.number() });

/** The verdict on one file in a process of its own, with its time and all of the memory that the process ever had. */
function judge(file: string) {
  const run = spawnSync(process.execPath, [join(dir, 'out/entry.mjs'), file], {
    encoding: 'utf8',
    timeout: 2 * longestMs,
  });
  if (run.status !== 0) throw new Error(`${file}: ${run.signal ?? run.stderr}`);
  return answer.parse(JSON.parse(run.stdout));
}

/** What a row of the list allows: one verdict, or any of those that are named for files that are broken. */
function isRight(expected: string, verdict: string): boolean {
  return expected.startsWith('malformed,')
    ? ['malformed', 'unsigned', 'unverifiable'].includes(verdict)
    : expected.split(' ')[0] === verdict;
}

// Would catch: a wrong verdict on a row of the list, or a file that takes the machine's time or memory before it is judged.
it('judges every hostile file rightly, within five seconds and 300 MB', () => {
  const rows = z
    .array(z.object({ file: z.string(), verdict: z.string() }))
    .parse(JSON.parse(readFileSync(join(fixtures, 'gold.json'), 'utf8')));
  expect(rows).toHaveLength(25);
  const listed = rows.map(({ file, verdict }) => ({
    name: file,
    path: join(fixtures, file),
    expected: verdict,
  }));
  const made = [...attacks, ['a bomb', bombFile] as const].map(([name, make], index) => {
    const path = join(dir, `${index}.pdf`);
    writeFileSync(path, make());
    return { name, path, expected: 'malformed, unsigned or unverifiable' };
  });
  const judged = [...listed, ...made].map((one) => ({ ...one, ...judge(one.path) }));
  const wrong = judged.filter(
    ({ expected, verdict, ms, megabytes }) =>
      !isRight(expected, verdict) || ms > longestMs || megabytes > mostMegabytes,
  );
  expect(wrong).toEqual([]);
  const most = (of: 'ms' | 'megabytes') => Math.max(...judged.map((one) => one[of]));
  process.stdout.write(`${judged.length} hostile files: at most ${most('ms')} ms, ${most('megabytes')} MB\n`);
});
