import { acceptable, type Finding } from './domain/finding';
import { type NumberedKind, recordNumber } from './domain/ids';
import type { EntrySubject } from './domain/ledger';
import type { RecordKind } from './domain/record';
import { Refusal } from './domain/refusal';
import { readRef } from './refs';
import type { WriteTx } from './tx';
import { requireLive } from './undone';

/** A correction of a record: the whole draft as it should be, and why. */
export interface Amendment<D> {
  readonly id: string;
  readonly draft: D;
  readonly reason: string;
}

/** @throws Refusal `draft.refused` with the findings when one of them is an error */
export function requireAcceptable(findings: readonly Finding[]): void {
  if (!acceptable(findings)) throw new Refusal('draft.refused', {}, findings);
}

/** @throws Refusal `record.not-found` */
export function requireFound<T>(row: T | undefined, kind: RecordKind): T {
  if (row === undefined) throw new Refusal('record.not-found', { kind });
  return row;
}

/** The next human number of a kind within its case; rows are never deleted, so their count never falls. */
export function nextNumber(tx: WriteTx, kind: NumberedKind, caseId: string, recorded: number): string {
  return recordNumber(readRef(tx.read, 'case', caseId).number, kind, recorded + 1);
}

/** What an entry about a numbered record says of it. */
export function subjectOf(
  kind: RecordKind,
  row: { id: string; number: string; caseId: string | null },
  title: string,
): EntrySubject {
  return { kind, id: row.id, number: row.number, title, caseId: row.caseId };
}

/** @throws Refusal `record.unchanged` when a correction corrects nothing */
export function requireChanged(changes: number): void {
  if (changes === 0) throw new Refusal('record.unchanged');
}

/** A record named by a draft must belong to the draft's case. @throws Refusal `draft.refused` at `field` */
export function requireSameCase(
  tx: WriteTx,
  kind: 'seizure' | 'exhibit' | 'wallet' | 'site' | 'person',
  id: string | null,
  caseId: string,
  field: string,
): void {
  if (id === null) return;
  requireLive(tx.read, kind, id);
  if (readRef(tx.read, kind, id).caseId === caseId) return;
  throw new Refusal('draft.refused', {}, [{ field, code: 'record.other-case', level: 'error', params: {} }]);
}

/** A record stays in the case that it was recorded in. @throws Refusal `draft.refused` */
export function requireCaseKept(before: string, after: string): void {
  if (before !== after)
    throw new Refusal('draft.refused', {}, [
      { field: 'caseId', code: 'record.other-case', level: 'error', params: {} },
    ]);
}
