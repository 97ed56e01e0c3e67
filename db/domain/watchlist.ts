import { z } from 'zod';
import { recordId } from './ids';

/** One row of a list of the unit or of a partner: something that is known, and by whom. Rows are never edited. */
export const listedEntry = z.strictObject({
  id: recordId,
  importId: recordId,
  line: z.int(),
  kind: z.enum(['address', 'domain', 'url', 'email', 'phone', 'iban', 'iin', 'bin', 'imei', 'other']),
  /** As it is compared: the canonical text of an address, lower case of a domain. */
  value: z.string(),
  /** As it stands in the list. */
  raw: z.string(),
  /** As the list names the chain; a list may be wrong in it, so that it is never compared. */
  chain: z.string(),
  label: z.string(),
  category: z.string(),
  confidence: z.string(),
  source: z.string(),
  listName: z.string(),
  issuer: z.string(),
  /** The day of the list, or of the row, as it says. */
  listedAt: z.string(),
  fileName: z.string(),
  fileHash: z.string(),
  withdrawn: z.int(),
  ledgerSeq: z.int(),
});
export type ListedEntry = z.infer<typeof listedEntry>;
export type ListedKind = ListedEntry['kind'];
