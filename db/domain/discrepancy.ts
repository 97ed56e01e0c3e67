import { z } from 'zod';
import { heldKind } from './custody/event';
import { error, type Finding } from './finding';
import { recordId } from './ids';
import { recordMeta } from './record';
import { checkTexts, line, note } from './text';

/** What does not agree between the record and the thing. */
export const discrepancyKind = z.enum([
  'missing',
  'unexpected',
  'seal-broken',
  'seal-differs',
  'condition',
  'quantity',
  'lost',
  'other',
]);
export type DiscrepancyKind = z.infer<typeof discrepancyKind>;

/** An act of discrepancy, as typed: what the record said and what was found. */
export const discrepancyDraft = z.strictObject({
  subjectKind: heldKind.default('exhibit'),
  subjectId: recordId,
  kind: discrepancyKind,
  expected: line,
  found: line,
  notes: note,
});
export type DiscrepancyDraft = z.infer<typeof discrepancyDraft>;

export const resolution = z.enum(['found', 'explained', 'loss-confirmed', 'put-right']);
export type Resolution = z.infer<typeof resolution>;

/** `caseId` is `manyCases` where the thing belongs to no case: something that a count found and nobody knows. */
export const discrepancyRecord = recordMeta.extend({
  caseId: z.string(),
  subjectKind: z.enum(['', ...heldKind.options]),
  subjectId: z.string(),
  subjectNumber: z.string(),
  subjectTitle: z.string(),
  kind: discrepancyKind,
  expected: z.string(),
  found: z.string(),
  notes: z.string(),
  /** What showed it: a count or a custody event; both '' where it was seen by itself. */
  countId: z.string(),
  eventId: z.string(),
  /** The second signature; '' until somebody else has looked. */
  secondId: z.string(),
  secondName: z.string(),
  state: z.enum(['open', 'resolved']),
  resolution: z.enum(['', ...resolution.options]),
  outcome: z.string(),
  resolvedAt: z.string(),
  resolvedOffset: z.int(),
  resolvedById: z.string(),
  resolvedByName: z.string(),
});
export type DiscrepancyRecord = z.infer<typeof discrepancyRecord>;

export function checkDiscrepancy(draft: DiscrepancyDraft): Finding[] {
  const found = checkTexts(draft);
  if (draft.expected.trim() === '') found.push(error('expected', 'required'));
  if (draft.found.trim() === '') found.push(error('found', 'required'));
  return found;
}

export const resolutionDraft = z.strictObject({ resolution, outcome: line });
export type ResolutionDraft = z.infer<typeof resolutionDraft>;

export function checkResolution(draft: ResolutionDraft): Finding[] {
  const found = checkTexts(draft);
  if (draft.outcome.trim() === '') found.push(error('outcome', 'required'));
  return found;
}
