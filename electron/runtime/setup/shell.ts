import { spawn, spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import path from 'node:path';
import { root } from './places.ts';

/** A failure whose message is all that the person at the terminal needs. */
export class SetupError extends Error {}

export interface RunOptions {
  cwd?: string;
  env?: Record<string, string>;
  /** Milliseconds; the command is ended after that. */
  limit?: number;
  /** Show the output as it comes, or keep it. */
  show?: boolean;
}

export interface RunResult {
  status: number;
  output: string;
}

/** Runs a program to its end; never throws for a non-zero status. Output is stdout and stderr as they came. */
export function run(command: string, args: readonly string[], options: RunOptions = {}): Promise<RunResult> {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: options.cwd ?? root,
      env: { ...process.env, ...options.env },
      stdio: options.show === false ? ['ignore', 'pipe', 'pipe'] : 'inherit',
      shell: process.platform === 'win32' && command === 'npm',
    });
    let output = '';
    const keep = (chunk: Buffer): void => {
      output += chunk.toString('utf8');
    };
    child.stdout?.on('data', keep);
    child.stderr?.on('data', keep);
    const timer =
      options.limit === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), options.limit);
    const end = (status: number): void => {
      clearTimeout(timer);
      resolve({ status, output });
    };
    child.on('error', (error) => {
      output += `${command}: ${error.message}\n`;
      end(127);
    });
    child.on('close', (code) => end(code ?? 1));
  });
}

/** As `run` with the output kept; throws with the last lines of it when the program fails. */
export async function mustRun(
  command: string,
  args: readonly string[],
  options: RunOptions = {},
): Promise<string> {
  const result = await run(command, args, { ...options, show: false });
  if (result.status !== 0) {
    const tail = result.output.trim().split('\n').slice(-15).join('\n');
    throw new SetupError(`${command} ${args.slice(0, 3).join(' ')} failed (${result.status}):\n${tail}`);
  }
  return result.output;
}

/** Where a program is on PATH, or undefined. */
export function which(name: string): string | undefined {
  const folders = [...(process.env.PATH ?? '').split(path.delimiter), '/usr/sbin', '/sbin'];
  for (const folder of folders) {
    const file = path.join(folder, name);
    try {
      accessSync(file, constants.X_OK);
      return file;
    } catch {}
  }
  return undefined;
}

/** What a quick question to a program answers, or undefined when it fails. */
export function ask(
  command: string,
  args: readonly string[],
  env: Record<string, string> = {},
): string | undefined {
  const result = spawnSync(command, args, {
    encoding: 'utf8',
    env: { ...process.env, ...env },
    timeout: 60_000,
  });
  return result.status === 0 ? result.stdout.trim() : undefined;
}

/** Says what is being done and how long it took, so that a slow machine is not a silent one. */
export async function step<T>(name: string, work: () => Promise<T> | T): Promise<T> {
  const started = performance.now();
  const value = await work();
  const seconds = (performance.now() - started) / 1000;
  if (seconds >= 1) console.log(`Dalel: ${name}: done in ${seconds.toFixed(1)} s`);
  return value;
}

export const say = (text: string): void => console.log(`Dalel: ${text}`);
