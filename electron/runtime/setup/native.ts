import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { cacheFolder } from './cacheFolder.mjs';
import { ensureCompiler } from './debian.ts';
import type { ElectronAtHand } from './electron.ts';
import { inClone } from './places.ts';
import { ask, mustRun, SetupError, say } from './shell.ts';

const source = inClone('node_modules', 'better-sqlite3');
const shim = inClone('electron', 'runtime', 'native', 'nodeApiExperimental.h');
const built = inClone('out', 'native', 'better_sqlite3.node');

// 2147483647 is NAPI_VERSION_EXPERIMENTAL: older runtimes allow references to strings only to modules that ask for it.
const addonFlags = [
  '-std=c++20',
  '-fvisibility-inlines-hidden',
  '-DNAPI_VERSION=2147483647',
  '-DNAPI_DISABLE_CPP_EXCEPTIONS',
  '-DNODE_API_SWALLOW_UNTHROWABLE_EXCEPTIONS',
  '-DBUILDING_NODE_EXTENSION',
];
const commonFlags = ['-c', '-O2', '-fPIC', '-fvisibility=hidden', '-DNDEBUG'];
const tokenSource = inClone('node_modules', 'pkcs11js');
const tokenBuilt = inClone('out', 'native', 'pkcs11.node');
const tokenFlags = [
  '-std=c++20',
  '-shared',
  '-fPIC',
  '-O2',
  '-w',
  '-DNAPI_DISABLE_CPP_EXCEPTIONS',
  '-DBUILDING_NODE_EXTENSION',
];
const linkFlags = ['-Wl,-Bsymbolic', '-Wl,--exclude-libs,ALL', '-Wl,-s', '-ldl'];

/** Puts the database binding for an older Node-API into out/native; does nothing where the prebuilt one works. */
export async function ensureNativeBinding(electron: ElectronAtHand): Promise<void> {
  if (electron.napi >= 10) {
    await rm(built, { force: true });
    return;
  }
  const cached = path.join(cacheFolder(), `better-sqlite3-${recipe()}`, 'better_sqlite3.node');
  if (!existsSync(cached)) await compile(cached);
  await place(cached, built);
}

/** Copies a result of the cache folder into the clone, whole or not at all. */
async function place(cached: string, target: string): Promise<void> {
  if (existsSync(target) && readFileSync(target).equals(readFileSync(cached))) return;
  await mkdir(path.dirname(target), { recursive: true });
  await copyFile(cached, `${target}.new`);
  await rename(`${target}.new`, target);
}

/**
 * Puts the binding for PKCS#11 modules into out/native: one file for Node and every Electron (plain Node-API, seconds to
 * build). Tokens are optional: without it Dalel starts and says that it cannot use them.
 */
export async function ensureTokenBinding(): Promise<void> {
  if (process.platform !== 'linux' || !existsSync(tokenSource)) return;
  const cached = path.join(cacheFolder(), `pkcs11js-${tokenRecipe()}`, 'pkcs11.node');
  try {
    if (!existsSync(cached)) await compileTokens(cached);
    await place(cached, tokenBuilt);
  } catch (thrown) {
    if (!(thrown instanceof SetupError)) throw thrown;
    say(`tokens cannot be used: ${thrown.message}`);
  }
}

const version = (folder: string): string =>
  (JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as { version: string }).version;

function tokenRecipe(): string {
  const parts = [
    version(tokenSource),
    version(inClone('node_modules', 'node-api-headers')),
    JSON.stringify(tokenFlags),
    ask('ldd', ['--version'])?.split('\n')[0] ?? 'unknown C library',
  ];
  const digest = createHash('sha256').update(parts.join('\0')).digest('hex').slice(0, 12);
  return `${parts[0]}-${process.platform}-${process.arch}-${digest}`;
}

async function compileTokens(target: string): Promise<void> {
  await ensureCompiler();
  say('building the binding for tokens (seconds, once for all clones)');
  await mkdir(cacheFolder(), { recursive: true });
  const work = await mkdtemp(path.join(cacheFolder(), 'compiling-'));
  const result = path.join(work, 'pkcs11.node');
  const files = ['dl.cpp', 'common.cpp', 'main.cpp'].map((name) => path.join(tokenSource, 'src', name));
  const include = [
    path.join(tokenSource, 'includes'),
    inClone('node_modules', 'node-api-headers', 'include'),
  ];
  try {
    await mustRun('g++', [
      ...tokenFlags,
      ...include.map((folder) => `-I${folder}`),
      ...files,
      '-o',
      result,
      ...linkFlags,
    ]);
    await mkdir(path.dirname(target), { recursive: true });
    await rename(result, target);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** Names one result: the same sources, flags, processor and C library give the same file. */
function recipe(): string {
  const parts = [
    version(source),
    version(inClone('node_modules', 'node-addon-api')),
    version(inClone('node_modules', 'node-api-headers')),
    readFileSync(shim, 'utf8'),
    JSON.stringify([addonFlags, commonFlags, linkFlags]),
    ask('ldd', ['--version'])?.split('\n')[0] ?? 'unknown C library',
  ];
  const digest = createHash('sha256').update(parts.join('\0')).digest('hex').slice(0, 12);
  return `${parts[0]}-${process.platform}-${process.arch}-${digest}`;
}

/** The options that the package's own build file gives to SQLite. */
function sqliteDefines(): string[] {
  const text = readFileSync(path.join(source, 'deps', 'defines.gypi'), 'utf8');
  const names = [...text.matchAll(/'([A-Z][A-Z0-9_]*(?:=[^']*)?)'/g)].map((match) => `-D${match[1]}`);
  if (names.length < 20)
    throw new SetupError('the build options of better-sqlite3 have another form than expected');
  return names;
}

async function compile(target: string): Promise<void> {
  if (process.platform !== 'linux') throw new SetupError('the database binding is built on Linux only');
  await ensureCompiler();
  say('building the database binding for an older Node-API (about a minute, once for all clones)');
  await mkdir(cacheFolder(), { recursive: true });
  const work = await mkdtemp(path.join(cacheFolder(), 'compiling-'));
  const [sqlite, addon, result] = ['sqlite3.o', 'addon.o', 'better_sqlite3.node'].map((name) =>
    path.join(work, name),
  );
  if (!sqlite || !addon || !result) throw new SetupError('no place to build in');
  const headers = path.join(source, 'deps', 'sqlite3');
  const include = ['node-api-headers/include', 'node-addon-api'].map(
    (name) => `-I${inClone('node_modules', name)}`,
  );
  try {
    await Promise.all([
      mustRun('gcc', [
        '-std=c99',
        '-w',
        ...commonFlags,
        ...sqliteDefines(),
        path.join(headers, 'sqlite3.c'),
        '-o',
        sqlite,
      ]),
      mustRun('g++', [
        ...commonFlags,
        ...addonFlags,
        ...include,
        `-I${headers}`,
        '-include',
        shim,
        path.join(source, 'src', 'better_sqlite3.cpp'),
        '-o',
        addon,
      ]),
    ]);
    await mustRun('g++', ['-shared', '-o', result, addon, sqlite, ...linkFlags]);
    await mkdir(path.dirname(target), { recursive: true });
    await rename(result, target);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}
