import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { type BackupManifest, backupManifest, type FoundBackup } from '../../db/domain/backup';
import { canonicalJson } from '../../db/domain/ledger';
import { Refusal } from '../../db/domain/refusal';
import { deriveKey } from './crypto';
import { diskRefusal } from './durable';
import { headerFile, readHeader } from './header';

/**
 * A backup at a place (`E:\`, a folder of a server):
 * `Dalel <vault> <end of its id>/<day_time_entry>/` holds `evidence.db`, `vault.json` and `manifest.json`;
 * `Dalel <vault> <end of its id>/files/` holds the sealed files, once for all backups of the vault at that place.
 */
export const manifestFile = 'manifest.json';

/** Begins the name of a backup that is being made, or that a crash left; it is none. */
export const unfinishedStart = 'unfinished-';

/** The folder of all backups of one vault at a place. */
export function backupsOf(place: string, vault: { vaultId: string; name: string }): string {
  const name = vault.name
    .replace(/[^\p{L}\p{N} _-]+/gu, '-')
    .trim()
    .slice(0, 40);
  return join(place, `Dalel ${name} ${vault.vaultId.slice(-8)}`);
}

/** The name of one backup: the wall clock when it was made, and the entry that it goes up to. */
export function backupName(at: string, offset: number, seq: number): string {
  const wall = new Date(Date.parse(at) + offset * 60_000).toISOString();
  return `${wall.slice(0, 10)}_${wall.slice(11, 19).replaceAll(':', '-')}_${seq}`;
}

/** Where a backup's sealed files lie. */
export function storedPath(folder: string, name: string): string {
  return join(dirname(resolve(folder)), 'files', ...name.split('/'));
}

/** @throws Refusal `backup.none-here`, `backup.damaged` */
export function readManifest(folder: string): { manifest: BackupManifest; sha256: string } {
  const path = join(folder, manifestFile);
  if (!existsSync(path)) throw new Refusal('backup.none-here', { folder });
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch (thrown) {
    throw diskRefusal(thrown);
  }
  const parsed = backupManifest.safeParse(parseJson(bytes));
  if (!parsed.success || !parsed.data.stored.every(({ path: name }) => isInside(name)))
    throw new Refusal('backup.damaged', { folder });
  return { manifest: parsed.data, sha256: createHash('sha256').update(bytes).digest('hex') };
}

/** @param key 32 bytes: the key of the database that the manifest speaks of */
export function signManifest(manifest: Omit<BackupManifest, 'mac'>, key: Uint8Array): BackupManifest {
  return { ...manifest, mac: manifestMac(manifest, key).toString('hex') };
}

/** Whether the manifest is as it was made, every file that it named still among them. */
export function manifestIntact({ mac, ...manifest }: BackupManifest, key: Uint8Array): boolean {
  return timingSafeEqual(manifestMac(manifest, key), Buffer.from(mac, 'hex'));
}

function manifestMac(manifest: Omit<BackupManifest, 'mac'>, key: Uint8Array): Buffer {
  return createHmac('sha256', deriveKey(key, 'backup manifest')).update(canonicalJson(manifest)).digest();
}

/** A manifest comes from outside: a name that climbs out of its folder is no name. */
function isInside(name: string): boolean {
  const root = resolve('/files');
  return !name.includes('\\') && resolve(root, name).startsWith(`${root}${sep}`);
}

function parseJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return undefined;
  }
}

/** Every backup at or below a chosen folder: a place, the folder of a vault's backups, or one backup. Newest first. */
export function findBackups(chosen: string): FoundBackup[] {
  const one = [chosen, ...foldersIn(chosen), ...foldersIn(chosen).flatMap(foldersIn)];
  return one
    .filter((folder) => existsSync(join(folder, manifestFile)))
    .map(describeBackup)
    .sort((left, right) => (left.madeAt < right.madeAt ? 1 : -1));
}

function foldersIn(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .filter(({ name }) => !name.startsWith(unfinishedStart))
      .map((entry) => join(folder, entry.name));
  } catch {
    return [];
  }
}

/** What a backup says of itself; not verified. */
export function describeBackup(folder: string): FoundBackup {
  const label = join(basename(dirname(folder)), basename(folder));
  const unread = { folder, label, vaultId: '', vaultName: '', madeAt: '', offset: 0, head: null, bytes: 0 };
  const nothing = { ...unread, files: 0, officers: [] };
  if (!existsSync(folder)) return { ...nothing, state: 'absent' };
  try {
    const { manifest } = readManifest(folder);
    const { vaultId, vaultName, madeAt, offset, head, database, header, stored } = manifest;
    const bytes = [database, header, ...stored].reduce((sum, file) => sum + file.size, 0);
    const officers = readHeader(folder).officers.map(({ officerId: id, name }) => ({ id, name }));
    const said = { folder, label, vaultId, vaultName, madeAt, offset, head, bytes, officers };
    return { ...said, state: 'readable', files: stored.length + 2 };
  } catch {
    const madeAt = statSync(folder).mtime.toISOString();
    return { ...nothing, state: 'damaged', madeAt, files: existsSync(join(folder, headerFile)) ? 1 : 0 };
  }
}
