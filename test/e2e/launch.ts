// Runs in vitest and in plain Node 24 alike, so imports carry their extensions.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { _electron, type ElectronApplication, errors, type Page } from 'playwright-core';
import { familyOf, gone } from './family.ts';

const root = path.resolve(import.meta.dirname, '../..');

export interface LaunchOptions {
  /** An existing user-data folder, to open the app a second time; a fresh one otherwise. */
  userData?: string;
  /** Another executable than the one that setup found, such as a packaged app. */
  executable?: string;
  args?: readonly string[];
  env?: Readonly<Record<string, string>>;
  /** Milliseconds until the first window must be there. */
  limit?: number;
}

export interface Launched {
  app: ElectronApplication;
  page: Page;
  userData: string;
  /** What main, evidence and Chromium have printed so far. */
  output: () => string;
  /** Ends the app; the user-data folder goes too if it was made here, unless it is to be kept. */
  close: (options?: { keepUserData?: boolean }) => Promise<void>;
}

interface RuntimeFacts {
  executable: string;
  kind: 'official' | 'development';
}

/** The packaged app where the caller names one, else the Electron that setup found with this clone in it. */
function appUnderTest(): { executable: string; args: string[] } {
  const packaged = process.env.DALEL_PACKAGED_APP;
  if (packaged !== undefined) return { executable: packaged, args: [] };
  const file = path.join(root, 'out', 'runtime.json');
  if (!existsSync(file)) throw new Error('No Electron at hand yet: run `npm run setup` first.');
  const facts = JSON.parse(readFileSync(file, 'utf8')) as RuntimeFacts;
  const executable = process.env.DALEL_ELECTRON ?? facts.executable;
  return { executable, args: facts.kind === 'official' ? [root] : [] };
}

/**
 * Starts the real app with a user-data folder of its own and waits for its window.
 * @throws Error with the app's output when no window comes.
 */
export async function launch(options: LaunchOptions = {}): Promise<Launched> {
  const target =
    options.executable === undefined ? appUnderTest() : { executable: options.executable, args: [] };
  const userData = options.userData ?? mkdtempSync(path.join(tmpdir(), 'dalel-test-'));
  // Chromium's sandbox refuses to run as root.
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const start = (timeout: number) =>
    _electron.launch({
      executablePath: target.executable,
      args: [...target.args, ...sandbox, `--user-data-dir=${userData}`, ...(options.args ?? [])],
      env: { ...definedEnvironment(), ...options.env },
      timeout,
    });
  const app = await (options.limit === undefined ? startTwice(start) : start(options.limit));
  // Asked for now: an app that has ended cannot tell its process any more.
  const main = app.process();
  let output = '';
  const keep = (chunk: Buffer): void => {
    output += chunk.toString('utf8');
  };
  main.stdout?.on('data', keep);
  main.stderr?.on('data', keep);
  const close: Launched['close'] = async ({ keepUserData = false } = {}) => {
    const family = familyOf(main.pid);
    await app.close().catch(() => main.kill('SIGKILL'));
    await gone(family);
    if (options.userData === undefined && !keepUserData)
      rmSync(userData, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const page = await app.firstWindow({ timeout: options.limit ?? 60_000 });
    await page.waitForLoadState('domcontentloaded');
    return { app, page, userData, output: () => output, close };
  } catch (error) {
    await close();
    throw new Error(`The app showed no window. It printed:\n${output}`, { cause: error });
  }
}

/**
 * On a busy machine Playwright now and then waits for ever for a window that was made in the moment in which it connected
 * (one start in fifty); the app itself is there. It is ended and started once more.
 */
async function startTwice(
  start: (timeout: number) => Promise<ElectronApplication>,
): Promise<ElectronApplication> {
  try {
    return await start(20_000);
  } catch (error) {
    if (!(error instanceof errors.TimeoutError)) throw error;
    return start(60_000);
  }
}

function definedEnvironment(): Record<string, string> {
  const defined = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  return Object.fromEntries(defined);
}
