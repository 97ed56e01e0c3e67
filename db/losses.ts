import { readDiscrepancy, recordDiscrepancy, resolveDiscrepancy, type Second } from './discrepancies';
import type { DiscrepancyDraft, DiscrepancyRecord, ResolutionDraft } from './domain/discrepancy';
import { readThing } from './holdings';
import { noteLoss } from './receipts';
import type { WriteTx } from './tx';

/** An act of discrepancy; one that says that a thing is lost says so of its custody too. */
export function recordDifference(tx: WriteTx, draft: DiscrepancyDraft, second: Second): DiscrepancyRecord {
  const { kind, subjectKind, subjectId, found } = draft;
  if (kind === 'lost') noteLoss(tx, subjectKind, subjectId, 'lost', found);
  return recordDiscrepancy(tx, draft, second);
}

/** Ends an act of discrepancy; a thing that was lost and is found is held again. */
export function endDifference(tx: WriteTx, id: string, draft: ResolutionDraft): DiscrepancyRecord {
  const { subjectKind, subjectId } = readDiscrepancy(tx.read, id);
  if (draft.resolution === 'found' && subjectKind !== '') {
    const { state } = readThing(tx.read, subjectKind, subjectId);
    if (state.status === 'lost') noteLoss(tx, subjectKind, subjectId, 'found', draft.outcome);
  }
  return resolveDiscrepancy(tx, id, draft);
}
