import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import Sqlite from 'better-sqlite3';
import { build } from 'vite';
import type { Machine } from '../../electron/cli/io';
import { run } from '../../electron/cli/program';
import { tokenHere } from '../../electron/jobs/token/inChild';
import { ownThread } from '../../electron/jobs/workers';
import { drawRequested } from '../../electron/report/requested';
import { realSources } from '../../electron/sources';
import { deriveKey } from '../../electron/vault/crypto';
import { databaseFile, readHeader } from '../../electron/vault/header';
import { openOfficerSlot } from '../../electron/vault/officerKeys';
import { tokenBinding } from '../tools/makeToken';

export const root = path.resolve(import.meta.dirname, '../..');

/** The machine of a test: real time and ids, cheap passphrases, drawing in this process. */
export const machine: Machine = {
  sources: realSources(undefined),
  assetsDir: path.join(root, 'assets'),
  cost: { memoryKiB: 1_024, passes: 1 },
  workers: ownThread,
  draw: (request) => Promise.resolve(drawRequested(request)),
  token: (module = '') => tokenHere(tokenBinding, module),
};

export interface Ran {
  readonly exit: number;
  readonly out: string;
  readonly told: string;
  /** The one document on stdout. */
  json(): unknown;
}

function ran(exit: number, out: string, told: string): Ran {
  return { exit, out, told, json: () => JSON.parse(out) };
}

/** One command line in this process; `answers` is what somebody types where a secret is asked for. */
export async function dalel(argv: readonly string[], input = '', answers?: string[]): Promise<Ran> {
  let out = '';
  let told = '';
  const io = {
    stdin: Readable.from(input === '' ? [] : [Buffer.from(input)]),
    write: async (text: string) => {
      out += text;
    },
    tell: (line: string) => {
      told += `${line}\n`;
    },
    askSecret: answers && (async () => answers.shift() ?? ''),
  };
  const exit = await run(argv, io, machine);
  return ran(exit, out, told);
}

/** A folder of its own for a test, and files of secrets in it. */
export function workFolder(): {
  folder: string;
  file(name: string, text: string | Uint8Array): string;
  end(): void;
} {
  const folder = mkdtempSync(path.join(tmpdir(), 'dalel-cli-'));
  return {
    folder,
    file: (name, text) => {
      writeFileSync(path.join(folder, name), text);
      return path.join(folder, name);
    },
    end: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Opens a vault's database as a hostile expert would: with the right key and none of Dalel's code. */
export async function behindTheBack(
  vault: string,
  passphrase: string,
  change: (client: Sqlite.Database) => void,
): Promise<void> {
  const header = readHeader(vault);
  const [slot] = header.officers;
  const secrets = slot && (await openOfficerSlot(header.vaultId, slot, passphrase));
  if (!secrets) throw new Error('the passphrase does not open the vault');
  const client = new Sqlite(path.join(vault, databaseFile));
  client.pragma("cipher = 'aegis'");
  const key = Buffer.from(`raw:${deriveKey(secrets.root, 'database').toString('hex')}`);
  (client as Sqlite.Database & { key(raw: Buffer): number }).key(key);
  const triggers = client
    .prepare<[], { name: string; sql: string }>("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
    .all();
  for (const { name } of triggers) client.exec(`DROP TRIGGER "${name}"`);
  change(client);
  for (const { sql } of triggers) client.exec(sql);
  client.close();
}

/** Builds the terminal as a release is built, into a folder beside `out/main`. */
export async function buildTerminal(): Promise<string> {
  const outDir = path.join(root, 'out', 'test-cli');
  await build({
    configFile: path.join(root, 'electron', 'vite.config.ts'),
    logLevel: 'error',
    build: { outDir },
  });
  return path.join(outDir, 'cli.js');
}

/** One command line in a process of its own. */
export function spawnDalel(entry: string, argv: readonly string[], input = ''): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [entry, ...argv], { stdio: 'pipe' });
    let out = '';
    let told = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      told += text;
    });
    child.once('error', reject);
    child.once('close', (code) => resolve(ran(code ?? -1, out, told)));
    child.stdin.end(input);
  });
}
