import { count, eq } from 'drizzle-orm';
import { checkLink, type LinkDraft, type LinkEnd, type LinkRecord } from './domain/link';
import type { RecordRef } from './domain/record';
import { Refusal } from './domain/refusal';
import type { ReadDb } from './open';
import {
  type Amendment,
  nextNumber,
  requireAcceptable,
  requireCaseKept,
  requireChanged,
  requireFound,
  subjectOf,
} from './record';
import { findRef, readRef } from './refs';
import { link } from './schema';
import type { WriteTx } from './tx';
import { requireLive } from './undone';
import { seesCase } from './visibility';

/** States a link between two records; both must exist and be seen by whoever states it. @throws Refusal `draft.refused`, `record.not-found` */
export function recordLink(tx: WriteTx, draft: LinkDraft): LinkRecord {
  requireAcceptable(checkLink(draft));
  const recorded =
    tx.read.select({ n: count() }).from(link).where(eq(link.caseId, draft.caseId)).get()?.n ?? 0;
  requireEndsSeen(tx, draft);
  requireLive(tx.read, draft.fromKind, draft.fromId);
  requireLive(tx.read, draft.toKind, draft.toId);
  const row = { ...tx.meta(nextNumber(tx, 'link', draft.caseId, recorded)), ...draft };
  const named = withEnds(tx.read, row);
  tx.insert('link', row);
  tx.about(subjectOf('link', row, title(named)));
  return named;
}

/** @throws Refusal `draft.refused`, `record.unchanged`, `record.not-found` */
export function amendLink(tx: WriteTx, { id, draft, reason }: Amendment<LinkDraft>): LinkRecord {
  requireAcceptable(checkLink(draft));
  requireCaseKept(readLink(tx.read, id).caseId, draft.caseId);
  requireEndsSeen(tx, draft);
  requireChanged(tx.update('link', id, draft));
  const row = readLink(tx.read, id);
  tx.about(subjectOf('link', row, title(row)), reason);
  return row;
}

/** @throws Refusal `record.not-found` */
export function readLink(read: ReadDb, id: string): LinkRecord {
  return withEnds(read, requireFound(read.select().from(link).where(eq(link.id, id)).get(), 'link'));
}

/** Links of one case, or all, by number, with both ends named. */
export function listLinks(read: ReadDb, caseId?: string): LinkRecord[] {
  const all = read.select().from(link).$dynamic();
  const rows = (caseId === undefined ? all : all.where(eq(link.caseId, caseId))).orderBy(link.number).all();
  return rows.map((row) => withEnds(read, row));
}

/** A transaction reads every row: a record of a case that the author does not see is as good as none. */
function requireEndsSeen(tx: WriteTx, { fromKind, fromId, toKind, toId }: LinkDraft): void {
  for (const [kind, id] of [[fromKind, fromId] as const, [toKind, toId] as const])
    if (!seesCase(tx.read, tx.author.id, readRef(tx.read, kind, id).caseId))
      throw new Refusal('record.not-found', { kind });
}

function withEnds(read: ReadDb, row: typeof link.$inferSelect): LinkRecord {
  return { ...row, from: endOf(read, row.fromKind, row.fromId), to: endOf(read, row.toKind, row.toId) };
}

/** An end in a case that the reader does not see has neither number nor title. */
function endOf(read: ReadDb, kind: LinkEnd, id: string): RecordRef {
  const found = findRef(read, kind, id);
  return { kind, id, number: found?.number ?? '', title: found?.title ?? '' };
}

function title(row: LinkRecord): string {
  return `${row.from.number} → ${row.to.number}`;
}
