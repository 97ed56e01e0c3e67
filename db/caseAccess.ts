import { and, eq } from 'drizzle-orm';
import { readCase } from './cases';
import type { CaseAccess, Grantee } from './domain/access';
import { Refusal } from './domain/refusal';
import type { ReadDb } from './open';
import { requireFound, subjectOf } from './record';
import { caseAccess, officer } from './schema';
import type { WriteTx } from './tx';
import { readOfficer } from './vaultFacts';

/** A grant with the name of whom it is for. */
export type NamedAccess = CaseAccess & { readonly name: string };

/** The row that gives a new case to its recorder's unit; part of the case's own entry. */
export function openToUnit(tx: WriteTx, caseId: string): void {
  insertAccess(tx, caseId, { kind: 'unit', unit: tx.author.unit });
}

function insertAccess(tx: WriteTx, caseId: string, to: Grantee): void {
  tx.insert('caseAccess', {
    id: tx.newId(),
    caseId,
    granteeKind: to.kind,
    grantee: granteeText(to),
    withdrawn: 0,
    ledgerSeq: tx.seq,
  });
}

function granteeText(to: Grantee): string {
  return to.kind === 'officer' ? to.officerId : to.unit;
}

/** Shows a case to an officer or a unit. @throws Refusal `record.not-found`, `record.unchanged` where they see it already */
export function grantCase(tx: WriteTx, caseId: string, to: Grantee, reason: string): NamedAccess[] {
  const row = readCase(tx.read, caseId);
  if (to.kind === 'officer') readOfficer(tx.read, to.officerId);
  const kept = tx.read
    .select()
    .from(caseAccess)
    .where(
      and(
        eq(caseAccess.caseId, caseId),
        eq(caseAccess.granteeKind, to.kind),
        eq(caseAccess.grantee, granteeText(to)),
      ),
    )
    .get();
  if (kept?.withdrawn === 0) throw new Refusal('record.unchanged');
  keepRecordersUnit(tx, caseId, row.officerId);
  if (kept) tx.update('caseAccess', kept.id, { withdrawn: 0 });
  else insertAccess(tx, caseId, to);
  tx.about(subjectOf('case', { ...row, caseId }, row.title), reason);
  return listAccess(tx.read, caseId);
}

/** A case from before there was access belongs to its recorder's unit; its first grant must not take it from them. */
function keepRecordersUnit(tx: WriteTx, caseId: string, recorderId: string): void {
  const any = tx.read.select().from(caseAccess).where(eq(caseAccess.caseId, caseId)).get();
  if (!any) insertAccess(tx, caseId, { kind: 'unit', unit: readOfficer(tx.read, recorderId).unit });
}

/** Takes a grant back; what was read before stays read. @throws Refusal `record.not-found`, `record.unchanged` */
export function withdrawGrant(tx: WriteTx, id: string, reason: string): NamedAccess[] {
  const grant = requireFound(tx.read.select().from(caseAccess).where(eq(caseAccess.id, id)).get(), 'case');
  if (tx.update('caseAccess', id, { withdrawn: 1 }) === 0) throw new Refusal('record.unchanged');
  const row = readCase(tx.read, grant.caseId);
  tx.about(subjectOf('case', { ...row, caseId: row.id }, row.title), reason);
  return listAccess(tx.read, grant.caseId);
}

/** Who sees the case by name, those from whom it was taken back too. */
export function listAccess(read: ReadDb, caseId: string): NamedAccess[] {
  readCase(read, caseId);
  const rows = read
    .select()
    .from(caseAccess)
    .where(eq(caseAccess.caseId, caseId))
    .orderBy(caseAccess.ledgerSeq)
    .all();
  const names = new Map(
    read
      .select({ id: officer.id, name: officer.name })
      .from(officer)
      .all()
      .map(({ id, name }) => [id, name]),
  );
  return rows.map((row) => ({ ...row, name: names.get(row.grantee) ?? row.grantee }));
}
