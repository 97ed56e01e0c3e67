import { existsSync } from 'node:fs';
import { duePlans, recordBackup } from '../../../db/backups';
import { signCheckpoint } from '../../../db/checkpoints';
import type { BackupRecord } from '../../../db/domain/backup';
import { Refusal } from '../../../db/domain/refusal';
import { readHead } from '../../../db/ledger';
import { type DatabaseWork, makeBackup, requireOutside } from '../../vault/backup';
import { diskRefusal } from '../../vault/durable';
import { noteKnownBackup } from '../../vault/knownBackups';
import type { Desk } from './desk';

/** One backup at a time at each desk. */
const running = new WeakSet<Desk>();

export interface FailedPlan {
  readonly place: string;
  /** A refusal's code, or `bug`. */
  readonly code: string;
  readonly at: string;
}
const failures = new WeakMap<Desk, FailedPlan>();

export const isBackingUp = (desk: Desk): boolean => running.has(desk);
export const lastFailure = (desk: Desk): FailedPlan | null => failures.get(desk) ?? null;

/** How a desk copies and checks databases: in a thread of their own, with keys that end with the job. */
export function databaseWork(desk: Desk): DatabaseWork {
  const { workers, sources } = desk.around;
  return async (job) => {
    const key = Uint8Array.from(job.key);
    try {
      await workers.database({ ...job, key }, sources.nativeBinding);
    } finally {
      key.fill(0);
    }
  };
}

/**
 * Makes a backup at a place and records it. The keys are copied: locking zeroes the session's while this may still run.
 * @throws Refusal `backup.busy`, those of `makeBackup`, and `job.cancelled`
 */
export async function backUp(desk: Desk, place: string, job: string, planId = ''): Promise<BackupRecord> {
  if (running.has(desk)) throw new Refusal('backup.busy');
  running.add(desk);
  const { session } = desk;
  const [key, root] = [Buffer.from(session.databaseKey), Buffer.from(session.root)];
  try {
    // Before the checkpoint: a place that is refused leaves no entry.
    requireOutside(session.folder, place);
    signCheckpoint(session.vault, desk.signer, 'backup');
    const made = await desk.jobs.run(job, 'backup', ({ signal, progress }) =>
      makeBackup({
        vault: session.folder,
        key,
        root,
        place,
        officerName: desk.signer.author.name,
        now: desk.around.sources.clock(),
        sources: desk.around.sources,
        work: databaseWork(desk),
        signal,
        progress,
      }),
    );
    const { folder, manifest, manifestSha256, bytes, bytesWritten } = made;
    const { seq, hash, words } = manifest.head;
    const record = desk.write('backup.record', (tx) =>
      recordBackup(
        tx,
        {
          place,
          folder,
          madeAt: manifest.madeAt,
          madeOffset: manifest.offset,
          planId,
          manifestSha256,
          headSeq: seq,
          headHash: hash,
          files: manifest.stored.length + 2,
          bytes,
          bytesWritten,
        },
        desk.around.sources.device,
      ),
    );
    noteKnownBackup(session.folder, { folder, madeAt: manifest.madeAt, seq, words });
    if (failures.get(desk)?.place === place) failures.delete(desk);
    return record;
  } finally {
    key.fill(0);
    root.fill(0);
    running.delete(desk);
  }
}

/**
 * Makes the backups whose time has come and whose place is there. What fails is remembered for the page and home; it is
 * tried again when it is due the next time this is asked.
 */
export async function runDuePlans(desk: Desk): Promise<void> {
  const { opened } = desk;
  if (!opened?.signer || opened.vault.readOnly || running.has(desk)) return;
  const now = desk.around.sources.clock().at;
  for (const plan of duePlans(opened.vault.whole, now)) {
    if (!existsSync(plan.place) || desk.opened !== opened) continue;
    try {
      await backUp(desk, plan.place, 'backup-plan', plan.id);
      desk.around.emit('head', { ...readHead(opened.vault.whole), tables: null });
    } catch (thrown) {
      const known = diskRefusal(thrown);
      const code = known instanceof Refusal ? known.code : 'bug';
      if (code !== 'job.cancelled') failures.set(desk, { place: plan.place, code, at: now });
    }
  }
}
