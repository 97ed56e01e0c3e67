import { and, asc, count, eq, lt, ne, or, sql } from 'drizzle-orm';
import {
  type AttachmentDraft,
  type AttachmentRecord,
  type AttachmentState,
  type AttachmentView,
  checkAttachment,
} from './domain/attachment';
import type { ReadDb, Vault } from './open';
import { nextNumber, requireAcceptable, requireChanged, requireFound, subjectOf } from './record';
import { readRef } from './refs';
import { attachment, attachmentCheck } from './schema';
import type { WriteTx } from './tx';

/** What the machine found out about a file while it sealed it. */
export type SealedFacts = Pick<
  AttachmentRecord,
  'kind' | 'mediaType' | 'size' | 'sha256' | 'modifiedAt' | 'secret' | 'copyOf'
>;

/** Records a file that is sealed already. @throws Refusal `draft.refused`, `record.not-found` */
export function recordAttachment(tx: WriteTx, draft: AttachmentDraft, facts: SealedFacts): AttachmentRecord {
  requireAcceptable(checkAttachment(draft));
  const owner = readRef(tx.read, draft.owner.kind, draft.owner.id);
  const recorded =
    tx.read.select({ n: count() }).from(attachment).where(eq(attachment.caseId, owner.caseId)).get()?.n ?? 0;
  const row: AttachmentRecord = {
    ...tx.meta(nextNumber(tx, 'attachment', owner.caseId, recorded)),
    caseId: owner.caseId,
    ownerKind: draft.owner.kind,
    ownerId: draft.owner.id,
    name: draft.name,
    description: draft.description,
    ...facts,
    state: 'intact',
    withdrawn: 0,
  };
  tx.insert('attachment', row);
  tx.about(subjectOf('attachment', row, row.name));
  return row;
}

/** Takes an attachment back: it stays kept and readable. @throws Refusal `record.unchanged`, `record.not-found` */
export function withdrawAttachment(tx: WriteTx, id: string, reason: string): AttachmentRecord {
  requireChanged(tx.update('attachment', id, { withdrawn: 1 }));
  const row = readAttachment(tx.read, id);
  tx.about(subjectOf('attachment', row, row.name), reason);
  return row;
}

/** Records that a kept file is not, or is again, what was recorded. */
export function recordState(tx: WriteTx, id: string, state: AttachmentState): void {
  const row = readAttachment(tx.read, id);
  if (tx.update('attachment', id, { state }) > 0) tx.about(subjectOf('attachment', row, row.name));
}

/** The attachments, of those that the reader sees, that keep this content and say another state of it. */
export function sayingOtherwise(read: ReadDb, sha256: string, state: AttachmentState): string[] {
  const differing = and(eq(attachment.sha256, sha256), ne(attachment.state, state));
  return read
    .select({ id: attachment.id })
    .from(attachment)
    .where(differing)
    .all()
    .map(({ id }) => id);
}

/** Notes when a content was read again. Outside the ledger, like drafts. */
export function noteCheck(vault: Vault, sha256: string, size: number): void {
  if (vault.readOnly) return;
  const row = { sha256, checkedAt: vault.sources.clock().at, checkedSize: size };
  vault.drizzle
    .insert(attachmentCheck)
    .values(row)
    .onConflictDoUpdate({ target: attachmentCheck.sha256, set: row })
    .run();
}

/** The content that was read again longest ago, before `before`; contents never read come first. */
export function nextToCheck(read: ReadDb, before: string): { sha256: string; size: number } | undefined {
  return read
    .select({ sha256: attachment.sha256, size: attachment.size })
    .from(attachment)
    .leftJoin(attachmentCheck, eq(attachmentCheck.sha256, attachment.sha256))
    .where(or(sql`${attachmentCheck.checkedAt} is null`, lt(attachmentCheck.checkedAt, before)))
    .orderBy(asc(sql`coalesce(${attachmentCheck.checkedAt}, '')`), asc(attachment.size))
    .limit(1)
    .get();
}

/** @throws Refusal `record.not-found` */
export function readAttachment(read: ReadDb, id: string): AttachmentRecord {
  return requireFound(read.select().from(attachment).where(eq(attachment.id, id)).get(), 'attachment');
}

export interface AttachmentFilter {
  readonly caseId?: string | undefined;
  readonly ownerId?: string | undefined;
}

/** The same without when each was last checked: what was recorded and nothing else. */
export function recordedAttachments(read: ReadDb, filter: AttachmentFilter): AttachmentRecord[] {
  return listAttachments(read, filter).map(({ checkedAt: _checked, ...recorded }) => recorded);
}

/** Attachments of a record or of a whole case, by number, withdrawn ones too. */
export function listAttachments(read: ReadDb, { caseId, ownerId }: AttachmentFilter): AttachmentView[] {
  const rows = read
    .select({ row: attachment, checkedAt: attachmentCheck.checkedAt })
    .from(attachment)
    .leftJoin(attachmentCheck, eq(attachmentCheck.sha256, attachment.sha256))
    .where(
      and(
        caseId === undefined ? undefined : eq(attachment.caseId, caseId),
        ownerId === undefined ? undefined : eq(attachment.ownerId, ownerId),
      ),
    )
    .orderBy(attachment.number)
    .all();
  return rows.map(({ row, checkedAt }) => ({ ...row, checkedAt: checkedAt ?? row.recordedAt }));
}
