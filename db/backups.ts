import { asc, desc, eq } from 'drizzle-orm';
import { type BackupPlan, type BackupRecord, backupAge, nextDue, usualLimitDays } from './domain/backup';
import type { HomeAlert } from './domain/home';
import { genesisHash, type LedgerHead } from './domain/ledger';
import { Refusal } from './domain/refusal';
import { readHead } from './ledger';
import { readLetterhead } from './letterhead';
import type { ReadDb, Vault } from './open';
import { requireFound } from './record';
import { followChain } from './replay/chain';
import { Findings } from './replay/found';
import { attachment, backup, backupPlan, caseFile, ledgerEntry, reportVersion } from './schema';
import type { WriteTx } from './tx';
import { readFact, stateFact } from './vaultFacts';

const aboutVault = (tx: WriteTx) => ({
  kind: 'vault' as const,
  id: readFact(tx.read, 'vaultId'),
  number: readFact(tx.read, 'shortCode'),
  title: readFact(tx.read, 'name'),
  caseId: null,
});

/** Records a backup that was read back and opened. */
export function recordBackup(
  tx: WriteTx,
  made: Omit<BackupRecord, 'id' | 'officerName' | 'device' | 'ledgerSeq'>,
  device: string,
): BackupRecord {
  const row = { id: tx.newId(), ...made, officerName: tx.author.name, device, ledgerSeq: tx.seq };
  tx.insert('backup', row);
  tx.about(aboutVault(tx));
  return row;
}

/** Newest first. */
export function listBackups(read: ReadDb, limit = 100): BackupRecord[] {
  return read.select().from(backup).orderBy(desc(backup.madeAt)).limit(limit).all();
}

/** Plans that stand, in the order in which they were made. */
export function listPlans(read: ReadDb): BackupPlan[] {
  return read
    .select()
    .from(backupPlan)
    .where(eq(backupPlan.ended, 0))
    .orderBy(asc(backupPlan.ledgerSeq))
    .all();
}

/** One plan a place: saying a place again changes how often. */
export function planBackups(tx: WriteTx, wanted: Pick<BackupPlan, 'place' | 'everyHours'>): BackupPlan {
  tx.about(aboutVault(tx));
  const same = listPlans(tx.read).find(({ place }) => place === wanted.place);
  if (same) {
    if (tx.update('backupPlan', same.id, { everyHours: wanted.everyHours }) === 0)
      throw new Refusal('record.unchanged');
    return { ...same, everyHours: wanted.everyHours };
  }
  const row = { id: tx.newId(), ...wanted, since: tx.now.at, ended: 0, ledgerSeq: tx.seq };
  tx.insert('backupPlan', row);
  return row;
}

/** @throws Refusal `record.not-found` */
export function endPlan(tx: WriteTx, id: string): BackupPlan {
  const plan = requireFound(
    listPlans(tx.read).find((one) => one.id === id),
    'vault',
  );
  tx.update('backupPlan', id, { ended: 1 });
  tx.about(aboutVault(tx));
  return { ...plan, ended: 1 };
}

/** Days after which home calls the last backup old. */
export function readLimitDays(read: ReadDb): number {
  const said = Number(readFact(read, 'backupLimitDays'));
  return said >= 1 ? said : usualLimitDays;
}

export function setLimitDays(tx: WriteTx, days: number): void {
  tx.about(aboutVault(tx));
  if (readFact(tx.read, 'backupLimitDays') === '') stateFact(tx, 'backupLimitDays', String(days));
  else if (tx.update('vaultFact', 'backupLimitDays', { value: String(days) }) === 0)
    throw new Refusal('record.unchanged');
}

/** When the last backup at a place was made; undefined when none was. */
export function lastAt(read: ReadDb, place?: string): string | undefined {
  const where = place === undefined ? undefined : eq(backup.place, place);
  return read
    .select({ at: backup.madeAt })
    .from(backup)
    .where(where)
    .orderBy(desc(backup.madeAt))
    .limit(1)
    .get()?.at;
}

