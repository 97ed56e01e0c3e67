import { count, eq } from 'drizzle-orm';
import { checkLink, type LinkDraft, type LinkRecord } from './domain/link';
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
import { readRef } from './refs';
import { link } from './schema';
import type { WriteTx } from './tx';

/** States a link between two records; both must exist. @throws Refusal `draft.refused`, `record.not-found` */
export function recordLink(tx: WriteTx, draft: LinkDraft): LinkRecord {
  requireAcceptable(checkLink(draft));
  const recorded =
    tx.read.select({ n: count() }).from(link).where(eq(link.caseId, draft.caseId)).get()?.n ?? 0;
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

function withEnds(read: ReadDb, row: typeof link.$inferSelect): LinkRecord {
  const { caseId: _from, ...from } = readRef(read, row.fromKind, row.fromId);
  const { caseId: _to, ...to } = readRef(read, row.toKind, row.toId);
  return { ...row, from, to };
}

function title(row: LinkRecord): string {
  return `${row.from.number} → ${row.to.number}`;
}
