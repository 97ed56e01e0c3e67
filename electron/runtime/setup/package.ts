import { createHash } from 'node:crypto';
import { constants, existsSync, readFileSync } from 'node:fs';
import { copyFile, cp, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses';
import type { ElectronAtHand } from './electron.ts';
import { linkTree } from './linkTree.ts';
import { inClone } from './places.ts';
import { mustRun, SetupError, say, step } from './shell.ts';

const output = inClone('out', 'package');
const testOutput = inClone('out', 'package-test');

/**
 * The unpacked app as released; with `--test` a copy of it too in which the inspection fuse alone is on,
 * so that end-to-end tests drive the same files.
 */
export async function packageApp(electron: ElectronAtHand, options: readonly string[]): Promise<void> {
  const unpacked = await step('packaging the app', () => ensurePackage(electron));
  say(`the app is ${path.relative(inClone(), packagedExecutable(unpacked))}`);
  if (!options.includes('--test')) return;
  const copy = await copyForTests(unpacked);
  say(`the same with the inspection fuse on is ${path.relative(inClone(), packagedExecutable(copy))}`);
}

/** The executable of an unpacked app on this platform. */
export function packagedExecutable(unpacked: string): string {
  if (process.platform === 'darwin') return path.join(unpacked, 'Dalel.app', 'Contents', 'MacOS', 'Dalel');
  return path.join(unpacked, process.platform === 'win32' ? 'Dalel.exe' : 'dalel');
}

/** Folder of the unpacked app below `out/package` or `out/package-test`; undefined before it is made. */
export async function unpackedFolder(tests: boolean): Promise<string | undefined> {
  const parent = tests ? testOutput : output;
  if (!existsSync(parent)) return undefined;
  const folders = (await readdir(parent)).map((name) => path.join(parent, name));
  return folders.find((folder) => existsSync(packagedExecutable(folder)));
}

async function ensurePackage(electron: ElectronAtHand): Promise<string> {
  const stampFile = path.join(output, 'made-from');
  const stamp = packageStamp(electron);
  const known = await unpackedFolder(false);
  if (known !== undefined && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return known;
  await rm(output, { recursive: true, force: true });
  await mustRun(process.execPath, [
    inClone('node_modules', 'electron-builder', 'cli.js'),
    '--dir',
    '--publish=never',
    `-c.electronDist=${electron.dist}`,
    `-c.electronVersion=${electron.version}`,
  ]);
  const made = await unpackedFolder(false);
  if (made === undefined)
    throw new SetupError('electron-builder ended well, but there is no app in out/package');
  await writeFile(stampFile, stamp);
  return made;
}

function packageStamp(electron: ElectronAtHand): string {
  const inputs = ['out/build.sha256', 'electron-builder.yml', 'package-lock.json'].map((file) =>
    readFileSync(inClone(file)),
  );
  const digest = createHash('sha256').update(electron.stamp).update(electron.version);
  for (const input of inputs) digest.update(input);
  return digest.digest('hex');
}

async function copyForTests(unpacked: string): Promise<string> {
  const copy = path.join(testOutput, path.basename(unpacked));
  await rm(testOutput, { recursive: true, force: true });
  const executable = packagedExecutable(copy);
  if (process.platform === 'linux') {
    await linkTree(unpacked, copy);
    // A link would change the released executable along with the copy.
    await rm(executable);
    await copyFile(packagedExecutable(unpacked), executable, constants.COPYFILE_FICLONE);
  } else {
    await cp(unpacked, copy, { recursive: true, verbatimSymlinks: true });
  }
  const target = process.platform === 'darwin' ? path.join(copy, 'Dalel.app') : executable;
  await flipFuses(target, {
    version: FuseVersion.V1,
    resetAdHocDarwinSignature: process.platform === 'darwin',
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  });
  return copy;
}
