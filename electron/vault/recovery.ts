import { existsSync, readdirSync, readFileSync, renameSync, type Stats, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Examination, FoundFile } from '../../db/domain/backup';
import { Refusal } from '../../db/domain/refusal';
import { openVault, type Sources } from '../../db/open';
import { readFact, readKeySeq } from '../../db/vaultFacts';
import { describeBackup } from './backupFolder';
import { deriveKey } from './crypto';
import { diskRefusal, writeDurable } from './durable';
import { databaseFile, headerFile, headerIntact, headerPath, readHeader, type VaultHeader } from './header';
import { readKnownBackups } from './knownBackups';
import { openOfficerSlot, wipe } from './officerKeys';
import { openRecoverySlot } from './unlock';

/** SQLite's page, which a whole database is a multiple of. */
const pageSize = 4_096;

/** What can be said of a vault's folder without any key. Reads, and changes nothing. */
export function examineVault(folder: string): Examination {
  const header = examineHeader(folder);
  const database = examineDatabase(folder);
  const { names, sealed } = listFolder(folder);
  const known = readKnownBackups(folder);
  return {
    folder,
    header: header.state,
    vaultName: header.found?.name ?? '',
    officers: header.found?.officers.map(({ name }) => name) ?? [],
    database,
    files: [
      fileState(folder, headerFile, header.state),
      fileState(folder, databaseFile, database === 'present' ? 'unknown' : 'damaged'),
      ...names
        .filter((name) => name !== headerFile && name !== databaseFile)
        .map((name) => fileState(folder, name, 'unknown')),
    ],
    sealedFiles: sealed.length,
    sealedBytes: sealed.reduce((sum, { size }) => sum + size, 0),
    olderCopies: names.filter((name) => name.startsWith(`${databaseFile}.before-upgrade-`)),
    backups: known.map(({ folder: where, madeAt }) => {
      const found = describeBackup(where);
      return { ...found, folder: where, label: where, madeAt: found.madeAt || madeAt };
    }),
  };
}

function examineHeader(folder: string): { state: Examination['header']; found?: VaultHeader } {
  try {
    return { state: 'ok', found: readHeader(folder) };
  } catch (thrown) {
    const missing = thrown instanceof Refusal && thrown.code === 'vault.not-a-vault';
    return { state: missing ? 'missing' : 'damaged' };
  }
}

function examineDatabase(folder: string): Examination['database'] {
  const stats = statOf(join(folder, databaseFile));
  if (!stats) return 'missing';
  if (stats.size === 0) return 'empty';
  return stats.size % pageSize === 0 ? 'present' : 'truncated';
}

function fileState(
  folder: string,
  name: string,
  state: FoundFile['state'] | Examination['header'],
): FoundFile {
  const stats = statOf(join(folder, name));
  if (!stats) return { name, size: 0, modifiedAt: '', state: 'missing' };
  return {
    name,
    size: stats.size,
    modifiedAt: stats.mtime.toISOString(),
    state: stats.size === 0 ? 'empty' : state,
  };
}

function statOf(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}

function listFolder(folder: string): { names: string[]; sealed: Stats[] } {
  try {
    const names = readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isFile() && !/^vault\.(lock|held|backups)/.test(entry.name))
      .map(({ name }) => name)
      .sort();
    const files = join(folder, 'files');
    const sealed = existsSync(files)
      ? readdirSync(files, { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile())
          .flatMap((entry) => statOf(join(entry.parentPath, entry.name)) ?? [])
      : [];
    return { names, sealed };
  } catch (thrown) {
    throw diskRefusal(thrown);
  }
}

/** What opens a header: the passphrase of one of its officers, or its recovery key. */
export type Opener =
  | { readonly officerId: string; readonly passphrase: string }
  | { readonly recoveryKey: string };

/**
 * Puts a backup's header in the place of a damaged or missing one: only one whose officer's passphrase, or whose recovery key,
 * opens the very database that lies there. What stood there is kept beside it. Answers the name that it was kept under, '' for none.
 * @throws Refusal `backup.other-vault`, `vault.wrong-passphrase`, `vault.header-damaged`, `vault.damaged`, `vault.exists`,
 * `vault.header-old` where keys were changed after that backup
 */
export async function restoreHeader(
  folder: string,
  backup: string,
  who: Opener,
  sources: Sources,
): Promise<string> {
  if (examineHeader(folder).state === 'ok') throw new Refusal('vault.exists', { folder });
  const header = readHeader(backup);
  await requireOpens(folder, header, who, sources);
  const kept = keepDamaged(folder, sources.clock().at);
  writeDurable(headerPath(folder), readFileSync(headerPath(backup)));
  return kept;
}

async function requireOpens(
  folder: string,
  header: VaultHeader,
  who: Opener,
  sources: Sources,
): Promise<void> {
  const root = await openRoot(header, who);
  if (!headerIntact(header, root)) throw new Refusal('vault.header-damaged');
  if (examineDatabase(folder) === 'missing') throw new Refusal('vault.damaged', { file: databaseFile });
  const key = deriveKey(root, 'database');
  try {
    const vault = openVault(join(folder, databaseFile), key, sources, { readOnly: true });
    try {
      if (readFact(vault.read, 'vaultId') !== header.vaultId) throw new Refusal('backup.other-vault');
      if (readKeySeq(vault.whole) > (header.keySeq ?? 0)) throw new Refusal('vault.header-old', { folder });
    } finally {
      vault.close();
    }
  } catch (thrown) {
    // Its key opened it: an older database is brought up to date when its officer unlocks it.
    if (!(thrown instanceof Refusal && thrown.code === 'vault.older-version')) throw thrown;
  } finally {
    key.fill(0);
    root.fill(0);
  }
}

/** The root key behind an officer's passphrase or the recovery key. @throws Refusal `vault.wrong-…` */
async function openRoot(header: VaultHeader, who: Opener): Promise<Buffer> {
  if ('recoveryKey' in who) {
    const root = openRecoverySlot(header, who.recoveryKey);
    if (!root) throw new Refusal('vault.wrong-recovery-key');
    return root;
  }
  const slot = header.officers.find(({ officerId }) => officerId === who.officerId);
  const secrets = slot && (await openOfficerSlot(header.vaultId, slot, who.passphrase));
  if (!secrets) throw new Refusal('vault.wrong-passphrase');
  const root = Buffer.from(secrets.root);
  wipe(secrets);
  return root;
}

function keepDamaged(folder: string, at: string): string {
  if (!existsSync(headerPath(folder))) return '';
  const kept = `${headerFile}.damaged-${at.replace(/[:.]/g, '-')}`;
  renameSync(headerPath(folder), join(folder, kept));
  return kept;
}
