import { z } from 'zod';
import { error, type Finding, warning } from './finding';
import { recordId } from './ids';
import { checkTexts, line, note } from './text';
import { existingDate, partialDate } from './time';

/** What the law says of a thing or its money, from the first restriction to the end. */
export const legalStatus = z.enum([
  'temporarily-restricted',
  'arrested',
  'physical-evidence',
  'confiscated',
  'returned-to-victim',
  'returned-to-owner',
  'converted',
  'transferred-to-state',
  'destroyed',
]);
export type LegalStatus = z.infer<typeof legalStatus>;

export const statusSubject = z.enum(['exhibit', 'wallet']);

/** One step of the legal status, as typed: on whose order, by which paper. Steps are only added. */
export const statusDraft = z.strictObject({
  subjectKind: statusSubject.default('exhibit'),
  subjectId: recordId,
  status: legalStatus,
  orderNumber: line,
  /** The court, or whoever ordered it. */
  issuer: line,
  date: partialDate,
  notes: note,
});
export type StatusDraft = z.infer<typeof statusDraft>;

export const statusRecord = statusDraft.extend({
  id: recordId,
  caseId: recordId,
  /** The disposition that carried it out; '' where it is only ordered. */
  dispositionId: z.string(),
  officerId: recordId,
  officerName: z.string(),
  recordedAt: z.string(),
  recordedOffset: z.int(),
  ledgerSeq: z.int(),
});
export type StatusRecord = z.infer<typeof statusRecord>;

/** After which status which may come. A record may begin late, so that anything may be the first. */
const next: Record<LegalStatus, readonly LegalStatus[]> = {
  'temporarily-restricted': ['arrested', 'physical-evidence', 'returned-to-victim', 'returned-to-owner'],
  arrested: ['physical-evidence', 'confiscated', 'returned-to-victim', 'returned-to-owner', 'converted'],
  'physical-evidence': [
    'arrested',
    'confiscated',
    'returned-to-victim',
    'returned-to-owner',
    'converted',
    'transferred-to-state',
    'destroyed',
  ],
  confiscated: ['converted', 'transferred-to-state', 'returned-to-victim', 'destroyed'],
  converted: ['confiscated', 'transferred-to-state', 'returned-to-victim', 'returned-to-owner'],
  'returned-to-victim': [],
  'returned-to-owner': [],
  'transferred-to-state': [],
  destroyed: [],
};

/** What may come after `now`; null is a thing of which nothing was ordered yet. */
export function nextStatuses(now: LegalStatus | null): readonly LegalStatus[] {
  return now === null ? legalStatus.options : next[now];
}

/**
 * What is only so once it was carried out: a disposition says it, signed by two, and nothing else. `confiscated` is not
 * among them: a court's word about a thing that still lies in the room, or about money that still lies where it lay.
 */
export const carriedOut: readonly LegalStatus[] = [
  'returned-to-victim',
  'returned-to-owner',
  'converted',
  'transferred-to-state',
  'destroyed',
];

/** What may be stated after `now` without a disposition. */
export function statedStatuses(now: LegalStatus | null): readonly LegalStatus[] {
  return nextStatuses(now).filter((one) => !carriedOut.includes(one));
}

/** @param now the status as it stands; @param today `2026-11-18` */
export function checkStatus(draft: StatusDraft, now: LegalStatus | null, today: string): Finding[] {
  const found = checkTexts(draft);
  if (!nextStatuses(now).includes(draft.status)) found.push(error('status', 'status.not-after'));
  else if (carriedOut.includes(draft.status)) found.push(error('status', 'status.by-disposition'));
  if (draft.orderNumber.trim() === '') found.push(error('orderNumber', 'required'));
  if (draft.issuer.trim() === '') found.push(warning('issuer', 'status.no-issuer'));
  if (!existingDate(draft.date)) found.push(error('date', 'date.not-a-day'));
  else if (draft.date === '') found.push(error('date', 'required'));
  else if (draft.date > today) found.push(error('date', 'custody.future'));
  return found;
}
