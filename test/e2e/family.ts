// Runs in vitest and in plain Node 24 alike.
import { execFileSync } from 'node:child_process';

interface Listed {
  pid: number;
  parent: number;
  state: string;
}

function listed(): Listed[] {
  const lines = execFileSync('ps', ['-eo', 'pid=,ppid=,stat='], { encoding: 'utf8' }).trim().split('\n');
  return lines.map((line) => {
    const [pid = '', parent = '', state = ''] = line.trim().split(/\s+/);
    return { pid: Number(pid), parent: Number(parent), state };
  });
}

/** A process and all that it started, as they stand now. */
export function familyOf(pid: number | undefined): number[] {
  if (pid === undefined) return [];
  const all = listed();
  const family = [pid];
  for (const member of family) {
    for (const { pid: child, parent } of all)
      if (parent === member && !family.includes(child)) family.push(child);
  }
  return family;
}

/**
 * Waits until none of them lives: a window that is opened with the same folder before that waits for the old one.
 * A process that has ended and is only not yet counted off is gone. Those left after `limit` milliseconds are killed.
 */
export async function gone(pids: readonly number[], limit = 20_000): Promise<void> {
  const until = Date.now() + limit;
  for (;;) {
    const alive = listed().filter(({ pid, state }) => pids.includes(pid) && !state.startsWith('Z'));
    if (alive.length === 0) return;
    if (Date.now() > until) for (const { pid } of alive) process.kill(pid, 'SIGKILL');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
