import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import type { Database } from 'better-sqlite3';
import { Refusal } from './domain/refusal';
import { openClient, openVault, type Vault } from './open';

type Keyed = Database & { rekey(raw: Buffer): number };

const ends = ['', '-wal', '-shm', '-journal'];

/** Where the copy under another key lies until it takes the database's place. */
const nextTo = (path: string) => `${path}.next`;

/**
 * Makes a copy of an open database under another key, has `write` add to it, and checks that it is whole and durable. The
 * original is only read: whatever fails, a full disk too, leaves it as it was. Needs the database's size in free space.
 * @param path the database file
 * @param from,to 32 bytes each
 * @throws Refusal `job.running` while somebody else reads the database, and what `write` throws
 */
export function makeRekeyed(
  vault: Vault,
  path: string,
  from: Uint8Array,
  to: Uint8Array,
  write: (copy: Vault) => void,
): void {
  discardRekeyed(path);
  requireAlone(vault.client);
  const copy = nextTo(path);
  try {
    // Takes what stands in the write-ahead log along, and the key.
    vault.client.prepare('VACUUM INTO ?').run(copy);
    changeKey(copy, from, to, vault);
    const entries = countEntries(vault.client) + writeInto(copy, to, vault, write);
    requireWhole(copy, to, entries, vault);
    flush(copy);
  } catch (thrown) {
    discardRekeyed(path);
    throw thrown;
  }
}

/**
 * Puts the copy in the database's place by one rename, for which every connection of this program is closed already.
 * @throws Refusal `job.running` where the log is still there: another connection holds it, and it belongs to this file alone
 */
export function installRekeyed(path: string): void {
  if (existsSync(`${path}-wal`)) throw new Refusal('job.running');
  renameSync(nextTo(path), path);
}

/** Removes a copy that did not take the database's place. */
export function discardRekeyed(path: string): void {
  for (const end of ends) rmSync(nextTo(path) + end, { recursive: true, force: true });
}

/** A reader keeps the log from being emptied: it must end first. */
function requireAlone(client: Database): void {
  const wait = client.pragma('busy_timeout', { simple: true });
  client.pragma('busy_timeout = 0');
  try {
    const [state] = client.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[];
    if (state?.busy !== 0) throw new Refusal('job.running');
  } finally {
    client.pragma(`busy_timeout = ${Number(wait)}`);
  }
}

/** Re-keying is not possible while the log is on; the copy needs no journal, since it is thrown away where this fails. */
function changeKey(path: string, from: Uint8Array, to: Uint8Array, { sources }: Vault): void {
  const client = openClient(path, from, sources, false);
  const raw = Buffer.from(`raw:${Buffer.from(to).toString('hex')}`);
  try {
    client.pragma('journal_mode = DELETE');
    client.pragma('journal_mode = OFF');
    (client as Keyed).rekey(raw);
  } finally {
    raw.fill(0);
    client.close();
  }
}

/** Answers how many entries `write` appended. */
function writeInto(path: string, key: Uint8Array, { sources }: Vault, write: (copy: Vault) => void): number {
  const copy = openVault(path, key, sources, { keepDifferences: true });
  try {
    const before = countEntries(copy.client);
    write(copy);
    return countEntries(copy.client) - before;
  } finally {
    copy.close();
  }
}

function requireWhole(path: string, key: Uint8Array, entries: number, { sources }: Vault): void {
  const client = openClient(path, key, sources, false);
  try {
    const sound = client.pragma('quick_check', { simple: true });
    if (sound !== 'ok' || countEntries(client) !== entries) throw new Error('the re-keyed copy is not whole');
  } finally {
    client.close();
  }
  if (existsSync(`${path}-wal`)) throw new Error('the re-keyed copy is not in one file');
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
