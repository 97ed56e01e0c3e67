import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { extractFile, listPackage } from '@electron/asar';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { packagedExecutable, unpackedFolder } from '../../electron/runtime/setup/package.ts';
import { readImports } from '../architecture/imports';
import { familyOf } from './family';
import { launch } from './launch';

let released = '';
let driven = '';

beforeAll(async () => {
  const folders = [await unpackedFolder(false), await unpackedFolder(true)];
  const [first, second] = folders.map((folder) =>
    folder === undefined ? undefined : packagedExecutable(folder),
  );
  if (first === undefined || second === undefined) throw new Error('Run `npm run package:test` first.');
  released = first;
  driven = second;
});

/** The character 1 in the executable's fuse wire. */
const fuseOn = 0x31;

/** Fuses by name, as on or off. */
async function fuses(executable: string): Promise<Record<string, boolean>> {
  const target = process.platform === 'darwin' ? path.resolve(executable, '../../..') : executable;
  const wire = await getCurrentFuseWire(target);
  const names = Object.entries(FuseV1Options).filter(
    (entry): entry is [string, FuseV1Options] => typeof entry[1] === 'number',
  );
  return Object.fromEntries(names.map(([name, index]) => [name, wire[index] === fuseOn]));
}

const locked = {
  RunAsNode: false,
  EnableCookieEncryption: true,
  EnableNodeOptionsEnvironmentVariable: false,
  EnableNodeCliInspectArguments: false,
  EnableEmbeddedAsarIntegrityValidation: true,
  OnlyLoadAppFromAsar: true,
  LoadBrowserProcessSpecificV8Snapshot: false,
  GrantFileProtocolExtraPrivileges: false,
};

describe('the packaged app', () => {
  // Would catch: a release that runs foreign code in our name, by a switch, a variable or a changed file.
  test('has its fuses locked', async () => {
    expect(await fuses(released)).toEqual(locked);
  });

  // Would catch: end-to-end tests that drive something else than what is released.
  test('is driven by tests with the inspection fuse alone changed', async () => {
    expect(await fuses(driven)).toEqual({ ...locked, EnableNodeCliInspectArguments: true });
    const archive = (executable: string): Buffer => readFileSync(archiveOf(executable));
    expect(archive(driven).equals(archive(released))).toBe(true);
  });

  // Would catch: sources, tests or another clone's leftovers in a release, or a missing part.
  test('holds the built app and nothing else of the clone', () => {
    const tops = new Set(contents().map((file) => file.split('/').slice(0, 2).join('/')));
    const own = [...tops].filter((place) => !place.startsWith('node_modules')).sort();
    expect(own.filter((place) => !/^(assets|out|package\.json)/.test(place))).toEqual([]);
    const wanted = [
      'out/main/main.js',
      'out/main/evidence.js',
      'out/main/drawVolume.js',
      'out/main/cli.js',
      'out/preload/preload.cjs',
      'out/renderer/index.html',
      'assets/report/report.typ',
      'assets/report/parts.typ',
      'assets/locales/kk/report.json',
    ];
    const files = contents();
    expect(wanted.filter((file) => !files.includes(file))).toEqual([]);
    expect(files.filter((file) => /^out\/(electron|package|test|types)/.test(file))).toEqual([]);
  });

  // Would catch: a package that is there while developing and missing after installing.
  test('holds every package that its code imports', () => {
    const files = contents();
    const scripts = files.filter((file) => /^out\/(main|preload)\/.*\.c?js$/.test(file));
    const wanted = scripts.flatMap((file) =>
      readImports(extractFile(archiveOf(released), file).toString('utf8')),
    );
    const packages = new Set(
      wanted.map(({ specifier }) => packageOf(specifier)).filter((name) => name !== undefined),
    );
    expect(packages.size).toBeGreaterThan(3);
    const missing = [...packages].filter((name) => !files.includes(`node_modules/${name}/package.json`));
    expect(missing.filter((name) => !doneWithout.has(name))).toEqual([]);
  });
});

const archiveOf = (executable: string): string =>
  process.platform === 'darwin'
    ? path.resolve(executable, '../../Resources/app.asar')
    : path.join(path.dirname(executable), 'resources', 'app.asar');

const contents = (): string[] =>
  listPackage(archiveOf(released), { isPack: false }).map((file) => file.replaceAll('\\', '/').slice(1));

/** The PDF reader asks for it to draw pages outside a window; Dalel reads text there and draws in the window. */
const doneWithout = new Set(['@napi-rs/canvas']);

