import { z } from 'zod';
import { backupPlan, backupRecord, backupVerdict, examination, foundBackup } from '../../../db/domain/backup';
import { twoHands } from '../../../db/domain/hands';
import { recordId } from '../../../db/domain/ids';
import { ledgerHead } from '../../../db/domain/ledger';
import { route } from './route';
import { fileToken } from './vault';

const nothing = z.strictObject({});
const passphrase = z.string().max(1_000);
const recoveryKey = z.string().max(400);
/** Chosen by the caller; the `job` event tells its progress, `job.cancel` stops it. */
const jobId = z.string().min(1).max(80);

/** A backup: the folder that was chosen, and the backup's own below it as `backup.find` names it ('' for itself). */
const chosenBackup = z.strictObject({ chosen: fileToken, folder: z.string().max(1_000).default('') });

const headerFrom = z.strictObject({
  folder: fileToken,
  backup: z.union([chosenBackup, z.strictObject({ known: z.string().max(4_096) })]),
});

const planState = backupPlan.extend({
  /** Whether the place is there now: the stick is in, the server is reached. */
  present: z.boolean(),
  dueAt: z.string(),
  lastAt: z.string().nullable(),
});

export const backupContract = {
  /** Makes, reads back, opens and records a backup; the `job` event tells how far it is, `job.cancel` gives it up. */
  'backup.make': route('evidence', 'write', z.strictObject({ place: fileToken, job: jobId }), backupRecord),
  'backup.state': route(
    'evidence',
    'read',
    nothing,
    z.strictObject({
      backups: z.array(backupRecord),
      plans: z.array(planState),
      limitDays: z.int(),
      age: z.enum(['fresh', 'late', 'missing', 'none']),
      running: z.boolean(),
      /** What the last backup that a plan began came to, where it failed: a refusal's code. */
      lastFailure: z.strictObject({ place: z.string(), code: z.string(), at: z.string() }).nullable(),
    }),
  ),
  'backup.plan': route(
    'evidence',
    'write',
    z.strictObject({ place: fileToken, everyHours: z.int().min(1).max(8_760) }),
    backupPlan,
  ),
  'backup.endPlan': route('evidence', 'write', z.strictObject({ id: recordId }), backupPlan),
  'backup.setLimit': route('evidence', 'write', z.strictObject({ days: z.int().min(1).max(365) }), nothing),
  /** Backups at or below a folder, as they describe themselves. Needs no vault. */
  'backup.find': route('evidence', 'open', z.strictObject({ chosen: fileToken }), z.array(foundBackup)),
  /** Reads all of a backup; opens its database too where the vault that it is of is open here.
   * One of the open vault's own is named by its id. */
  'backup.verify': route(
    'evidence',
    'open',
    z.union([chosenBackup.extend({ job: jobId }), z.strictObject({ id: recordId, job: jobId })]),
    backupVerdict,
  ),
  /**
   * Puts a backup back as a vault in a new folder, by two hands. Never over a vault that is there. Where the officer's
   * passphrase is lost, `recoveryKey` opens the backup, and `passphrase` is the new one that goes with their new keys.
   */
  'backup.restore': route(
    'evidence',
    'open',
    chosenBackup.extend({
      to: fileToken,
      officerId: recordId,
      passphrase,
      recoveryKey: recoveryKey.optional(),
      hands: twoHands,
      job: jobId,
    }),
    z.strictObject({ folder: z.string(), vaultName: z.string(), head: ledgerHead, ledgerOk: z.boolean() }),
  ),
  /** What is known of a vault that does not open. Changes nothing. */
  'vault.examine': route('evidence', 'open', z.strictObject({ folder: fileToken }), examination),
  /**
   * Puts the header of a backup in the place of a damaged one, when it opens the vault's own database: with an officer's
   * passphrase, or with the recovery key.
   */
  'vault.restoreHeader': route(
    'evidence',
    'open',
    z.union([headerFrom.extend({ officerId: recordId, passphrase }), headerFrom.extend({ recoveryKey })]),
    z.strictObject({ keptAs: z.string() }),
  ),
} as const;
