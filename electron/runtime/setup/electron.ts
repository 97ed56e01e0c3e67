import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { cacheFolder } from './cacheFolder.mjs';
import { cloneCopy, fetchDevelopmentElectron } from './developmentElectron.ts';
import { inClone, runtimeFile } from './places.ts';
import { ask, mustRun, run, SetupError, say } from './shell.ts';

/** The Electron that the tests and `npm start` run, as setup leaves it in out/runtime.json. */
export interface ElectronAtHand {
  executable: string;
  /** The folder to package from. */
  dist: string;
  version: string;
  node: string;
  /** The Node-API version it speaks. */
  napi: number;
  /** `development`: the stand-in that runs `resources/app` only and is never released. */
  kind: 'official' | 'development';
  /** Size and time of the executable when it was asked. */
  stamp: string;
}

const tryAgainAfter = 12 * 3_600_000;
const downloadLimit = 60_000;

/** Finds an Electron that runs here, or fetches one, and writes down what it is. */
export async function ensureElectron(): Promise<ElectronAtHand> {
  const official = officialExecutable() ?? (await installOfficial());
  const source = official === undefined ? await developmentFolder() : path.dirname(official);
  const executable = official ?? (await cloneCopy(source));
  const stamp = stampOf(executable);
  const known = readElectron();
  if (known?.executable === executable && known.stamp === stamp) return known;
  const facts = await askFacts(executable);
  const found: ElectronAtHand = {
    executable,
    dist: source,
    ...facts,
    kind: official === undefined ? 'development' : 'official',
    stamp,
  };
  await mkdir(path.dirname(runtimeFile), { recursive: true });
  writeFileSync(runtimeFile, `${JSON.stringify(found, null, 2)}\n`);
  return found;
}

/** What the last setup found, or undefined before the first one. */
export function readElectron(): ElectronAtHand | undefined {
  if (!existsSync(runtimeFile)) return undefined;
  const found = JSON.parse(readFileSync(runtimeFile, 'utf8')) as ElectronAtHand;
  return existsSync(found.executable) ? found : undefined;
}

function stampOf(file: string): string {
  const facts = statSync(file);
  return `${facts.size}-${Math.round(facts.mtimeMs)}`;
}

function officialExecutable(): string | undefined {
  const pathFile = inClone('node_modules', 'electron', 'path.txt');
  const name = existsSync(pathFile) ? readFileSync(pathFile, 'utf8').trim() : platformExecutable();
  const folder = process.env.ELECTRON_OVERRIDE_DIST_PATH ?? inClone('node_modules', 'electron', 'dist');
  const executable = path.join(folder, name);
  return existsSync(executable) ? executable : undefined;
}

function platformExecutable(): string {
  if (process.platform === 'win32') return 'electron.exe';
  return process.platform === 'darwin' ? 'Electron.app/Contents/MacOS/Electron' : 'electron';
}

function wantedVersion(): string {
  const manifest = readFileSync(inClone('node_modules', 'electron', 'package.json'), 'utf8');
  return (JSON.parse(manifest) as { version: string }).version;
}

/** One attempt at the ordinary download; a failure is remembered for some hours, so that later runs do not wait. */
async function installOfficial(): Promise<string | undefined> {
  const version = wantedVersion();
  const memory = path.join(cacheFolder(), `electron-${version}-unreachable`);
  if (existsSync(memory) && Date.now() - statSync(memory).mtimeMs < tryAgainAfter) return undefined;
  say(`fetching Electron ${version} (at most ${downloadLimit / 1000} s)`);
  const installer = inClone('node_modules', 'electron', 'install.js');
  const result = await run(process.execPath, [installer], { show: false, limit: downloadLimit });
  const executable = officialExecutable();
  if (result.status === 0 && executable !== undefined) return executable;
  const reason = result.output.split('\n').find((line) => /error|ENOTFOUND|EAI_AGAIN|timeout/i.test(line));
  say(`Electron ${version} could not be fetched: ${reason?.trim() ?? 'no answer in time'}`);
  await mkdir(cacheFolder(), { recursive: true });
  writeFileSync(memory, `${reason ?? 'no answer'}\n`);
  return undefined;
}

function developmentFolder(): Promise<string> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new SetupError(
      'Electron could not be fetched. Set ELECTRON_MIRROR to a server that has it, or ELECTRON_OVERRIDE_DIST_PATH ' +
        'to an unpacked Electron, and run the command again.',
    );
  }
  return fetchDevelopmentElectron();
}

/** Asks the executable itself, through a display of its own where Electron insists on one. */
async function askFacts(executable: string): Promise<{ version: string; node: string; napi: number }> {
  const script = 'JSON.stringify([process.versions.electron, process.versions.node, process.versions.napi])';
  const plain = ask(executable, ['-p', script], { ELECTRON_RUN_AS_NODE: '1' });
  if (plain === undefined) {
    const why = await mustRun('ldd', [executable]).catch(() => '');
    const missing = why.split('\n').filter((line) => line.includes('not found'));
    throw new SetupError(
      `${executable} does not start.${missing.length > 0 ? `\n${missing.join('\n')}` : ''}`,
    );
  }
  const [version, node, napi] = JSON.parse(plain) as [string, string, string];
  return { version, node, napi: Number(napi) };
}
