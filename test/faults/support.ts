import { type ChildProcess, spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { build } from 'vite';
import { kernel } from '../../electron/runtime/setup/kernel.ts';

const root = path.resolve(import.meta.dirname, '../..');

/** How often each fault is tried: a few times in every run, many when the table in test/README.md is made. */
export const rounds = Number(process.env.DALEL_FAULT_ROUNDS ?? 3);

/** Bundles a program of this folder, since plain Node reads no extensionless imports. Answers the built file. */
export async function bundle(name: string): Promise<string> {
  return path.join(await built(name, { [name]: path.join(import.meta.dirname, `${name}.ts`) }), `${name}.js`);
}

/** Bundles entries of threads and drawing processes as the app does. Answers the folder that they stand in. */
export function bundleEntries(names: readonly string[]): Promise<string> {
  const entries = names.map((name) => [name, path.join(root, 'electron', 'jobs', 'entries', `${name}.ts`)]);
  return built('entries', Object.fromEntries(entries));
}

async function built(name: string, input: Record<string, string>): Promise<string> {
  // A folder for each process: files of tests run side by side.
  const outDir = path.join(root, 'out', 'test-faults', `${name}-${process.pid}`);
  process.once('exit', () => rmSync(outDir, { recursive: true, force: true }));
  await build({
    configFile: false,
    plugins: [kernel()],
    root,
    publicDir: false,
    logLevel: 'error',
    build: {
      ssr: true,
      target: 'node20',
      outDir,
      emptyOutDir: true,
      rolldownOptions: { input },
    },
  });
  return outDir;
}

export interface Started {
  readonly child: ChildProcess;
  /** Whole lines that it has said so far, parsed. */
  said(): Record<string, unknown>[];
  complaint(): string;
  ended: Promise<void>;
}

export function start(entry: string, args: readonly string[], wrap: readonly string[] = []): Started {
  const [command = process.execPath, ...rest] = [...wrap, process.execPath, entry, ...args];
  const child = spawn(command, rest, { stdio: ['ignore', 'pipe', 'pipe'] });
  let out = '';
  let complaint = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaint += text;
  });
  return {
    child,
    said: () =>
      out
        .slice(0, out.lastIndexOf('\n') + 1)
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line)),
    complaint: () => complaint,
    ended: new Promise((resolve) => child.once('close', () => resolve())),
  };
}

/** Waits until the program has said so many lines, or has ended. */
export async function untilSaid(started: Started, lines: number): Promise<void> {
  let over = false;
  void started.ended.then(() => {
    over = true;
  });
  while (!over && started.said().length < lines) await new Promise((resolve) => setTimeout(resolve, 2));
}
