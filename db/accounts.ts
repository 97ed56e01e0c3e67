import { count, eq } from 'drizzle-orm';
import { type AccountDraft, type AccountRecord, accountTitle, checkAccount } from './domain/funds/account';
import type { ReadDb } from './open';
import {
  type Amendment,
  nextNumber,
  requireAcceptable,
  requireCaseKept,
  requireChanged,
  requireFound,
  requireSameCase,
  subjectOf,
} from './record';
import { account } from './schema';
import type { WriteTx } from './tx';

/** Records a customer account at a provider. @throws Refusal `draft.refused`, `record.not-found` */
export function recordAccount(tx: WriteTx, draft: AccountDraft): AccountRecord {
  requireAcceptable(checkAccount(draft));
  requireSameCase(tx, 'person', draft.personId, draft.caseId, 'personId');
  const recorded =
    tx.read.select({ n: count() }).from(account).where(eq(account.caseId, draft.caseId)).get()?.n ?? 0;
  const row = { ...tx.meta(nextNumber(tx, 'account', draft.caseId, recorded)), ...draft };
  tx.insert('account', row);
  tx.about(subjectOf('account', row, accountTitle(row)));
  return row;
}

/** @throws Refusal `draft.refused`, `record.unchanged`, `record.not-found` */
export function amendAccount(tx: WriteTx, { id, draft, reason }: Amendment<AccountDraft>): AccountRecord {
  requireAcceptable(checkAccount(draft));
  requireCaseKept(readAccount(tx.read, id).caseId, draft.caseId);
  requireSameCase(tx, 'person', draft.personId, draft.caseId, 'personId');
  requireChanged(tx.update('account', id, draft));
  const row = readAccount(tx.read, id);
  tx.about(subjectOf('account', row, accountTitle(row)), reason);
  return row;
}

/** @throws Refusal `record.not-found` */
export function readAccount(read: ReadDb, id: string): AccountRecord {
  return requireFound(read.select().from(account).where(eq(account.id, id)).get(), 'account');
}

export function listAccounts(read: ReadDb, caseId?: string): AccountRecord[] {
  const all = read.select().from(account).$dynamic();
  return (caseId === undefined ? all : all.where(eq(account.caseId, caseId))).orderBy(account.number).all();
}
