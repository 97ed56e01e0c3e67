import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { cacheFolder } from './cacheFolder.mjs';

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
  const newer = isTooOld() ? ensureNewerNode(root) : '';
  if (newer === undefined) return 1;
  const status =
    npm(root, newer, ['ci', '--ignore-scripts', '--no-audit', '--no-fund']) ||
    npm(root, newer, ['rebuild', 'node', 'esbuild']);
  if (status !== 0) return status;
  const still = modulesDifference(root);
  if (still !== undefined) console.error(`Dalel: npm ci ended well, but ${still}`);
  return still === undefined ? 0 : 1;
}

/** npm leaves out, without a word, the native parts of packages that ask for a newer Node than the one it runs in. */
function isTooOld() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  return major < 22 || (major === 22 && minor < 12);
}

/**
 * The project's Node from the user's cache folder, for npm alone: `npm ci` empties node_modules first.
 * @param {string} root the clone
 * @returns {string | undefined} the folder to put first on PATH, undefined when it cannot be had
 */
function ensureNewerNode(root) {
  const wanted = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')).devDependencies.node;
  const folder = path.join(cacheFolder(), `node-${wanted}`);
  const bin = path.join(folder, 'node_modules', 'node', 'bin');
  if (worksIn(bin)) return bin;
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'package.json'), '{"private":true,"allowScripts":{"node":true}}\n');
  npm(folder, '', ['install', '--no-audit', '--no-fund', '--no-save', `node@${wanted}`]);
  if (worksIn(bin)) return bin;
  console.error(
    `Dalel: Node ${process.versions.node} is too old for npm here, and Node ${wanted} could not be installed`,
  );
  return undefined;
}

/** @param {string} bin */
const worksIn = (bin) => spawnSync(path.join(bin, 'node'), ['--version']).status === 0;

/**
 * @param {string} folder where to run
 * @param {string} first a folder to put first on PATH, or nothing
 * @param {string[]} args
 * @returns {number} the exit status
 */
function npm(folder, first, args) {
  const search = [first, process.env.PATH ?? ''].filter(Boolean).join(path.delimiter);
  const result = spawnSync('npm', args, {
    cwd: folder,
    stdio: 'inherit',
    shell: process.platform === 'win32',
    env: { ...process.env, PATH: search },
  });
  if (result.error) console.error(`Dalel: npm could not be started: ${result.error.message}`);
  return result.status ?? 1;
}
