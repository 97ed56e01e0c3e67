// The second half of `npm start`, `npm test`, `npm run setup` and `npm run package`: runs in the project's own Node.
import { ensureBuild } from './build.ts';
import { ensureSystem, type Needs } from './debian.ts';
import { ensureElectron } from './electron.ts';
import { ensureNativeBinding, ensureTokenBinding } from './native.ts';
import { SetupError, say, step } from './shell.ts';
import { startWindow, walkWithoutDisplay } from './start.ts';

const linux = process.platform === 'linux';

/** Everything that stands between a clone and a built app in a real Electron; quick when it is done already. */
async function prepare(needs: Needs) {
  await step('system packages', () => ensureSystem(needs));
  const electron = await step('Electron', ensureElectron);
  if (electron.kind === 'development') {
    say(`Electron ${electron.version} stands in here: for development and tests only, never for a release.`);
  }
  await step('database binding', () => ensureNativeBinding(electron));
  await step('token binding', ensureTokenBinding);
  await ensureBuild();
  return electron;
}

async function main(mode: string, rest: readonly string[]): Promise<number> {
  switch (mode) {
    case 'setup':
      await prepare({ virtualDisplay: linux, tests: true });
      say('ready');
      return 0;
    case 'start': {
      const hasDisplay =
        process.platform !== 'linux' || Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY);
      const electron = await prepare({ virtualDisplay: !hasDisplay, tests: !hasDisplay });
      return hasDisplay ? startWindow(electron, rest) : walkWithoutDisplay(electron);
    }
    case 'test': {
      const { runEverything } = await import('./testRun.ts');
      return runEverything(await prepare({ virtualDisplay: linux, tests: true }));
    }
    case 'package': {
      const { packageApp } = await import('./package.ts');
      await packageApp(await prepare({ virtualDisplay: false, tests: false }), rest);
      return 0;
    }
    default:
      throw new SetupError(`no such mode: ${mode} (start, test, setup, package)`);
  }
}

try {
  const [mode = 'start', ...rest] = process.argv.slice(2);
  process.exitCode = await main(mode, rest);
} catch (error) {
  console.error(`Dalel: ${error instanceof SetupError ? error.message : (error as Error).stack}`);
  process.exitCode = 1;
}
