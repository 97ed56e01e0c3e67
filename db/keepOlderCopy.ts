import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import type { Database } from 'better-sqlite3';

/** Where the copy of a database lies that had been through `version` migrations. */
export function olderCopyPath(path: string, version: number): string {
  return `${path}.before-upgrade-${version}`;
}

/**
 * Keeps the database as it was, encrypted with the same key, before an upgrade changes it. One that an upgrade which
 * did not come to its end left is kept: the database has not changed since.
 */
export function keepOlderCopy(client: Database, path: string, version: number): void {
  const kept = olderCopyPath(path, version);
  if (path === ':memory:' || existsSync(kept)) return;
  const unfinished = `${kept}.tmp`;
  rmSync(unfinished, { force: true });
  client.prepare('VACUUM INTO ?').run(unfinished);
  const file = openSync(unfinished, 'r+');
  fsyncSync(file);
  closeSync(file);
  renameSync(unfinished, kept);
}