/** Plans whose time has come at `now` (ISO 8601). */
export function duePlans(read: ReadDb, now: string): BackupPlan[] {
  return listPlans(read).filter((plan) => nextDue(plan, lastAt(read, plan.place)) <= Date.parse(now));
}

const grace = 3_600_000;

/** What home says of backups: none or an old one, and plans whose time passed while their place was not there. */
export function backupAlerts(read: ReadDb, now: string): HomeAlert[] {
  if (readFact(read, 'sample') === 'yes') return [];
  const last = lastAt(read);
  const age = backupAge(last, now, readLimitDays(read));
  const base = { subject: null, caseNumber: '' };
  const since = last ?? readFact(read, 'createdAt');
  const alerts: HomeAlert[] = [];
  if (age === 'none') {
    // A vault without a case has nothing to lose yet.
    const young = backupAge(since, now, readLimitDays(read)) === 'fresh';
    if (read.select({ id: caseFile.id }).from(caseFile).limit(1).get())
      alerts.push({ code: 'backup.none', state: young ? 'amber' : 'red', since, params: {}, ...base });
  } else if (age !== 'fresh')
    alerts.push({ code: 'backup.old', state: age === 'late' ? 'amber' : 'red', since, params: {}, ...base });
  for (const plan of duePlans(read, now)) {
    const due = nextDue(plan, lastAt(read, plan.place));
    if (Date.parse(now) - due < grace) continue;
    const missed = new Date(due).toISOString();
    alerts.push({
      code: 'backup.missed',
      state: 'amber',
      since: missed,
      params: { place: plan.place },
      ...base,
    });
  }
  return alerts;
}

/** Whether the ledger holds this very entry: what a manifest or a paper names as the head of its time. */
export function hasEntry(read: ReadDb, { seq, hash }: Pick<LedgerHead, 'seq' | 'hash'>): boolean {
  const found = read
    .select({ hash: ledgerEntry.hash })
    .from(ledgerEntry)
    .where(eq(ledgerEntry.seq, seq))
    .get();
  return found?.hash === hash;
}

/** SHA-256 of every content that the evidence names and that lies in the store. */
export function neededContents(read: ReadDb): Set<string> {
  const attached = read.selectDistinct({ sha256: attachment.sha256 }).from(attachment).all();
  const reported = read.selectDistinct({ sha256: reportVersion.sha256 }).from(reportVersion).all();
  const pictured = readLetterhead(read)?.emblem ?? '';
  const contents = [...attached, ...reported].map(({ sha256 }) => sha256);
  return new Set(pictured === '' ? contents : [...contents, pictured]);
}

/**
 * Follows the chain of an opened database from its first entry to its last: every hash and every link. Signatures and rows
 * are `verifyLedger`'s. Gives way to other work between pages.
 */
export async function checkChain(vault: Vault): Promise<boolean> {
  const findings = new Findings();
  const { seq: to } = readHead(vault.whole);
  for (const _entries of followChain(vault, { from: 0, fromHash: genesisHash, to, findings, links: true })) {
    if (findings.list.length > 0) return false;
    await new Promise((resolve) => setImmediate(resolve));
  }
  return to > 0 && findings.list.length === 0;
}

/** Records that the vault's header came out of a backup, and under which name the damaged one is kept. */
export function recordHeaderRestored(tx: WriteTx, keptAs: string): void {
  tx.insert('vaultFact', { id: `headerRestored:${tx.seq}`, value: keptAs, ledgerSeq: tx.seq });
  tx.about(aboutVault(tx));
}

/** Records that a vault was put back from a backup, up to which entry and at which new place. */
export function recordRestore(
  tx: WriteTx,
  restored: { head: LedgerHead; manifestSha256: string; madeAt: string },
): void {
  tx.insert('vaultFact', {
    id: `restored:${tx.seq}`,
    value: JSON.stringify(restored),
    ledgerSeq: tx.seq,
  });
  tx.about(aboutVault(tx));
}
