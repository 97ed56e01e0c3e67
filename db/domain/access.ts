import { z } from 'zod';
import { recordId } from './ids';
import { line } from './text';

/** Who sees a case: one officer, or everybody of a unit. */
export const grantee = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('officer'), officerId: recordId }),
  z.strictObject({ kind: z.literal('unit'), unit: line.pipe(z.string().min(1)) }),
]);
export type Grantee = z.infer<typeof grantee>;

export const caseAccess = z.strictObject({
  id: recordId,
  caseId: recordId,
  granteeKind: z.enum(['officer', 'unit']),
  /** An officer's id or a unit's name. */
  grantee: z.string(),
  withdrawn: z.int(),
  ledgerSeq: z.int(),
});
export type CaseAccess = z.infer<typeof caseAccess>;

/** All that somebody learns of a case that they may not see: a match exists, and whom to ask. */
export const hiddenMatch = z.strictObject({ unit: z.string(), contact: z.string() });
export type HiddenMatch = z.infer<typeof hiddenMatch>;

/** Kinds of the second log: what was read, tried or carried out. */
export const accessKind = z.enum([
  'unlock',
  'unlock.failed',
  'unlock.recovery',
  'lock',
  'record.open',
  'search',
  'match.told',
  'print',
  'export',
  'ledger.verify',
  'envelope.show',
]);
export type AccessKind = z.infer<typeof accessKind>;

const officerWas = z.strictObject({
  id: z.string(),
  name: z.string(),
  rank: z.string(),
  unit: z.string(),
  role: z.string(),
});

/** The content of one entry of the second log, chained like the ledger. Never a secret, never a passphrase. */
export const accessBody = z.strictObject({
  v: z.literal(1),
  seq: z.int().min(1),
  kind: accessKind,
  at: z.string(),
  offset: z.int(),
  device: z.string(),
  /** The ledger's last entry then: which key was whose, and which moment of the evidence was looked at. */
  ledgerSeq: z.int().min(0),
  /** The officer as they were; null before anybody is known. */
  officer: officerWas.nullable(),
  subjectKind: z.string(),
  subjectId: z.string(),
  /** What names the subject, or the text that was searched for. */
  what: z.string(),
  caseId: z.string(),
  /** The unit that was named to somebody outside it, where a match in a hidden case was told. */
  toldUnit: z.string(),
  prev: z.string(),
});
export type AccessBody = z.infer<typeof accessBody>;

export const accessEntry = z.strictObject({ seq: z.int(), hash: z.string(), body: accessBody });
export type AccessEntry = z.infer<typeof accessEntry>;

/**
 * The finding on an address that stands in a case which the officer does not see. Its words tell whom to ask, as a search
 * for the address would; both sides see that it was told.
 */
export const hiddenAddress = 'address.hidden-case';
