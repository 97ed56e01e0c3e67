import { eq } from 'drizzle-orm';
import type { EntrySubject } from './domain/ledger';
import { checkOfficer, type OfficerDraft, type OfficerRecord } from './domain/officer';
import type { ReadDb } from './open';
import { requireAcceptable, requireFound } from './record';
import { officer, vaultFact } from './schema';
import type { WriteTx } from './tx';

export type FactName =
  | 'vaultId'
  | 'name'
  | 'shortCode'
  | 'sample'
  | 'createdAt'
  | 'recoveryConfirmedAt'
  | 'recoverySigningKey'
  | 'backupLimitDays'
  | 'keySeq'
  | 'holdWords'
  | 'exhibitScheme';

/** A fact about the vault, '' when it was never stated. */
export function readFact(read: ReadDb, name: FactName): string {
  return read.select().from(vaultFact).where(eq(vaultFact.id, name)).get()?.value ?? '';
}

/** States a fact for the first time. */
export function stateFact(tx: WriteTx, name: FactName, value: string): void {
  tx.insert('vaultFact', { id: name, value, ledgerSeq: tx.seq });
}

/** States a fact, whether or not it was stated before. */
export function setFact(tx: WriteTx, name: FactName, value: string): void {
  const known = tx.read.select().from(vaultFact).where(eq(vaultFact.id, name)).get();
  if (known) tx.update('vaultFact', name, { value });
  else stateFact(tx, name, value);
}

/** Notes that this entry changed who can unlock: the header must be of this entry or a later one. */
export function stateKeySeq(tx: WriteTx): void {
  setFact(tx, 'keySeq', String(tx.seq));
}

/** Records that the vault got a new root key: why, whose access ended with it, and the new recovery key's public half. */
export function noteRekey(
  tx: WriteTx,
  { why, cut, recoverySigningKey }: { why: string; cut: readonly string[]; recoverySigningKey: string },
): void {
  const value = JSON.stringify({ why, cut });
  tx.insert('vaultFact', { id: `rekey:${tx.seq}`, value, ledgerSeq: tx.seq });
  noteNewRecoveryKey(tx, recoverySigningKey);
}

/** Records that the vault has another recovery key, which nobody has typed back yet: its public half, 32 bytes in hex. */
export function noteNewRecoveryKey(tx: WriteTx, signingKey: string): void {
  setFact(tx, 'recoverySigningKey', signingKey);
  setFact(tx, 'recoveryConfirmedAt', '');
  stateKeySeq(tx);
  tx.about(vaultSubject(tx.read));
}

/** What an entry about the vault as a whole says it is about. */
export function vaultSubject(read: ReadDb): EntrySubject {
  return {
    kind: 'vault',
    id: readFact(read, 'vaultId'),
    number: readFact(read, 'shortCode'),
    title: readFact(read, 'name'),
    caseId: null,
  };
}

/** Sequence of the last entry that changed who can unlock, 0 where there is none. */
export function readKeySeq(read: ReadDb): number {
  return Number(readFact(read, 'keySeq') || '0');
}

/** Adds an officer whose keys were made outside the transaction. The first one is the entry's own author. */
export function recordOfficer(
  tx: WriteTx,
  id: string,
  draft: OfficerDraft,
  keys: { signingKey: string; sealingKey: string },
): OfficerRecord {
  requireAcceptable(checkOfficer(draft));
  const row = {
    id,
    ...draft,
    ...keys,
    status: 'active' as const,
    recordedAt: tx.now.at,
    recordedOffset: tx.now.offset,
    ledgerSeq: tx.seq,
  };
  tx.insert('officer', row);
  return row;
}

export function listOfficers(read: ReadDb): OfficerRecord[] {
  return read.select().from(officer).orderBy(officer.ledgerSeq).all();
}

/** @throws Refusal `record.not-found` */
export function readOfficer(read: ReadDb, id: string): OfficerRecord {
  return requireFound(read.select().from(officer).where(eq(officer.id, id)).get(), 'officer');
}
