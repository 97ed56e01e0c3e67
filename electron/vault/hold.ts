import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import Sqlite, { type Database } from 'better-sqlite3';
import { z } from 'zod';
import { Refusal } from '../../db/domain/refusal';
import { diskRefusal } from './durable';

const holder = z.object({ host: z.string(), officer: z.string(), since: z.string() });

/** Lets the vault be opened by somebody else again. */
export type Release = () => void;

/** A vault that is held: `name` says who works in it, once that is known. */
export interface Hold {
  name(officer: string): void;
  readonly release: Release;
}

/**
 * One program at a time works in a vault: a second one would not see the first one's entries in its own head.
 * The lock is the system's own, taken through an empty SQLite file, so that it ends with the process however that ends;
 * `vault.held` beside it only says who has it. @throws Refusal `vault.held` with who, where and since when
 */
export function holdVault(folder: string, since: string, nativeBinding: string | undefined): Hold {
  const card = join(folder, 'vault.held');
  const lock = takeLock(join(folder, 'vault.lock'), nativeBinding);
  if (!lock) throw new Refusal('vault.held', readHolder(card));
  const name = (officer: string) => writeFileSync(card, JSON.stringify({ host: hostname(), officer, since }));
  try {
    name('');
  } catch (thrown) {
    lock.close();
    throw diskRefusal(thrown);
  }
  return {
    name,
    release: () => {
      // Only while it is locked: afterwards the card is the next one's.
      if (lock.open) removeCard(card);
      lock.close();
    },
  };
}

function takeLock(path: string, nativeBinding: string | undefined): Database | undefined {
  let lock: Database | undefined;
  try {
    lock = new Sqlite(path, { timeout: 0, ...(nativeBinding === undefined ? {} : { nativeBinding }) });
    lock.exec('BEGIN EXCLUSIVE');
    return lock;
  } catch (thrown) {
    lock?.close();
    if (thrown instanceof Sqlite.SqliteError && thrown.code.startsWith('SQLITE_BUSY')) return undefined;
    throw diskRefusal(thrown);
  }
}

/** A card that stays names somebody who is gone; it keeps nobody out, and must not keep a vault from being closed. */
function removeCard(card: string): void {
  try {
    rmSync(card, { force: true });
  } catch {
    // The next holder writes over it.
  }
}

function readHolder(path: string): z.infer<typeof holder> {
  try {
    return holder.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return { host: '', officer: '', since: '' };
  }
}
