import { z } from 'zod';
import { error, type Finding, warning } from './finding';
import { recordId } from './ids';
import { recordMeta, recordRef } from './record';
import { checkTexts, line, note } from './text';

export const linkEnd = z.enum(['case', 'seizure', 'exhibit', 'wallet', 'account', 'site', 'person']);
export type LinkEnd = z.infer<typeof linkEnd>;

export const linkKind = z.enum([
  'controls',
  'paid-to',
  'received-from',
  'payout-of',
  'found-at',
  'owns',
  'operates',
  'uses',
  'knows',
  'same-as',
  'part-of',
  'related',
]);

export const confidence = z.enum(['confirmed', 'probable', 'possible', 'doubtful']);

/** A sourced statement between two records: "wallet W-02 is the payout of site M-01, says the pool's page, photo 14". */
export const linkDraft = z.strictObject({
  caseId: recordId,
  fromKind: linkEnd,
  fromId: recordId,
  kind: linkKind.default('related'),
  toKind: linkEnd,
  toId: recordId,
  source: line,
  confidence: confidence.default('probable'),
  notes: note,
});
export type LinkDraft = z.infer<typeof linkDraft>;

/** A link with both of its ends named, as a page shows it. */
export const linkRecord = recordMeta.extend(linkDraft.shape).extend({ from: recordRef, to: recordRef });
export type LinkRecord = z.infer<typeof linkRecord>;

export function checkLink(draft: LinkDraft): Finding[] {
  const found = checkTexts(draft);
  if (draft.fromKind === draft.toKind && draft.fromId === draft.toId)
    found.push(error('toId', 'link.to-itself'));
  if (draft.source.trim() === '') found.push(warning('source', 'link.no-source'));
  return found;
}
