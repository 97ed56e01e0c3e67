import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { codeFiles, filesOf, read, root } from './sources';

/** `file:line` of every line that the pattern finds; this file names the patterns and is left out. */
function linesWith(files: readonly string[], pattern: RegExp): string[] {
  return files
    .filter((file) => file !== 'test/architecture/houseRules.test.ts')
    .flatMap((file) =>
      read(file)
        .split('\n')
        .flatMap((text, index) => (pattern.test(text) ? [`${file}:${index + 1} ${text.trim()}`] : [])),
    );
}

// Would catch: a file that has grown past what one person reads at a sitting.
test('no file has 400 lines or more', () => {
  const long = filesOf('.ts', '.tsx', '.mjs', '.css', '.typ', '.h', '.md')
    .map((file) => ({ file, lines: read(file).split('\n').length - 1 }))
    .filter(({ lines }) => lines >= 400);
  expect(long).toEqual([]);
});

// Would catch: the type checker being silenced instead of satisfied.
test('no type check is switched off', () => {
  expect(linesWith(codeFiles(), /@ts-(ignore|expect-error|nocheck)|\bas any\b/)).toEqual([]);
  const shipped = codeFiles().filter((file) => !file.startsWith('test/'));
  expect(linesWith(shipped, /\bas unknown as\b/)).toEqual([]);
});

// Would catch: unfinished work that is committed as finished.
test('no unfinished mark stands in the code', () => {
  expect(linesWith(codeFiles(), /\b(TODO|FIXME|XXX|HACK)\b/)).toEqual([]);
});

// Would catch: a test that is switched off and looks green.
test('no test is switched off or alone', () => {
  const tests = filesOf('.test.ts', '.test.tsx');
  expect(linesWith(tests, /\b(test|it|describe)\.(only|skip|skipIf|runIf|todo|fails)\b/)).toEqual([]);
});

// Would catch: evidence rows that vanish along with their parent.
test('no foreign key cascades', () => {
  const sql = readdirSync(path.join(root, 'db/migrations')).filter((name) => /\.(sql|ts)$/.test(name));
  const texts = sql.map((name) => readFileSync(path.join(root, 'db/migrations', name), 'utf8'));
  expect(texts.length).toBeGreaterThan(0);
  expect(texts.filter((text) => /on\s+delete\s+cascade/i.test(text))).toEqual([]);
  expect(linesWith(filesOf('.ts'), /onDelete:\s*['"]cascade/i)).toEqual([]);
});

// Would catch: a path of somebody's machine in what others are to run.
test('no path of one machine stands in the code', () => {
  expect(linesWith([...codeFiles(), ...filesOf('.md')], /(^|[\s'"`(])\/(work|root|home\/\w+)\//)).toEqual([]);
});
