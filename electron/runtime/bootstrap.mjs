// `npm start` and `npm test` begin here, on a machine that may have nothing but Node 18 and npm.
// This file and modules.mjs use no dependency; everything after them runs in the project's own Node 24.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureModules, projectNode } from './setup/modules.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const [mode = 'start', ...rest] = process.argv.slice(2);

function run() {
  const installed = ensureModules(root);
  if (installed !== 0) return installed;
  const bin = path.join(root, 'node_modules', '.bin');
  const child = spawnSync(projectNode(root), ['electron/runtime/setup/run.ts', mode, ...rest], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, PATH: `${bin}${path.delimiter}${process.env.PATH ?? ''}` },
  });
  if (child.error) console.error(`Dalel: ${child.error.message}`);
  return child.status ?? 1;
}

process.exitCode = run();
