import { z } from 'zod';
import { recordId } from './ids';

/** What every record of evidence carries beside its own fields. */
export const recordMeta = z.strictObject({
  id: recordId,
  number: z.string(),
  recordedAt: z.string(),
  recordedOffset: z.int(),
  officerId: recordId,
  officerName: z.string(),
  device: z.string(),
  /** Sequence of the ledger entry that recorded it first. */
  ledgerSeq: z.int(),
});
export type RecordMeta = z.infer<typeof recordMeta>;

/** The kinds of record that pages, links, search and ledger speak of. */
export const recordKind = z.enum([
  'case',
  'seizure',
  'exhibit',
  'wallet',
  'address',
  'site',
  'person',
  'link',
  'report',
  'attachment',
  'envelope',
  'account',
  'provider',
  'observation',
  'movement',
  'valuation',
  'import',
  'custody',
  'count',
  'discrepancy',
  'disposition',
  'deadline',
  'officer',
  'vault',
]);
export type RecordKind = z.infer<typeof recordKind>;

/** Where an address of the vault stands: in a wallet, or in an import. */
export const addressOwner = z.strictObject({
  kind: z.enum(['wallet', 'import']),
  id: recordId,
  number: z.string(),
  title: z.string(),
});
export type AddressOwner = z.infer<typeof addressOwner>;

/** Points at a record and says enough to name it on a screen. */
export const recordRef = z.strictObject({
  kind: recordKind,
  id: z.string(),
  number: z.string(),
  title: z.string(),
});
export type RecordRef = z.infer<typeof recordRef>;
