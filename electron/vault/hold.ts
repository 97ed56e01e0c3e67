import { closeSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { Refusal } from '../../db/domain/refusal';
import { diskRefusal } from './durable';

const holder = z.object({ pid: z.int(), host: z.string(), officer: z.string(), since: z.string() });
type Holder = z.infer<typeof holder>;

/** Lets the vault be opened by somebody else again. */
export type Release = () => void;

/**
 * One program at a time works in a vault: a second one would not see the first one's entries in its own head.
 * A file left by a program that died on this machine is taken over. @throws Refusal `vault.held` with who and where
 */
export function holdVault(folder: string, officer: string, since: string): Release {
  const path = join(folder, 'vault.held');
  const mine: Holder = { pid: process.pid, host: hostname(), officer, since };
  if (!take(path, mine)) {
    const other = readHolder(path);
    if (other && alive(other)) throw new Refusal('vault.held', { officer: other.officer, host: other.host, since: other.since });
    rmSync(path, { force: true });
    if (!take(path, mine)) throw new Refusal('vault.held', { officer: '', host: '', since: '' });
  }
  return () => {
    const now = readHolder(path);
    if (now?.pid === mine.pid && now.host === mine.host) rmSync(path, { force: true });
  };
}

function take(path: string, mine: Holder): boolean {
  try {
    const file = openSync(path, 'wx', 0o600);
    writeSync(file, JSON.stringify(mine));
    closeSync(file);
    return true;
  } catch (thrown) {
    if (thrown instanceof Error && 'code' in thrown && thrown.code === 'EEXIST') return false;
    throw diskRefusal(thrown);
  }
}

function readHolder(path: string): Holder | undefined {
  try {
    return holder.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return undefined;
  }
}

function alive(other: Holder): boolean {
  if (other.host !== hostname()) return true;
  try {
    process.kill(other.pid, 0);
    return other.pid !== process.pid;
  } catch (thrown) {
    return thrown instanceof Error && 'code' in thrown && thrown.code === 'EPERM';
  }
}
