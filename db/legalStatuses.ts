import { desc, eq, or } from 'drizzle-orm';
import { startByEvent, stopByStatus } from './deadlines';
import { checkStatus, type LegalStatus, type StatusDraft, type StatusRecord } from './domain/legalStatus';
import { wallClock } from './domain/time';
import type { ReadDb } from './open';
import { requireAcceptable, subjectOf } from './record';
import { readRef } from './refs';
import { legalStatus } from './schema';
import type { WriteTx } from './tx';
import { requireLive } from './undone';

/** One step of the legal status; it stops and starts the clocks that its rules name. @throws Refusal `draft.refused` */
export function recordStatus(tx: WriteTx, draft: StatusDraft): StatusRecord[] {
  const today = wallClock(tx.now).slice(0, 10);
  requireAcceptable(checkStatus(draft, currentStatus(tx.read, draft.subjectId), today));
  const ref = readRef(tx.read, draft.subjectKind, draft.subjectId);
  requireLive(tx.read, draft.subjectKind, draft.subjectId);
  addStatus(tx, draft, '');
  tx.about(subjectOf(draft.subjectKind, ref, ref.title), draft.notes);
  return listStatuses(tx.read, draft.subjectId);
}

/** The row alone; part of the entry in hand. */
export function addStatus(tx: WriteTx, draft: StatusDraft, dispositionId: string): void {
  const { subjectKind, subjectId, ...said } = draft;
  const { caseId } = readRef(tx.read, subjectKind, subjectId);
  const id = tx.newId();
  tx.insert('legalStatus', {
    id,
    caseId,
    subjectKind,
    exhibitId: subjectKind === 'exhibit' ? subjectId : null,
    walletId: subjectKind === 'wallet' ? subjectId : null,
    ...said,
    dispositionId,
    officerId: tx.author.id,
    officerName: tx.author.name,
    recordedAt: tx.now.at,
    recordedOffset: tx.now.offset,
    ledgerSeq: tx.seq,
  });
  const subject = { kind: subjectKind, id: subjectId, caseId };
  stopByStatus(tx, subject, said);
  startByEvent(tx, said.status, subject, said.date || wallClock(tx.now), id);
}

/** The last step; null where none was recorded. */
export function currentStatus(read: ReadDb, subjectId: string): LegalStatus | null {
  return listStatuses(read, subjectId)[0]?.status ?? null;
}

/** Newest first. */
export function listStatuses(read: ReadDb, subjectId: string): StatusRecord[] {
  return read
    .select()
    .from(legalStatus)
    .where(or(eq(legalStatus.exhibitId, subjectId), eq(legalStatus.walletId, subjectId)))
    .orderBy(desc(legalStatus.ledgerSeq))
    .all()
    .map(({ exhibitId, walletId, ...row }) => ({ ...row, subjectId: exhibitId ?? walletId ?? '' }));
}
