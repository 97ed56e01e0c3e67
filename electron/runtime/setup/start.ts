import type { ElectronAtHand } from './electron.ts';
import { inClone, root } from './places.ts';
import { run, say } from './shell.ts';

/** The screen of every virtual display: the largest window that the tests look at. */
export const virtualDisplay = ['-a', '-s', '-screen 0 1920x1200x24 -nolisten tcp'] as const;

/** Arguments that this Electron needs to run the clone. */
export function electronArguments(electron: ElectronAtHand): string[] {
  // Chromium's sandbox refuses to run as root.
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return [...sandbox, ...(electron.kind === 'official' ? [root] : [])];
}

/** Opens the window and waits until it is closed. */
export async function startWindow(electron: ElectronAtHand, rest: readonly string[]): Promise<number> {
  say('opening the window');
  return (await run(electron.executable, [...electronArguments(electron), ...rest])).status;
}

/** With nobody to look at a window, does the main job through it on a virtual display. */
export async function walkWithoutDisplay(electron: ElectronAtHand): Promise<number> {
  say('this machine has no display; doing the main job in the real window on a virtual one');
  const walk = inClone('test', 'e2e', 'walk.ts');
  const env = { DALEL_ELECTRON: electron.executable };
  return (await run('xvfb-run', [...virtualDisplay, process.execPath, walk], { env })).status;
}
