import { count, eq } from 'drizzle-orm';
import { readAccount } from './accounts';
import { error } from './domain/finding';
import { findAsset } from './domain/funds/assets';
import { checkValuation, type ValuationDraft, type ValuationRecord, worthOf } from './domain/funds/valuation';
import { wallClock } from './domain/time';
import type { ReadDb } from './open';
import { findRate } from './rates';
import {
  nextNumber,
  requireAcceptable,
  requireChanged,
  requireFound,
  requireSameCase,
  subjectOf,
} from './record';
import { readRef } from './refs';
import { valuation } from './schema';
import type { WriteTx } from './tx';

/** The rate of a valuation: of the table, or one for one where the price is in tenge. */
function rateFor(read: ReadDb, { priceCurrency, date }: ValuationDraft) {
  if (priceCurrency === 'KZT') return { rate: '1', quantum: 1, date, tableId: null };
  const found = findRate(read, priceCurrency, date);
  if (!found) requireAcceptable([error('date', 'valuation.no-rate', { currency: priceCurrency, date })]);
  return found;
}

/** Values an amount on a day; every number of it is computed here. @throws Refusal `draft.refused`, `record.not-found` */
export function recordValuation(tx: WriteTx, draft: ValuationDraft): ValuationRecord {
  requireAcceptable(checkValuation(draft, wallClock(tx.now).slice(0, 10)));
  requireSameCase(tx, 'wallet', draft.walletId, draft.caseId, 'walletId');
  if (draft.accountId !== null && readAccount(tx.read, draft.accountId).caseId !== draft.caseId)
    requireAcceptable([error('accountId', 'record.other-case')]);
  const rate = requireFound(rateFor(tx.read, draft), 'vault');
  const decimals = findAsset(draft.assetId)?.decimals ?? 0;
  const worth = worthOf({ ...draft, decimals, rate: rate.rate, quantum: rate.quantum });
  const recorded =
    tx.read.select({ n: count() }).from(valuation).where(eq(valuation.caseId, draft.caseId)).get()?.n ?? 0;
  const row: ValuationRecord = {
    ...tx.meta(nextNumber(tx, 'valuation', draft.caseId, recorded)),
    ...draft,
    rate: rate.rate,
    quantum: rate.quantum,
    rateDate: rate.date,
    rateTableId: rate.tableId,
    valueMinor: String(worth.minor),
    valueTiyn: String(worth.tiyn),
    withdrawn: 0,
  };
  tx.insert('valuation', row);
  aboutCase(tx, row);
  return row;
}

/** @throws Refusal `record.unchanged`, `record.not-found` */
export function withdrawValuation(tx: WriteTx, id: string, reason: string): ValuationRecord {
  const row = requireFound(tx.read.select().from(valuation).where(eq(valuation.id, id)).get(), 'case');
  requireChanged(tx.update('valuation', id, { withdrawn: 1 }));
  aboutCase(tx, row, reason);
  return { ...row, withdrawn: 1 };
}

function aboutCase(tx: WriteTx, row: ValuationRecord, reason = ''): void {
  const ref = readRef(tx.read, 'case', row.caseId);
  tx.about(subjectOf('case', ref, row.number), reason);
}

/** The valuations of a case, withdrawn ones too, by number. */
export function listValuations(read: ReadDb, caseId: string): ValuationRecord[] {
  return read.select().from(valuation).where(eq(valuation.caseId, caseId)).orderBy(valuation.number).all();
}
