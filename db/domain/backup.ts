import { z } from 'zod';
import { recordId } from './ids';
import { ledgerHead } from './ledger';

/** One file as a backup holds it: path relative to its folder with `/`, size in bytes, SHA-256 of the bytes as stored. */
export const storedFile = z.strictObject({ path: z.string(), size: z.int(), sha256: z.string() });
export type StoredFile = z.infer<typeof storedFile>;

/**
 * What a backup says of itself, in `manifest.json` beside the copied database and header. `stored` are the sealed files
 * that it needs from the folder `files` which all backups of one vault at one place share.
 */
export const backupManifest = z.strictObject({
  format: z.literal('dalel-backup'),
  version: z.literal(1),
  vaultId: recordId,
  vaultName: z.string(),
  madeAt: z.string(),
  offset: z.int(),
  device: z.string(),
  officerName: z.string(),
  /** How many migrations the database has been through. */
  schema: z.int(),
  head: ledgerHead,
  database: storedFile,
  header: storedFile,
  stored: z.array(storedFile),
  /** HMAC-SHA256 in hex of the canonical rest, under a key from the database's: who has not that key cannot leave a file out. */
  mac: z.string().regex(/^[0-9a-f]{64}$/),
});
export type BackupManifest = z.infer<typeof backupManifest>;

/** A verified backup as the vault remembers it. `place` is the folder that the officer chose, `folder` its own below it. */
export const backupRecord = z.strictObject({
  id: recordId,
  place: z.string(),
  folder: z.string(),
  madeAt: z.string(),
  madeOffset: z.int(),
  officerName: z.string(),
  device: z.string(),
  planId: z.string(),
  manifestSha256: z.string(),
  headSeq: z.int(),
  headHash: z.string(),
  files: z.int(),
  bytes: z.int(),
  /** What had to be written: files that an earlier backup left at the same place are not copied again. */
  bytesWritten: z.int(),
  ledgerSeq: z.int(),
});
export type BackupRecord = z.infer<typeof backupRecord>;

/** A remembered place and how often a backup is due there. `ended` is 1 when the officer took it back. */
export const backupPlan = z.strictObject({
  id: recordId,
  place: z.string(),
  everyHours: z.int().min(1).max(8_760),
  since: z.string(),
  ended: z.int(),
  ledgerSeq: z.int(),
});
export type BackupPlan = z.infer<typeof backupPlan>;

/** Days after which a backup is called old, until the officer sets another limit. */
export const usualLimitDays = 7;

const hour = 3_600_000;
const day = 24 * hour;

/** `none`: there never was one. `late`: past the limit. `missing`: past three times the limit. Times are ISO 8601. */
export type BackupAge = 'fresh' | 'late' | 'missing' | 'none';

/** How old the last backup is, held against the limit; with none, the vault's own age counts. */
export function backupAge(last: string | undefined, now: string, limitDays: number): BackupAge {
  if (last === undefined) return 'none';
  const age = Date.parse(now) - Date.parse(last);
  if (age <= limitDays * day) return 'fresh';
  return age <= 3 * limitDays * day ? 'late' : 'missing';
}

/** When the next backup of a plan is due: a whole period after the last one at its place, or at once. Epoch milliseconds. */
export function nextDue(plan: Pick<BackupPlan, 'everyHours' | 'since'>, last: string | undefined): number {
  return last === undefined ? Date.parse(plan.since) : Date.parse(last) + plan.everyHours * hour;
}

/** A file of a vault's folder as it stands, for the recovery page. */
export const foundFile = z.strictObject({
  name: z.string(),
  size: z.int(),
  modifiedAt: z.string(),
  state: z.enum(['ok', 'missing', 'empty', 'damaged', 'unknown']),
});
export type FoundFile = z.infer<typeof foundFile>;

/** A backup that stands at a place, as its manifest says; `state` says whether that can be read. */
export const foundBackup = z.strictObject({
  /** What the caller names it by: a path, or in a window the token of one. */
  folder: z.string(),
  label: z.string(),
  state: z.enum(['readable', 'damaged', 'absent']),
  vaultId: z.string(),
  vaultName: z.string(),
  madeAt: z.string(),
  offset: z.int(),
  head: ledgerHead.nullable(),
  bytes: z.int(),
  files: z.int(),
  officers: z.array(z.strictObject({ id: z.string(), name: z.string() })),
});
export type FoundBackup = z.infer<typeof foundBackup>;

/** What is known of a vault that does not open. Nothing was changed to learn it. */
export const examination = z.strictObject({
  folder: z.string(),
  /** What `vault.json` is. */
  header: z.enum(['ok', 'missing', 'damaged']),
  vaultName: z.string(),
  officers: z.array(z.string()),
  database: z.enum(['present', 'missing', 'empty', 'truncated']),
  files: z.array(foundFile),
  sealedFiles: z.int(),
  sealedBytes: z.int(),
  /** Copies that an upgrade kept beside the database. */
  olderCopies: z.array(z.string()),
  backups: z.array(foundBackup),
});
export type Examination = z.infer<typeof examination>;

/** One way in which a backup is not what its manifest says. */
export const backupFinding = z.strictObject({
  code: z.enum([
    'file.missing',
    'file.changed',
    'file.unlisted',
    'database.damaged',
    'head.differs',
    'header.damaged',
    'manifest.changed',
  ]),
  path: z.string(),
});
export type BackupFinding = z.infer<typeof backupFinding>;

export const backupVerdict = z.strictObject({
  ok: z.boolean(),
  findings: z.array(backupFinding),
  files: z.int(),
  bytes: z.int(),
  milliseconds: z.number(),
});
export type BackupVerdict = z.infer<typeof backupVerdict>;
