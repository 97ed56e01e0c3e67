import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { modulesDifference, projectNode } from '../../electron/runtime/setup/modules.mjs';

interface Entry {
  version: string;
  optional?: boolean;
}

let clone = '';
beforeEach(() => {
  clone = mkdtempSync(path.join(tmpdir(), 'dalel-clone-'));
});
afterEach(() => rmSync(clone, { recursive: true, force: true }));

function lay(locked: Record<string, Entry>, installed?: Record<string, Entry>): void {
  const packages = { '': { name: 'dalel' }, ...locked };
  writeFileSync(path.join(clone, 'package-lock.json'), JSON.stringify({ packages }));
  if (installed === undefined) return;
  mkdirSync(path.dirname(projectNode(clone)), { recursive: true });
  writeFileSync(projectNode(clone), '');
  writeFileSync(path.join(clone, 'node_modules/.package-lock.json'), JSON.stringify({ packages: installed }));
}

const a = 'node_modules/a';
const b = 'node_modules/b';

// Would catch: a second start that installs everything once more.
test('finds nothing to do where all is installed, whatever other platforms would need', () => {
  lay(
    { [a]: { version: '1.0.0' }, [b]: { version: '2.0.0', optional: true } },
    { [a]: { version: '1.0.0' } },
  );
  expect(modulesDifference(clone)).toBeUndefined();
});

// Would catch: a start on packages of yesterday, or on half an installation.
test('names what is missing or of another version', () => {
  lay({ [a]: { version: '1.0.0' } });
  expect(modulesDifference(clone)).toBe('not installed yet');
  lay({ [a]: { version: '1.0.0' } }, {});
  expect(modulesDifference(clone)).toBe('node_modules/a is not 1.0.0');
  lay({ [a]: { version: '1.0.1' } }, { [a]: { version: '1.0.0' } });
  expect(modulesDifference(clone)).toBe('node_modules/a is not 1.0.1');
});
