import { z } from 'zod';
import { recordId } from './ids';
import { recordMeta } from './record';

export const reportLanguage = z.enum(['kk', 'ru', 'en']);
export type ReportLanguage = z.infer<typeof reportLanguage>;

export const reportKind = z.enum(['case']);

/** `pending` until the signed file was read back and verified; `failed` keeps why. */
export const reportStatus = z.enum(['pending', 'signed', 'failed']);

/** A report in the vault's register. Hashes are SHA-256 in lower-case hex; `size` is bytes. */
export const reportRecord = recordMeta.extend({
  caseId: recordId,
  kind: reportKind,
  language: reportLanguage,
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
});
export type ReportRecord = z.infer<typeof reportRecord>;
