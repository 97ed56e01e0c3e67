// Builds out/main, out/preload and out/renderer. `npm run build` always builds; setup only when a source is newer.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'vite';
import { inClone } from './places.ts';
import { step } from './shell.ts';

const stampFile = inClone('out', 'build.sha256');
const sources = ['db', 'electron', 'renderer', 'assets', 'package.json', 'package-lock.json'];
const results = [
  'out/main/main.js',
  'out/main/evidence.js',
  'out/main/cli.js',
  'out/preload/preload.cjs',
  'out/renderer/index.html',
  'out/verify/verify.html',
];

export async function buildAll(): Promise<void> {
  const stamp = sourceStamp();
  await build({ configFile: inClone('electron', 'vite.config.ts'), logLevel: 'warn' });
  await build({ configFile: inClone('electron', 'vite.config.ts'), mode: 'preload', logLevel: 'warn' });
  await build({ configFile: inClone('renderer', 'vite.config.ts'), logLevel: 'warn' });
  await build({ configFile: inClone('assets', 'verify', 'vite.config.ts'), logLevel: 'warn' });
  mkdirSync(inClone('out'), { recursive: true });
  writeFileSync(stampFile, stamp);
}

export async function ensureBuild(): Promise<void> {
  const fresh = existsSync(stampFile) && results.every((file) => existsSync(inClone(file)));
  if (fresh && readFileSync(stampFile, 'utf8') === sourceStamp()) return;
  await step('building the app', buildAll);
}

/** Names, sizes and times of all sources: quick, and changed by every edit, checkout and removal. */
function sourceStamp(): string {
  const digest = createHash('sha256');
  const visit = (file: string): void => {
    const facts = statSync(file);
    if (!facts.isDirectory()) digest.update(`${file}\0${facts.size}\0${facts.mtimeMs}\n`);
    else for (const name of readdirSync(file).sort()) visit(path.join(file, name));
  };
  for (const source of sources) visit(inClone(source));
  return digest.digest('hex');
}

if (import.meta.main) await step('building the app', buildAll);
