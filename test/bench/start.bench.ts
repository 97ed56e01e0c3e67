import {
  cpSync,
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { packagedExecutable, unpackedFolder } from '../../electron/runtime/setup/package.ts';
import { type LaunchOptions, launch } from '../e2e/launch';
import { makeDeskVault, makeTestDesk, type TestDesk } from '../handlers/support';
import { compare, type Spent, say } from './measure';

const out = resolve(import.meta.dirname, '../../out');
const rounds = Number(process.env.DALEL_BENCH_STARTS ?? 4);

let desk: TestDesk;
let vault = '';
let folder = '';
beforeAll(async () => {
  desk = makeTestDesk();
  vault = (await makeDeskVault(desk)).folder;
  folder = mkdtempSync(join(out, 'bench-empty-'));
});
afterAll(() => {
  desk.end();
  rmSync(folder, { recursive: true, force: true });
});

/** From the start of the program until `ready` is seen; work is that of all its processes. */
async function started(options: LaunchOptions, ready: string): Promise<Spent> {
  const userData = mkdtempSync(join(tmpdir(), 'dalel-bench-'));
  writeFileSync(join(userData, 'preferences.json'), JSON.stringify({ recentVaults: [vault] }));
  const begun = performance.now();
  const { app, page, close } = await launch({ ...options, userData });
  try {
    await page.locator(ready).waitFor();
    const wall = performance.now() - begun;
    const cpu = await app.evaluate(({ app: own }) =>
      own
        .getAppMetrics()
        .reduce((sum, { cpu: { cumulativeCPUUsage = Number.NaN } }) => sum + cumulativeCPUUsage, 0),
    );
    return { wall, cpu: cpu * 1_000 };
  } finally {
    await close();
    rmSync(userData, { recursive: true, force: true, maxRetries: 5 });
  }
}

const emptyApp = `
const { app, BrowserWindow } = require('electron');
app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1280, height: 800, show: false });
  window.once('ready-to-show', () => window.show());
  window.loadURL('data:text/html,<p id="empty">0</p>');
});
app.on('window-all-closed', () => app.quit());
`;

/** The same Electron with an application of six lines: it runs what lies in its own `resources/app`. */
function makeEmpty(executable: string): string {
  const home = dirname(executable);
  cpSync(home, folder, {
    recursive: true,
    filter: (from) => !from.startsWith(join(home, 'resources')) && from !== executable,
  });
  linkSync(executable, join(folder, basename(executable)));
  const app = join(folder, 'resources', 'app');
  mkdirSync(app, { recursive: true });
  writeFileSync(join(app, 'package.json'), '{"name":"empty","version":"0.0.0","main":"main.cjs"}');
  writeFileSync(join(app, 'main.cjs'), emptyApp);
  return join(folder, basename(executable));
}

// Would catch: work that crept into the start of the program, before the officer can type.
test('start to the unlock screen', { timeout: 300_000 }, async () => {
  if (process.platform === 'linux' && !process.env.DISPLAY) {
    process.stdout.write('start: NOT MEASURED, there is no display; xvfb-run -a npm run bench start\n');
    return;
  }
  const facts = join(out, 'runtime.json');
  if (!existsSync(facts)) throw new Error('build first: npm run build');
  const { executable } = z.object({ executable: z.string() }).parse(JSON.parse(readFileSync(facts, 'utf8')));
  const packaged = await unpackedFolder(true);
  const target = packaged === undefined ? {} : { executable: packagedExecutable(packaged) };
  const empty = { executable: makeEmpty(executable) };
  const open = () => started(target, '[data-testid=passphrase]');
  const nothing = () => started(empty, '#empty');
  await nothing();
  await open();
  const { own, base } = await compare(rounds, nothing, open);
  say(
    `start to unlock screen, ${packaged === undefined ? 'not packaged' : 'packaged'}`,
    own,
    base,
    'an empty window',
    '1.5',
  );
  expect(own.wall).toBeGreaterThan(0);
});
