import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import type { ElectronAtHand } from './electron.ts';
import { isolatedNetwork } from './network.ts';
import { packageApp, packagedExecutable, unpackedFolder } from './package.ts';
import { inClone } from './places.ts';
import { run, say } from './shell.ts';
import { virtualDisplay } from './start.ts';

interface Count {
  passed: number;
  failed: number;
}

const bin = (name: string): string => inClone('node_modules', '.bin', name);
const vitestConfig = 'test/config/vitest.config.ts';

/**
 * All that a change must pass. The last line counts lint, types and packaging as one test each, and every test of
 * every runner; a test that was skipped counts as failed.
 */
export async function runEverything(electron: ElectronAtHand): Promise<number> {
  rmSync(inClone('out', 'test'), { recursive: true, force: true });
  mkdirSync(inClone('out', 'test'), { recursive: true });
  const counts = [
    await check('lint and format', bin('biome'), [
      'check',
      '--config-path=test/config/biomeRules.json',
      '--error-on-warnings',
    ]),
    await check('types', bin('tsc'), ['-b', '--checkers', '1']),
    await vitest('unit', []),
    await vitest('db', []),
    await packaging(electron),
    await endToEnd(electron),
  ];
  const total = counts.reduce((sum, count) => ({
    passed: sum.passed + count.passed,
    failed: sum.failed + count.failed,
  }));
  console.log(`${total.passed} passed, ${total.failed} failed`);
  return total.failed === 0 ? 0 : 1;
}

async function check(name: string, command: string, args: readonly string[]): Promise<Count> {
  say(name);
  const { status } = await run(command, args);
  if (status !== 0) say(`${name} failed`);
  return status === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

async function packaging(electron: ElectronAtHand): Promise<Count> {
  say('packaging');
  try {
    await packageApp(electron, ['--test']);
    return { passed: 1, failed: 0 };
  } catch (error) {
    console.error(error);
    return { passed: 0, failed: 1 };
  }
}

/** The window as it is packaged, driven through the inspection fuse, where no packet can leave unseen. */
async function endToEnd(electron: ElectronAtHand): Promise<Count> {
  const network = await isolatedNetwork();
  if (network === undefined)
    say('this system allows no network namespace; the end-to-end tests keep the network');
  const display = process.platform === 'linux' ? ['xvfb-run', ...virtualDisplay] : [];
  const folder = await unpackedFolder(true);
  const packaged = folder === undefined ? {} : { DALEL_PACKAGED_APP: packagedExecutable(folder) };
  const env = { DALEL_ELECTRON: electron.executable, ...packaged, ...network?.env };
  return vitest('e2e', [...(network?.command ?? []), ...display], env);
}

async function vitest(
  project: string,
  before: readonly string[],
  env: Record<string, string> = {},
): Promise<Count> {
  say(`${project} tests`);
  const file = inClone('out', 'test', `${project}.json`);
  const [command = process.execPath, ...args] = [
    ...before,
    process.execPath,
    inClone('node_modules/vitest/vitest.mjs'),
  ];
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const { status } = await run(
    command,
    [...args, 'run', '--config', vitestConfig, '--project', project, ...reporters],
    { env },
  );
  return readCount(project, file, status);
}

interface VitestReport {
  numTotalTests: number;
  numPassedTests: number;
  testResults: { status: string; assertionResults: unknown[] }[];
}

function readCount(project: string, file: string, status: number): Count {
  if (!existsSync(file)) {
    say(`${project} tests left no report`);
    return { passed: 0, failed: 1 };
  }
  const report = JSON.parse(readFileSync(file, 'utf8')) as VitestReport;
  const emptyFiles = report.testResults.filter(
    (one) => one.status === 'failed' && one.assertionResults.length === 0,
  );
  const failed = report.numTotalTests - report.numPassedTests + emptyFiles.length;
  // An error outside any test leaves the counts clean and the status bad.
  return { passed: report.numPassedTests, failed: failed === 0 && status !== 0 ? 1 : failed };
}
