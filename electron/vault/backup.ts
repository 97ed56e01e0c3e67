import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import type { BackupManifest, StoredFile } from '../../db/domain/backup';
import { Refusal } from '../../db/domain/refusal';
import type { Moment } from '../../db/domain/time';
import { readHead } from '../../db/ledger';
import { openVault, type Sources } from '../../db/open';
import { readFact } from '../../db/vaultFacts';
import {
  backupName,
  backupsOf,
  findBackups,
  manifestFile,
  readManifest,
  signManifest,
  storedPath,
  unfinishedStart,
} from './backupFolder';
import { copyFile, hashFile, type Measured, requireWanted, type Watch } from './copyFile';
import { diskRefusal, syncFolder, writeDurable } from './durable';
import { databaseFile, headerFile, readHeader } from './header';
import { verifyBackup } from './verifyBackup';

/** Copies or checks a database with its own connection, so that the one that people work with stays free. */
export type DatabaseJob =
  | { readonly job: 'copy'; readonly from: string; readonly to: string; readonly key: Uint8Array }
  | { readonly job: 'check'; readonly from: string; readonly key: Uint8Array };
export type DatabaseWork = (job: DatabaseJob) => Promise<void>;

export interface BackupOrder {
  /** The vault's folder. */
  readonly vault: string;
  /** 32 bytes: the database's key. */
  readonly key: Uint8Array;
  /** 32 bytes: the header is copied only as this root key signed it. */
  readonly root: Uint8Array;
  readonly place: string;
  readonly officerName: string;
  readonly now: Moment;
  readonly sources: Sources;
  readonly work: DatabaseWork;
  readonly signal?: AbortSignal | undefined;
  /** Bytes done and bytes in all: copying and reading back count alike. */
  readonly progress?: ((done: number, total: number) => void) | undefined;
}

export interface MadeBackup {
  readonly folder: string;
  readonly manifest: BackupManifest;
  readonly manifestSha256: string;
  readonly bytes: number;
  readonly bytesWritten: number;
}

/**
 * Makes a backup while work goes on, reads all of it back and opens it; only then it gets its name.
 * The database is copied first: every sealed file that it names was there before its row was.
 * @throws Refusal `backup.inside-vault`, `backup.damaged`, `job.cancelled`, `vault.disk-full`, `vault.folder-read-only`,
 * `file.not-found` (the place is gone), `disk.failing`
 */
export async function makeBackup(order: BackupOrder): Promise<MadeBackup> {
  requireOutside(order.vault, order.place);
  const header = readHeader(order.vault);
  const home = backupsOf(order.place, header);
  const unfinished = join(home, `${unfinishedStart}${process.pid}`);
  try {
    statSync(order.place);
    sweepUnfinished(home);
    mkdirSync(unfinished, { recursive: true, mode: 0o700 });
    const made = await fill(order, home, unfinished);
    const folder = join(home, backupName(order.now.at, order.now.offset, made.manifest.head.seq));
    renameSync(unfinished, folder);
    syncFolder(home);
    return { ...made, folder };
  } catch (thrown) {
    removeQuietly(unfinished);
    throw diskRefusal(thrown);
  }
}

