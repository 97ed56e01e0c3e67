import { closeSync, copyFileSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import type { Database } from 'better-sqlite3';
import { openClient, type Sources } from './open';

type Keyed = Database & { rekey(raw: Buffer): number };

/**
 * Encrypts the database under another key: a copy is re-keyed, opened and checked, and takes the place of the original by
 * one rename. Until then the original stands untouched, so that a power cut leaves a database that one of both keys opens.
 * Nobody may have it open. Needs the database's size in free space.
 * @param from,to 32 bytes each
 */
export function rekeyDatabase(path: string, from: Uint8Array, to: Uint8Array, sources: Sources): void {
  const copy = `${path}.next`;
  for (const end of ['', '-wal', '-shm', '-journal']) rmSync(copy + end, { force: true });
  settleLog(path, from, sources);
  try {
    copyFileSync(path, copy);
    const rows = rekeyCopy(copy, from, to, sources);
    requireSame(copy, to, rows, sources);
    flush(copy);
    renameSync(copy, path);
  } finally {
    for (const end of ['', '-wal', '-shm', '-journal']) rmSync(copy + end, { force: true });
  }
}

/** Brings everything from the write-ahead log into the file, so that the file alone is the database. */
function settleLog(path: string, key: Uint8Array, sources: Sources): void {
  const client = openClient(path, key, sources, false);
  client.pragma('wal_checkpoint(TRUNCATE)');
  client.close();
}

/** Re-keying is not possible while the log is on. Answers how many entries the ledger has. */
function rekeyCopy(path: string, from: Uint8Array, to: Uint8Array, sources: Sources): number {
  const client = openClient(path, from, sources, false);
  const raw = Buffer.from(`raw:${Buffer.from(to).toString('hex')}`);
  try {
    client.pragma('journal_mode = DELETE');
    (client as Keyed).rekey(raw);
    return countEntries(client);
  } finally {
    raw.fill(0);
    client.close();
  }
}

function requireSame(path: string, key: Uint8Array, entries: number, sources: Sources): void {
  const client = openClient(path, key, sources, false);
  try {
    const sound = client.pragma('quick_check', { simple: true });
    if (sound !== 'ok' || countEntries(client) !== entries) throw new Error('the re-keyed copy is not whole');
    client.pragma('wal_checkpoint(TRUNCATE)');
  } finally {
    client.close();
  }
}

function countEntries(client: Database): number {
  return Number(client.prepare('SELECT count(*) FROM ledger_entry').pluck().get());
}

function flush(path: string): void {
  const file = openSync(path, 'r+');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
