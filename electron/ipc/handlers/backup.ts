import { existsSync, statSync } from 'node:fs';
import { isAbsolute, join, relative } from 'node:path';
import {
  endPlan,
  lastAt,
  listBackups,
  listPlans,
  planBackups,
  readLimitDays,
  recordHeaderRestored,
  setLimitDays,
} from '../../../db/backups';
import { backupAge, type FoundBackup, nextDue } from '../../../db/domain/backup';
import { Refusal } from '../../../db/domain/refusal';
import { withWriteTx } from '../../../db/tx';
import { readFact } from '../../../db/vaultFacts';
import { findBackups, readManifest } from '../../vault/backupFolder';
import { diskRefusal } from '../../vault/durable';
import { headerIntact, readHeader } from '../../vault/header';
import { readKnownBackups } from '../../vault/knownBackups';
import { addNote } from '../../vault/notes';
import { examineVault, restoreHeader } from '../../vault/recovery';
import { requireSigner, type VaultSession } from '../../vault/session';
import { unlockVault, unlockWithRecoveryKey } from '../../vault/unlock';
import { verifyBackup } from '../../vault/verifyBackup';
import type { backupContract } from '../contract/backup';
import type { Desk } from './desk';
import type { Handlers } from './handlers';
import { putBack } from './putBack';
import { backUp, databaseWork, isBackingUp, lastFailure } from './runBackup';

/** The folder of one backup: below the chosen one, never outside it. @throws Refusal `backup.none-here` */
function folderOf(desk: Desk, { chosen, folder }: { chosen: string; folder: string }): string {
  const root = desk.around.resolveFile(chosen);
  const path = join(root, folder);
  const inner = relative(root, path);
  if (inner.startsWith('..') || isAbsolute(inner)) throw new Refusal('backup.none-here', { folder });
  return path;
}

/** @throws Refusal `session.locked`, `record.not-found` */
function ownBackup(desk: Desk, id: string): { folder: string; manifestSha256: string } {
  const own = listBackups(desk.session.vault.whole, 10_000).find((one) => one.id === id);
  if (!own) throw new Refusal('record.not-found', { kind: 'vault' });
  return own;
}

/** The open vault's key where it opens the backup too: after a re-keying, or for another vault, it does not. */
function keyOf(desk: Desk, folder: string): Buffer | undefined {
  const { opened } = desk;
  try {
    return opened && headerIntact(readHeader(folder), opened.root)
      ? Buffer.from(opened.databaseKey)
      : undefined;
  } catch {
    return undefined;
  }
}

/** A place that is there. @throws Refusal `file.not-found` */
function placeOf(desk: Desk, token: string): string {
  const place = desk.around.resolveFile(token);
  if (!statSync(place, { throwIfNoEntry: false })?.isDirectory()) throw new Refusal('file.not-found');
  return place;
}

export const backupHandlers: Handlers<keyof typeof backupContract> = {
  'backup.make': (desk, { place, job }) => backUp(desk, placeOf(desk, place), job),
  'backup.state': (desk) => {
    const { whole } = desk.session.vault;
    const now = desk.around.sources.clock().at;
    const limitDays = readLimitDays(whole);
    const plans = listPlans(whole).map((plan) => {
      const last = lastAt(whole, plan.place);
      const dueAt = new Date(nextDue(plan, last)).toISOString();
      return { ...plan, present: existsSync(plan.place), dueAt, lastAt: last ?? null };
    });
    return {
      backups: listBackups(whole),
      plans,
      limitDays,
      age: backupAge(lastAt(whole), now, limitDays),
      running: isBackingUp(desk),
      lastFailure: lastFailure(desk),
    };
  },
  'backup.plan': (desk, { place, everyHours }) => {
    const path = placeOf(desk, place);
    return desk.write('backup.plan', (tx) => planBackups(tx, { place: path, everyHours }));
  },
  'backup.endPlan': (desk, { id }) => desk.write('backup.endPlan', (tx) => endPlan(tx, id)),
  'backup.setLimit': (desk, { days }) => {
    desk.write('backup.setLimit', (tx) => setLimitDays(tx, days));
    return {};
  },
  'backup.find': (desk, { chosen }): FoundBackup[] => {
    const root = placeOf(desk, chosen);
    return findBackups(root).map((found) => ({ ...found, folder: relative(root, found.folder) }));
  },
  'backup.verify': async (desk, { job, ...named }) => {
    const { folder, manifestSha256 } =
      'id' in named
        ? ownBackup(desk, named.id)
        : { folder: folderOf(desk, named), manifestSha256: undefined };
    const { manifest } = readManifest(folder);
    const key = keyOf(desk, folder);
    const total = [manifest.database, manifest.header, ...manifest.stored].reduce(
      (sum, file) => sum + file.size,
      0,
    );
    let done = 0;
    try {
      return await desk.jobs.run(job, 'backup-verify', ({ signal, progress }) =>
        verifyBackup(folder, {
          key,
          manifestSha256,
          work: databaseWork(desk),
          sources: desk.around.sources,
          signal,
          onBytes: (bytes) => {
            done += bytes;
            progress(done, total);
          },
        }),
      );
    } catch (thrown) {
      throw diskRefusal(thrown);
    } finally {
      key?.fill(0);
    }
  },
  'backup.restore': (desk, { to, ...order }) =>
    putBack(desk, { ...order, from: folderOf(desk, order), to: desk.around.resolveFile(to) }),
  'vault.examine': (desk, { folder }) => examineVault(desk.around.resolveFile(folder)),
  'vault.restoreHeader': async (desk, { folder, backup, ...who }) => {
    const path = desk.around.resolveFile(folder);
    const from = 'known' in backup ? knownFolder(path, backup.known) : folderOf(desk, backup);
    const { sources } = desk.around;
    const keptAs = await restoreHeader(path, from, who, sources);
    if ('recoveryKey' in who) noteByKey(await unlockWithRecoveryKey(path, who.recoveryKey, sources));
    else noteHeader(await unlockVault(path, who.passphrase, sources, who.officerId), keptAs);
    return { keptAs };
  },
};

/** An auditor writes nothing in the ledger; their unlock stands in the second log. */
function noteHeader(session: VaultSession, keptAs: string): void {
  try {
    const signer = requireSigner(session);
    if (signer.author.role !== 'auditor')
      withWriteTx(session.vault, signer, 'vault.restoreHeader', (tx) => recordHeaderRestored(tx, keptAs));
  } finally {
    session.close();
  }
}

/** The recovery key writes no entry: the second log says it, as soon as an officer unlocks. */
function noteByKey({ folder, vault, root, close }: VaultSession): void {
  try {
    const moment = vault.sources.clock();
    addNote(folder, readFact(vault.whole, 'vaultId'), root, {
      kind: 'unlock.recovery',
      what: 'header',
      moment,
    });
  } finally {
    close();
  }
}

/** Only a folder that the vault itself names may be named in place of a chosen one. @throws Refusal `backup.none-here` */
function knownFolder(vault: string, wanted: string): string {
  const known = readKnownBackups(vault).find(({ folder }) => folder === wanted);
  if (!known) throw new Refusal('backup.none-here', { folder: wanted });
  return known.folder;
}
