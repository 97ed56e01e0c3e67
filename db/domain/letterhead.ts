import { z } from 'zod';
import type { Finding } from './finding';
import { recordMeta } from './record';
import { reportKind, signatureRole } from './reportKinds';
import { checkTexts, line } from './text';

/** What stands under a signature instead of the officer's unit: by kind of report and role. */
export const signatureLines = z.partialRecord(
  reportKind,
  z.partialRecord(signatureRole, z.string().max(300)),
);
export type SignatureLines = z.infer<typeof signatureLines>;

/** Who speaks on paper: the state body, its unit and where they are, in three languages. '' leaves the line out. */
export const letterheadDraft = z.strictObject({
  bodyKk: line,
  bodyRu: line,
  bodyEn: line,
  unitKk: line,
  unitRu: line,
  unitEn: line,
  addressKk: line,
  addressRu: line,
  addressEn: line,
  /** telephone, e-mail: the same in every language */
  contacts: line,
  lines: signatureLines.default({}),
});
export type LetterheadDraft = z.infer<typeof letterheadDraft>;

export const emblemType = z.enum(['png', 'jpeg', 'svg']);
export type EmblemType = z.infer<typeof emblemType>;

export const letterheadRecord = recordMeta.extend({
  ...letterheadDraft.shape,
  lines: signatureLines,
  /** SHA-256 of the kept picture, '' where there is none. */
  emblem: z.string(),
  emblemType: z.union([emblemType, z.literal('')]),
});
export type LetterheadRecord = z.infer<typeof letterheadRecord>;

export function checkLetterhead(draft: LetterheadDraft): Finding[] {
  return checkTexts(draft);
}

/** A unit's own template: Typst source that draws what a report says in the unit's own way. */
export const reportTemplateRecord = recordMeta.extend({
  name: z.string(),
  /** '' for every kind of report */
  kind: z.union([reportKind, z.literal('')]),
  fileName: z.string(),
  sha256: z.string(),
  source: z.string(),
  withdrawn: z.int(),
});
export type ReportTemplateRecord = z.infer<typeof reportTemplateRecord>;
