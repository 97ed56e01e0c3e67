import { z } from 'zod';
import { recordId } from '../ids';
import { line } from '../text';

/** An officer as they were when the thing came to them: name, rank and unit are copied. */
export const officerCustodian = z.strictObject({
  kind: z.literal('officer'),
  officerId: recordId,
  name: z.string(),
  rank: z.string(),
  unit: z.string(),
});
/** Somebody who has no account here: an expert, a court's clerk, an owner. */
export const outsideCustodian = z.strictObject({
  kind: z.literal('outside'),
  name: line,
  organisation: line,
  rank: line,
  /** What they showed: number of an identity card, a power of attorney. */
  document: line,
});
export type OutsideCustodian = z.infer<typeof outsideCustodian>;

/** Who answers for a thing. Exactly one at any moment. */
export const custodian = z.discriminatedUnion('kind', [officerCustodian, outsideCustodian]);
export type Custodian = z.infer<typeof custodian>;

/** The same as a form names them: an officer by id alone. */
export const custodianDraft = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('officer'), officerId: recordId }),
  outsideCustodian,
]);
export type CustodianDraft = z.infer<typeof custodianDraft>;

export function isOfficer(one: Custodian | CustodianDraft | null, officerId: string): boolean {
  return one?.kind === 'officer' && one.officerId === officerId;
}

export function sameCustodian(left: Custodian, right: Custodian): boolean {
  if (left.kind === 'officer') return isOfficer(right, left.officerId);
  return right.kind === 'outside' && left.name === right.name && left.organisation === right.organisation;
}

/** How a custodian is named in a line. */
export function custodianTitle(one: Custodian): string {
  const rest = one.kind === 'officer' ? one.unit : one.organisation;
  return [[one.rank, one.name].filter(Boolean).join(' '), rest].filter(Boolean).join(', ');
}
