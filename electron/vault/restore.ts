import { renameSync, rmdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { BackupManifest, StoredFile } from '../../db/domain/backup';
import { Refusal } from '../../db/domain/refusal';
import { readManifest, storedPath } from './backupFolder';
import { copyFile, type Watch } from './copyFile';
import { prepareFolder } from './create';
import { diskRefusal, syncFolder } from './durable';
import { databaseFile, headerFile } from './header';

export interface RestoreOrder extends Watch {
  /** The backup's own folder. */
  readonly from: string;
  /** Where the vault is to lie: an empty or new folder. */
  readonly to: string;
  /** Opens the vault in its unfinished place, judges it and records the act; what it throws undoes everything. */
  readonly admit: (folder: string, manifest: BackupManifest, manifestSha256: string) => Promise<void>;
}

/**
 * Copies a backup into a folder beside the wanted one, hashing every file against the manifest, has it admitted, and
 * only then gives it its name: there is never half a vault under it, and never a vault that was there before.
 * @throws Refusal `backup.none-here`, `backup.damaged`, `vault.exists`, `vault.folder-not-empty`, `vault.disk-full` and
 * whatever `admit` refuses
 */
export async function restoreBackup(order: RestoreOrder): Promise<BackupManifest> {
  const to = resolve(order.to);
  const { manifest, sha256 } = readManifest(order.from);
  prepareFolder(to);
  const unfinished = `${to}.unfinished-${process.pid}`;
  try {
    rmSync(unfinished, { recursive: true, force: true });
    for (const { file, from, name } of placesOf(order.from, manifest)) {
      const { size, sha256: found } = await copyFile(from, join(unfinished, name), order);
      if (found !== file.sha256 || size !== file.size)
        throw new Refusal('backup.damaged', { folder: order.from, file: file.path });
    }
    await order.admit(unfinished, manifest, sha256);
    // Windows renames onto nothing, not even onto an empty folder.
    rmdirSync(to);
    renameSync(unfinished, to);
    syncFolder(join(to, '..'));
    return manifest;
  } catch (thrown) {
    rmSync(unfinished, { recursive: true, force: true });
    throw diskRefusal(thrown);
  }
}

/** Every file of a backup, where it lies and what it is called in a vault's folder. */
function placesOf(
  folder: string,
  { database, header, stored }: BackupManifest,
): { file: StoredFile; from: string; name: string }[] {
  return [
    { file: header, from: join(folder, headerFile), name: headerFile },
    { file: database, from: join(folder, databaseFile), name: databaseFile },
    ...stored.map((file) => ({
      file,
      from: storedPath(folder, file.path),
      name: join('files', ...file.path.split('/')),
    })),
  ];
}
