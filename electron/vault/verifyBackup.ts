import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { checkChain, neededContents } from '../../db/backups';
import type { BackupFinding, BackupManifest, BackupVerdict, StoredFile } from '../../db/domain/backup';
import { Refusal } from '../../db/domain/refusal';
import { readHead } from '../../db/ledger';
import { openVault, type Sources, type Vault } from '../../db/open';
import { readFact, readKeySeq } from '../../db/vaultFacts';
import type { DatabaseWork } from './backup';
import { manifestFile, manifestIntact, readManifest, storedPath } from './backupFolder';
import { hashFile, type Watch } from './copyFile';
import { databaseFile, headerFile, headerIntact, readHeader } from './header';

export interface VerifyTools extends Watch {
  /** The database's key; without it the files are read and hashed, and the database is not opened. */
  readonly key?: Uint8Array | undefined;
  /** The vault's root key, where the backup is of its day: then its header must be signed with it. */
  readonly root?: Uint8Array | undefined;
  /** What the vault's record of this backup says of its manifest: another one, though whole, is not this backup. */
  readonly manifestSha256?: string | undefined;
  readonly work: DatabaseWork;
  readonly sources: Sources;
}

/**
 * Reads a whole backup: is the manifest as it was made, does every file hash to what it says, does it name every file that
 * the evidence needs; opens the database, checks its pages and follows its chain to the manifest's head. Changes nothing.
 * @throws Refusal `backup.none-here`, `backup.damaged`
 */
export async function verifyBackup(folder: string, tools: VerifyTools): Promise<BackupVerdict> {
  const begun = performance.now();
  const { manifest, sha256 } = readManifest(folder);
  const own = [manifest.database, manifest.header].map((file) => ({ file, path: join(folder, file.path) }));
  const shared = manifest.stored.map((file) => ({ file, path: storedPath(folder, file.path) }));
  const findings: BackupFinding[] = [];
  const { key, manifestSha256 = sha256 } = tools;
  if (manifestSha256 !== sha256 || (key && !manifestIntact(manifest, key)))
    findings.push({ code: 'manifest.changed', path: manifestFile });
  let bytes = 0;
  for (const { file, path } of [...own, ...shared]) {
    const found = await judgeFile(file, path, tools);
    if (found) findings.push(found);
    bytes += file.size;
  }
  findings.push(...judgeHeader(folder, manifest, tools.root));
  if (tools.key && !findings.some(({ path }) => path === databaseFile))
    findings.push(...(await judgeDatabase(folder, manifest, tools.key, tools)));
  const files = own.length + shared.length;
  return { ok: findings.length === 0, findings, files, bytes, milliseconds: performance.now() - begun };
}

async function judgeFile(file: StoredFile, path: string, watch: Watch): Promise<BackupFinding | undefined> {
  if (!existsSync(path)) return { code: 'file.missing', path: file.path };
  const measured = await hashFile(path, watch);
  return measured.sha256 === file.sha256 ? undefined : { code: 'file.changed', path: file.path };
}

function judgeHeader(
  folder: string,
  manifest: BackupManifest,
  root: Uint8Array | undefined,
): BackupFinding[] {
  try {
    const header = readHeader(folder);
    if (header.vaultId === manifest.vaultId && (!root || headerIntact(header, root))) return [];
  } catch {
    // Said below.
  }
  return [{ code: 'header.damaged', path: headerFile }];
}

function unlisted(copy: Vault, { stored }: BackupManifest): BackupFinding[] {
  const named = new Set(stored.map(({ path }) => path));
  return [...neededContents(copy.whole)]
    .map((sha256) => `${sha256}.sealed`)
    .filter((path) => !named.has(path))
    .map((path) => ({ code: 'file.unlisted', path }));
}

async function judgeDatabase(
  folder: string,
  manifest: BackupManifest,
  key: Uint8Array,
  { work, sources }: VerifyTools,
): Promise<BackupFinding[]> {
  const path = join(folder, databaseFile);
  const damaged: BackupFinding = { code: 'database.damaged', path: databaseFile };
  try {
    await work({ job: 'check', from: path, key });
    const copy = openVault(path, key, sources, { readOnly: true });
    try {
      const head = readHead(copy.read);
      const same = head.seq === manifest.head.seq && head.hash === manifest.head.hash;
      if (!same || readFact(copy.read, 'vaultId') !== manifest.vaultId)
        return [{ code: 'head.differs', path: databaseFile }];
      // Such a header opens nothing: the ledger knows of a later change of keys.
      if (readKeySeq(copy.read) > (readHeader(folder).keySeq ?? 0))
        return [{ code: 'header.damaged', path: headerFile }];
      const whole = copy.differences.length === 0 && (await checkChain(copy));
      return whole ? unlisted(copy, manifest) : [damaged];
    } finally {
      copy.close();
    }
  } catch (thrown) {
    if (thrown instanceof Refusal && thrown.code === 'vault.damaged') return [damaged];
    // Its pages are whole; what an older Dalel wrote is read by bringing it up to date, which restoring does.
    if (thrown instanceof Refusal && thrown.code === 'vault.older-version') return [];
    throw thrown;
  }
}