async function fill(order: BackupOrder, home: string, folder: string): Promise<Omit<MadeBackup, 'folder'>> {
  const { vault, signal } = order;
  const names = sealedFiles(vault);
  const sizeOf = (path: string) => statSync(path).size;
  const databaseSize = sizeOf(join(vault, databaseFile));
  const sealedSize = names.reduce((sum, name) => sum + sizeOf(join(vault, 'files', ...name.split('/'))), 0);
  // Copied once and read back once.
  const total = 2 * (databaseSize + sealedSize);
  let done = 0;
  const step = (bytes: number) => {
    done += bytes;
    order.progress?.(Math.min(done, total), total);
  };
  const header = await copyOfOneMoment(order, folder);
  step(databaseSize);
  const { stored, written } = await copySealed(vault, home, sealedFiles(vault), { signal, onBytes: step });
  const database = await hashFile(join(folder, databaseFile), { signal, onBytes: step });
  const manifest = signManifest(describe(order, folder, database, header, stored), order.key);
  const bytes = Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`);
  writeDurable(join(folder, manifestFile), bytes);
  const verdict = await verifyBackup(folder, { ...order, onBytes: step });
  // What the vault itself has lost is told whenever the backup is read again; it must not stop what is left from being saved.
  const found = verdict.findings.find(({ code }) => code !== 'file.unlisted');
  if (found) throw new Refusal('backup.damaged', { what: found.code, file: found.path });
  return {
    manifest,
    manifestSha256: createHash('sha256').update(bytes).digest('hex'),
    bytes: verdict.bytes,
    bytesWritten: database.size + header.size + written,
  };
}

/**
 * Database and header of the same keys: a change of keys between the two would leave a backup that its own officers
 * cannot open. Where one happened both are copied again. Answers what the header measures.
 */
async function copyOfOneMoment({ vault, key, work, signal }: BackupOrder, folder: string): Promise<Measured> {
  for (;;) {
    const before = readHeader(vault).keySeq;
    const copy = join(folder, databaseFile);
    rmSync(copy, { force: true });
    await work({ job: 'copy', from: join(vault, databaseFile), to: copy, key });
    requireWanted(signal);
    const header = await copyFile(join(vault, headerFile), join(folder, headerFile), { signal });
    if (readHeader(folder).keySeq === before) return header;
  }
}

/** Sealed files by their names below `files`, with `/`; what a crash or a running job left unfinished is none. */
function sealedFiles(vault: string): string[] {
  const place = join(vault, 'files');
  try {
    return readdirSync(place, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith('.sealed'))
      .map((entry) => relative(place, join(entry.parentPath, entry.name)).split(sep).join('/'))
      .sort();
  } catch {
    return [];
  }
}

/** Copies what the place does not hold yet; what it holds and what an earlier manifest measured is not read again here. */
async function copySealed(
  vault: string,
  home: string,
  names: readonly string[],
  watch: Watch,
): Promise<{ stored: StoredFile[]; written: number }> {
  const known = measuredBefore(home);
  const stored: StoredFile[] = [];
  let written = 0;
  for (const path of names) {
    const source = join(vault, 'files', ...path.split('/'));
    const target = storedPath(join(home, 'any'), path);
    const before = known.get(path);
    const kept = before && (await stillThere(target, before, watch)) ? before : undefined;
    const { size, sha256 } = kept ?? (await copyFile(source, target, watch));
    if (!kept) written += size;
    stored.push({ path, size, sha256 });
  }
  return { stored, written };
}

/** A file on a stick that rots is copied again rather than trusted by its name. */
async function stillThere(path: string, before: Measured, watch: Watch): Promise<boolean> {
  try {
    if (statSync(path).size !== before.size) return false;
  } catch {
    return false;
  }
  return (await hashFile(path, watch)).sha256 === before.sha256;
}

function measuredBefore(home: string): Map<string, StoredFile> {
  const known = new Map<string, StoredFile>();
  for (const { folder, state } of findBackups(home)) {
    if (state !== 'readable') continue;
    for (const file of readManifest(folder).manifest.stored) known.set(file.path, file);
  }
  return known;
}

/** The manifest speaks of the copy, not of the vault, which may have moved on meanwhile. */
function describe(
  order: BackupOrder,
  folder: string,
  database: Measured,
  header: Measured,
  stored: StoredFile[],
): Omit<BackupManifest, 'mac'> {
  const copy = openVault(join(folder, databaseFile), order.key, order.sources, { readOnly: true });
  try {
    return {
      format: 'dalel-backup',
      version: 1,
      vaultId: readFact(copy.read, 'vaultId'),
      vaultName: readFact(copy.read, 'name'),
      madeAt: order.now.at,
      offset: order.now.offset,
      device: order.sources.device,
      officerName: order.officerName,
      schema: Number(copy.client.pragma('user_version', { simple: true })),
      head: readHead(copy.read),
      database: { path: databaseFile, size: database.size, sha256: database.sha256 },
      header: { path: headerFile, size: header.size, sha256: header.sha256 },
      stored,
    };
  } finally {
    copy.close();
  }
}

/** @throws Refusal `backup.inside-vault`: what is lost with the vault is no backup */
export function requireOutside(vault: string, place: string): void {
  const inner = relative(resolve(vault), resolve(place));
  if (inner === '' || !(inner.startsWith('..') || resolve(inner) === inner))
    throw new Refusal('backup.inside-vault', { folder: dirname(vault) });
}

/** One program at a time works in a vault, so whatever is unfinished here was left by a crash. */
function sweepUnfinished(home: string): void {
  if (!existsSync(home)) return;
  for (const name of readdirSync(home))
    if (name.startsWith(unfinishedStart)) rmSync(join(home, name), { recursive: true, force: true });
}

function removeQuietly(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch {
    // The stick may be gone; the next backup there clears what is left.
  }
}
