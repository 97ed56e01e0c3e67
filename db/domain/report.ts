import { z } from 'zod';
import { recordId } from './ids';
import { recordMeta } from './record';
import { type ReportKind, reportKind, reportKinds, type SignatureRole, signatureRole } from './reportKinds';

export {
  type ReportKind,
  type ReportPeriod,
  type ReportSubject,
  reportKind,
  reportKinds,
  reportPeriod,
  reportSubject,
  type SignatureRole,
  signatureRole,
} from './reportKinds';

export const reportLanguage = z.enum(['kk', 'ru', 'en']);
export type ReportLanguage = z.infer<typeof reportLanguage>;

/** The name of a role's field inside the PDF. */
export const signatureField = (kind: ReportKind, role: SignatureRole): string =>
  `Signature${reportKinds[kind].signatures.indexOf(role) + 1}`;

/**
 * `pending` until the signed file was read back and verified; `failed` keeps why. `awaiting-timestamp` and `awaiting-cms`
 * take no further signature until what was asked for outside is there or was given up.
 */
export const reportStatus = z.enum([
  'pending',
  'signed',
  'countersigned',
  'awaiting-timestamp',
  'awaiting-cms',
  'failed',
]);

/** Whether the vault keeps a file of it: not before it was signed first, here or elsewhere. */
export const hasFile = ({
  status,
  sha256,
}: {
  status: z.infer<typeof reportStatus>;
  sha256: string;
}): boolean => status !== 'pending' && status !== 'failed' && sha256 !== '';

/** What made a version of a report's file: a hand, a time, or data for verifying it later. */
export const reportEvent = z.enum(['signature', 'timestamp', 'document-timestamp', 'validation-data']);
export type ReportEvent = z.infer<typeof reportEvent>;

/**
 * One version of a report's file. Cutting off the last signature leaves an older file that is intact by itself: only
 * the vault knows that there was a newer one.
 */
export const reportVersion = z.strictObject({
  id: recordId,
  reportId: recordId,
  /** 1 where the report is one file */
  volume: z.int(),
  /** 1 for the first signature */
  ordinal: z.int(),
  event: reportEvent,
  /** empty where no officer signed */
  role: z.union([signatureRole, z.literal('')]),
  /** officer or time-stamping authority, as the certificate names them */
  signer: z.string(),
  certificate: z.string(),
  /** claimed by a signer, proven by a time stamp */
  at: z.string(),
  sha256: z.string(),
  size: z.int(),
  /** signatures and document time stamps in this version */
  signatures: z.int(),
  recordedAt: z.string(),
  recordedOffset: z.int(),
  officerId: recordId,
  officerName: z.string(),
  ledgerSeq: z.int(),
});
export type ReportVersion = z.infer<typeof reportVersion>;

/** The roles whose fields are still empty. */
export function openRoles(
  kind: ReportKind,
  versions: readonly Pick<ReportVersion, 'role'>[],
): SignatureRole[] {
  return reportKinds[kind].signatures.filter((role) => !versions.some((version) => version.role === role));
}

/** A report in the vault's register. Hashes are SHA-256 in lower-case hex; `size` is bytes. */
export const reportRecord = recordMeta.extend({
  /** null for a report about the vault, which only those see who see every case */
  caseId: recordId.nullable(),
  kind: reportKind,
  language: reportLanguage,
  /** printed beside the first; '' for a report in one language */
  secondLanguage: z.union([reportLanguage, z.literal('')]),
  /** The record that it is about, '' where that is the case itself or the vault. */
  subjectId: z.string(),
  /** What it is about in a few words, as it was called then: an exhibit's number and name, a stretch of time. */
  subjectTitle: z.string(),
  /** SHA-256 of the unit's own template by which it was drawn; '' for Dalel's. */
  template: z.string(),
  status: reportStatus,
  failure: z.string(),
  fileName: z.string(),
  sha256: z.string(),
  size: z.int(),
  pages: z.int(),
  standard: z.string(),
  caseJsonSha256: z.string(),
  headSeq: z.int(),
  headHash: z.string(),
  signer: z.string(),
  signerCertificate: z.string(),
  signatures: z.int(),
  signedAt: z.string(),
  /** What was asked of a time-stamping authority, as JSON; empty where nothing is awaited. */
  timestampRequest: z.string(),
  /** Files that the report consists of; `fileName`, `sha256`, `size` are of the first, `pages` of all together. */
  volumes: z.int(),
  /** Root of the commitments in `case.json` (db/domain/commitments.ts); '' for a report from before there were any. */
  commitmentRoot: z.string(),
  /** The report that this one is a disclosure copy of. */
  copyOf: recordId.nullable(),
  /** JSON Pointers of what a disclosure copy hides, as a JSON array; '' where it is none. */
  hiddenFields: z.string(),
  /** The newer report that stands in its place. */
  supersededBy: recordId.nullable(),
  /** What was taken out to be signed elsewhere, as JSON; '' where nothing is awaited. */
  cmsRequest: z.string(),
  /** The words that it was printed in, as `ru 1-0f3a…`; '' for a report from before they had a version. */
  wordsVersion: z.string(),
});
export type ReportRecord = z.infer<typeof reportRecord>;

/** A report as the register lists it: with all who signed, first to last. */
export const listedReport = reportRecord.extend({
  signers: z.array(z.strictObject({ role: reportVersion.shape.role, name: z.string() })),
});
export type ListedReport = z.infer<typeof listedReport>;

/** One volume of a report that has several. `drawnSha256` is of its first `drawnSize` bytes: the pages before any signature. */
export const reportVolume = z.strictObject({
  id: recordId,
  reportId: recordId,
  volume: z.int(),
  fileName: z.string(),
  sha256: z.string(),
  size: z.int(),
  pages: z.int(),
  rows: z.int(),
  drawnSha256: z.string(),
  drawnSize: z.int(),
  ledgerSeq: z.int(),
});
export type ReportVolume = z.infer<typeof reportVolume>;

/** The one language of a report, or both. */
export function reportLanguages({
  language,
  secondLanguage,
}: Pick<ReportRecord, 'language' | 'secondLanguage'>): ReportLanguage[] {
  return secondLanguage === '' ? [language] : [language, secondLanguage];
}

/**
 * How what was typed leads to a report: it is the hash of its file, of an older version of it, of its data, the root of its
 * data, or its number.
 */
export const foundReport = z.strictObject({
  report: reportRecord,
  how: z.enum(['file', 'older-file', 'data', 'root', 'number']),
});
export type FoundReport = z.infer<typeof foundReport>;