function packageOf(specifier: string): string | undefined {
  // What is no package's name stands in a text that only looks like an import.
  if (!/^(@[\w.-]+\/)?[\w.-]+(\/|$)/.test(specifier)) return undefined;
  if (/^([./]|node:)/.test(specifier) || specifier === 'electron') return undefined;
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

describe('the locked app, started', () => {
  let child: ChildProcess | undefined;
  let userData = '';

  afterEach(async () => {
    if (child?.exitCode === null) {
      child.kill('SIGKILL');
      await once(child, 'exit');
    }
    rmSync(userData, { recursive: true, force: true, maxRetries: 5 });
  });

  const start = (...given: string[]): ChildProcess => {
    userData = mkdtempSync(path.join(tmpdir(), 'dalel-test-'));
    const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    const options = [...sandbox, `--user-data-dir=${userData}`, ...given];
    child = spawn(released, options, { stdio: ['ignore', 'pipe', 'pipe'] });
    return child;
  };

  // Would catch: a package that does not start, and a release that lets a debugger into the main process.
  test('opens its window, starts its evidence process and lets no debugger in', async () => {
    const started = start('--inspect=0');
    let printed = '';
    started.stderr?.on('data', (chunk: Buffer) => {
      printed += chunk.toString('utf8');
    });
    const running = () =>
      familyOf(started.pid).map((pid) => readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' '));
    // Processes are read from /proc; elsewhere the driven copy alone shows its page.
    if (process.platform === 'linux')
      await expect
        .poll(() => running().filter((line) => /--type=(renderer|utility)/.test(line)).length, {
          timeout: 60_000,
        })
        .toBeGreaterThanOrEqual(2);
    expect(started.exitCode).toBeNull();
    expect(printed).not.toContain('Debugger listening');
  });

  // Would catch: a shortcut that opens the window of an unlocked vault to whoever reads a port.
  test('does not start where its window would be handed to another program', async () => {
    const started = start('--remote-debugging-port=0');
    let printed = '';
    started.stderr?.on('data', (chunk: Buffer) => {
      printed += chunk.toString('utf8');
    });
    const [code] = (await once(started, 'exit')) as [number];
    expect(code).toBe(2);
    expect(printed).toContain('--remote-debugging-port');
    expect(printed).not.toContain('DevTools listening');
  });

  // Would catch: an installed Dalel that answers no command, or only where there is a display.
  test('answers commands in a terminal, without a display', async () => {
    const address = 'bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq';
    const ran = await inTerminal(released, ['identify', address, '--json']);
    expect(JSON.parse(ran.out)).toMatchObject({ matches: [{ chain: 'bitcoin', checksum: 'verified' }] });
    expect(ran.code).toBe(0);
    expect((await inTerminal(released, ['verify'])).code).toBe(2);
    const vault = path.join(mkdtempSync(path.join(tmpdir(), 'dalel-test-')), 'vault');
    const demo = await inTerminal(released, ['demo', '--vault', vault, '--json']);
    expect(JSON.parse(demo.out)).toMatchObject({ cases: 6, reports: 2 });
    rmSync(path.dirname(vault), { recursive: true, force: true });
  });
});

describe('the same app, driven', () => {
  // Would catch: an evidence process that cannot load its database or its keys from the package.
  test('starts and answers its page', async () => {
    const started = await launch({ executable: driven });
    try {
      await started.page.getByTestId('page-welcome').waitFor();
      expect(await started.app.evaluate(({ app }) => app.isPackaged)).toBe(true);
    } finally {
      await started.close();
    }
  });
});

/** Runs a command of the packaged app where there is no display. */
async function inTerminal(
  executable: string,
  command: readonly string[],
): Promise<{ code: number | null; out: string }> {
  const userData = mkdtempSync(path.join(tmpdir(), 'dalel-test-'));
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const headless = process.platform === 'linux' ? ['--ozone-platform=headless'] : [];
  const { DISPLAY: _display, WAYLAND_DISPLAY: _wayland, ...environment } = process.env;
  const child = spawn(executable, [...sandbox, ...headless, `--user-data-dir=${userData}`, ...command], {
    stdio: ['ignore', 'pipe', 'ignore'],
    env: environment,
  });
  let out = '';
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk.toString('utf8');
  });
  const [code] = (await once(child, 'close')) as [number | null];
  rmSync(userData, { recursive: true, force: true, maxRetries: 5 });
  return { code, out };
}
