import { z } from 'zod';

/** Editable reference tables: law, places and hardware change, so none of them is a constant in code. */
export const referenceTable = z.enum([
  'article',
  'region',
  'equipment',
  'hardware-wallet',
  'fork',
  'trusted-root',
  'deadline-rule',
  'holiday',
]);
export type ReferenceTable = z.infer<typeof referenceTable>;

/** One row of a reference table. `facts` holds what is particular to the table (watts and hash rate of a machine). */
export const referenceEntry = z.strictObject({
  id: z.string(),
  table: referenceTable,
  code: z.string(),
  kk: z.string(),
  ru: z.string(),
  en: z.string(),
  validFrom: z.string(),
  validTo: z.string(),
  source: z.string(),
  edition: z.string(),
  facts: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type ReferenceEntry = z.infer<typeof referenceEntry>;
