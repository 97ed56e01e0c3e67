import { homedir } from 'node:os';
import path from 'node:path';

/**
 * What takes long to fetch or make is kept for all clones of one user: Node, Electron, the database binding.
 * @returns {string}
 */
export function cacheFolder() {
  const { XDG_CACHE_HOME, LOCALAPPDATA } = process.env;
  if (XDG_CACHE_HOME) return path.join(XDG_CACHE_HOME, 'dalel');
  if (process.platform === 'win32' && LOCALAPPDATA) return path.join(LOCALAPPDATA, 'dalel', 'Cache');
  return path.join(homedir(), '.cache', 'dalel');
}
