import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * The Node 24 that package-lock.json pins, whatever the system has.
 * @param {string} root the clone
 */
export function projectNode(root) {
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  return path.join(root, 'node_modules', 'node', 'bin', name);
}

/**
 * Why node_modules is not what package-lock.json says, or undefined when it is.
 * npm writes node_modules/.package-lock.json last, so a broken-off install has none.
 * @param {string} root the clone
 */
export function modulesDifference(root) {
  const installedFile = path.join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(installedFile) || !existsSync(projectNode(root))) return 'not installed yet';
  const wanted = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')).packages;
  const found = JSON.parse(readFileSync(installedFile, 'utf8')).packages;
  for (const [place, entry] of Object.entries(wanted)) {
    if (place === '' || (!found[place] && (entry.optional || entry.devOptional || entry.peer))) continue;
    if (found[place]?.version !== entry.version) return `${place} is not ${entry.version}`;
  }
  return undefined;
}

/**
 * Runs `npm ci` where it is needed. Of all install scripts only two do something that is needed: older npm would also
 * start a build of better-sqlite3 for the system's Node, which asks the network for headers.
 * @param {string} root the clone
 * @returns {number} the exit status, 0 when all is in place
 */
export function ensureModules(root) {
  const difference = modulesDifference(root);
  if (difference === undefined) return 0;
  console.log(`Dalel: installing the packages of package-lock.json (${difference})`);
  const status =
    npm(root, ['ci', '--ignore-scripts', '--no-audit', '--no-fund']) ||
    npm(root, ['rebuild', 'node', 'esbuild']);
  if (status !== 0) return status;
  const still = modulesDifference(root);
  if (still !== undefined) console.error(`Dalel: npm ci ended well, but ${still}`);
  return still === undefined ? 0 : 1;
}

/**
 * @param {string} root
 * @param {string[]} args
 * @returns {number} the exit status
 */
function npm(root, args) {
  const result = spawnSync('npm', args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' });
  if (result.error) console.error(`Dalel: npm could not be started: ${result.error.message}`);
  return result.status ?? 1;
}
