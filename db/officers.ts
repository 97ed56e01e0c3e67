import { mayReset } from './domain/acts';
import type { EntrySubject } from './domain/ledger';
import {
  checkNewOfficer,
  checkOfficer,
  type OfficerDraft,
  type OfficerRecord,
  officerDraft,
} from './domain/officer';
import { Refusal } from './domain/refusal';
import { readStaff } from './hands';
import { requireAcceptable, requireChanged } from './record';
import type { WriteTx } from './tx';
import { listOfficers, readOfficer, recordOfficer, stateKeySeq } from './vaultFacts';

export interface PublicKeys {
  readonly signingKey: string;
  readonly sealingKey: string;
}

function aboutOfficer(tx: WriteTx, row: OfficerRecord): OfficerRecord {
  const subject: EntrySubject = {
    kind: 'officer',
    id: row.id,
    number: row.serviceNumber,
    title: row.name,
    caseId: null,
  };
  tx.about(subject);
  return row;
}

/** Adds an officer whose keys were made outside the transaction. @throws Refusal `draft.refused` */
export function addOfficer(tx: WriteTx, id: string, draft: OfficerDraft, keys: PublicKeys): OfficerRecord {
  requireAcceptable(checkNewOfficer(draft));
  const row = recordOfficer(tx, id, draft, keys);
  stateKeySeq(tx);
  return aboutOfficer(tx, row);
}

/** An officer says once which person they are: their own record, and only what it does not say yet. */
export function identifyOfficer(
  tx: WriteTx,
  said: Pick<OfficerDraft, 'serviceNumber' | 'iin'>,
): OfficerRecord {
  const before = readOfficer(tx.read, tx.author.id);
  const fields = {
    ...(before.serviceNumber === '' ? { serviceNumber: said.serviceNumber } : {}),
    ...(before.iin === '' ? { iin: said.iin } : {}),
  };
  requireAcceptable(checkNewOfficer({ ...draftOf(before), ...fields }));
  requireChanged(tx.update('officer', before.id, fields));
  return aboutOfficer(tx, readOfficer(tx.read, before.id));
}

type Change = Pick<OfficerDraft, 'name' | 'rank' | 'unit' | 'role'>;

/**
 * Changes what an officer is. Nobody changes themselves, and somebody who may write always remains.
 * @throws Refusal `access.own-record`, `access.last-officer`, `record.unchanged`
 */
export function changeRole(tx: WriteTx, id: string, change: Change): OfficerRecord {
  requireOther(tx, id);
  const before = readOfficer(tx.read, id);
  requireAcceptable(checkOfficer({ ...draftOf(before), ...change }));
  requireChanged(tx.update('officer', id, change));
  requireSomebody(tx);
  return aboutOfficer(tx, readOfficer(tx.read, id));
}

/** Ends an officer's access; the record stays, and with it every entry that names it. */
export function retireOfficer(tx: WriteTx, id: string): OfficerRecord {
  requireOther(tx, id);
  requireChanged(tx.update('officer', id, { status: 'retired' }));
  requireSomebody(tx);
  stateKeySeq(tx);
  return aboutOfficer(tx, readOfficer(tx.read, id));
}

/**
 * New keys for an officer who lost the old ones; the entry keeps the public halves of both. `second`
 * is who confirms. @throws Refusal `access.retired`, `access.role`
 */
export function resetAccess(
  tx: WriteTx,
  id: string,
  keys: PublicKeys,
  second: string | undefined,
): OfficerRecord {
  if (readOfficer(tx.read, id).status !== 'active') throw new Refusal('access.retired');
  requireSupervisorOver(tx, id, second);
  tx.update('officer', id, { ...keys });
  stateKeySeq(tx);
  return aboutOfficer(tx, readOfficer(tx.read, id));
}

function requireSupervisorOver(tx: WriteTx, id: string, second: string | undefined): void {
  const supervisors = listOfficers(tx.read)
    .filter(({ role, status }) => role === 'supervisor' && status === 'active')
    .map((one) => one.id);
  if (mayReset(id, { author: tx.author.id, second }, supervisors)) return;
  throw new Refusal('access.role', { act: 'officer.resetAccess', role: tx.author.role });
}

function requireOther(tx: WriteTx, id: string): void {
  if (tx.author.id === id) throw new Refusal('access.own-record');
}

function requireSomebody(tx: WriteTx): void {
  if (readStaff(tx.read).people === 0) throw new Refusal('access.last-officer');
}

function draftOf(row: OfficerRecord): OfficerDraft {
  return officerDraft.strip().parse(row);
}
