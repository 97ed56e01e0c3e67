import { closeSync, fsyncSync, openSync } from 'node:fs';
import Sqlite, { type Database } from 'better-sqlite3';
import { Refusal, type RefusalCode } from '../../db/domain/refusal';

/** Structural twin of the vault's order; a job knows no vault. */
export type DatabaseJob =
  | { readonly job: 'copy'; readonly from: string; readonly to: string; readonly key: Uint8Array }
  | { readonly job: 'check'; readonly from: string; readonly key: Uint8Array };

/**
 * Copies a database page by page into a new one with the same key (`VACUUM INTO`), or checks every page of one.
 * Its own connection reads a moment of the database; the writer goes on in the WAL.
 * @throws Refusal `vault.damaged`, `vault.disk-full`, `vault.folder-read-only`, `file.not-found`, `disk.failing`
 */
export function runDatabaseJob(job: DatabaseJob, nativeBinding: string | undefined): void {
  try {
    runOn(open(job.from, job.key, nativeBinding), job);
  } catch (thrown) {
    throw asRefusal(thrown);
  }
}

function runOn(client: Database, job: DatabaseJob): void {
  try {
    if (job.job === 'copy') {
      client.prepare('VACUUM INTO ?').run(job.to);
      flush(job.to);
    } else if (client.pragma('quick_check(1)', { simple: true }) !== 'ok') throw new Refusal('vault.damaged');
  } finally {
    client.close();
  }
}

const refusals: readonly (readonly [RegExp, RefusalCode])[] = [
  [/^SQLITE_(CORRUPT|NOTADB)/, 'vault.damaged'],
  [/^SQLITE_FULL|^SQLITE_IOERR_SHMSIZE|^ENOSPC|^EDQUOT/, 'vault.disk-full'],
  [/^SQLITE_READONLY|^EROFS|^EACCES|^EPERM/, 'vault.folder-read-only'],
  [/^SQLITE_CANTOPEN|^ENOENT/, 'file.not-found'],
  [/^SQLITE_IOERR|^EIO|^ENODEV/, 'disk.failing'],
];

/** Said here, since only a refusal crosses from a worker with its code. */
function asRefusal(thrown: unknown): unknown {
  const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : '';
  const found = refusals.find(([pattern]) => pattern.test(code));
  return found ? new Refusal(found[1]) : thrown;
}

function flush(path: string): void {
  const file = openSync(path, 'r+');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

function open(path: string, key: Uint8Array, nativeBinding: string | undefined): Database {
  const client = new Sqlite(path, {
    readonly: true,
    fileMustExist: true,
    ...(nativeBinding === undefined ? {} : { nativeBinding }),
  });
  client.pragma("cipher = 'aegis'");
  const raw = Buffer.from(`raw:${Buffer.from(key).toString('hex')}`);
  (client as Database & { key(raw: Buffer): number }).key(raw);
  raw.fill(0);
  client.pragma('busy_timeout = 5000');
  return client;
}
