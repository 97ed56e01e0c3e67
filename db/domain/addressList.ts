import { z } from 'zod';
import { recordId } from './ids';
import { recordRef } from './record';
import { addressRole, chainId, checksum } from './wallet';

/** Which addresses a list shows. A search compares what the chain writes, in its own letter case. */
export const addressFilter = z.strictObject({
  caseId: recordId.optional(),
  importId: recordId.optional(),
  chain: chainId.optional(),
  search: z
    .strictObject({ how: z.enum(['exact', 'prefix', 'suffix']), text: z.string().max(400) })
    .optional(),
});
export type AddressFilter = z.infer<typeof addressFilter>;

/** An address in a list: typed into a wallet, or a row of an import. */
export const addressRow = z.strictObject({
  /** Its record's id, or the place of a row within the imports. */
  id: z.string(),
  chain: chainId,
  network: z.string(),
  format: z.string(),
  checksum,
  role: addressRole,
  canonical: z.string(),
  text: z.string(),
  label: z.string(),
  memo: z.string(),
  path: z.string(),
  caseId: recordId,
  caseNumber: z.string(),
  /** The wallet or the import that it belongs to. */
  owner: recordRef,
  /** Line in the imported file; 0 for a typed one. */
  line: z.int(),
});
export type AddressRow = z.infer<typeof addressRow>;

export const addressPage = z.strictObject({
  rows: z.array(addressRow),
  from: z.int(),
  total: z.int(),
  /** A search found more than it counts. */
  more: z.boolean(),
});
export type AddressPage = z.infer<typeof addressPage>;
