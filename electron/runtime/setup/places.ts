import { homedir } from 'node:os';
import path from 'node:path';

/** The clone. */
export const root = path.resolve(import.meta.dirname, '../../..');

/** A path inside the clone. */
export const inClone = (...parts: string[]): string => path.join(root, ...parts);

/** What costs minutes to make is kept for all clones of one user: Electron itself and the database binding. */
export function cacheFolder(): string {
  const { XDG_CACHE_HOME, LOCALAPPDATA } = process.env;
  if (XDG_CACHE_HOME) return path.join(XDG_CACHE_HOME, 'dalel');
  if (process.platform === 'win32' && LOCALAPPDATA) return path.join(LOCALAPPDATA, 'dalel', 'Cache');
  return path.join(homedir(), '.cache', 'dalel');
}

/** The fact sheet that setup leaves for tests, packaging and the next run. */
export const runtimeFile = inClone('out', 'runtime.json');
