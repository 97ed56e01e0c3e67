import { z } from 'zod';

/** What can be said of a file as a whole. Trust is judged apart: an intact file may be signed by a stranger. */
export const fileVerdict = z.enum([
  'intact',
  'altered',
  'partly-covered',
  'unverifiable',
  'unsigned',
  'malformed',
]);
export type FileVerdict = z.infer<typeof fileVerdict>;

/** One signature of a PDF, in the words of the verifier. Times are ISO 8601 or '' when not stated. */
export const signatureVerdict = z.strictObject({
  /** A document time stamp is no signature of a person: it proves when all that stood before it was there. */
  kind: z.enum(['signature', 'timestamp']),
  signer: z.string(),
  /** SHA-256 of the signer's certificate, lower-case hex. */
  certificate: z.string(),
  algorithm: z.string(),
  /** The time that the signer claims; nobody else vouches for it. */
  at: z.string(),
  /** The time that a time-stamping authority vouches for, '' where none does. */
  provenAt: z.string(),
  /** Who vouches for it, as its certificate says. */
  provenBy: z.string(),
  integrity: z.enum(['intact', 'altered', 'unverifiable']),
  coverage: z.enum(['whole-file', 'whole-revision', 'part']),
  trust: z.enum(['trusted', 'untrusted', 'unknown', 'expired', 'not-yet-valid', 'wrong-usage', 'revoked']),
  /** As far as lists of revoked certificates were at hand. */
  revocation: z.enum(['good', 'revoked', 'unknown']),
  /** What later revisions changed: nothing, further signatures or form fields, or content. */
  changesAfter: z.enum(['none', 'signatures', 'permitted', 'content']),
});
export type SignatureVerdict = z.infer<typeof signatureVerdict>;

/** What a report carries of the case, and whether that follows from the root of its commitments. */
export const carriedData = z.strictObject({
  /** number of the report that the data were made for; a disclosure copy names its original */
  report: z.string(),
  caseJsonSha256: z.string(),
  commitments: z.enum(['none', 'whole', 'redacted', 'broken']),
  root: z.string(),
  /** how many fields are hidden */
  hidden: z.int(),
});
export type CarriedData = z.infer<typeof carriedData>;

/** The answer of `verify` for a PDF. `findings` are codes with words in assets/locales/<lang>/verdict.json. */
export const pdfVerdict = z.strictObject({
  verdict: fileVerdict,
  sha256: z.string(),
  size: z.int(),
  signatures: z.array(signatureVerdict),
  findings: z.array(
    z.strictObject({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) }),
  ),
  /** of a report that carries its data; left out otherwise */
  data: carriedData.optional(),
});
export type PdfVerdict = z.infer<typeof pdfVerdict>;
