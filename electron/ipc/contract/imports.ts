import { z } from 'zod';
import { addressFilter, addressPage } from '../../../db/domain/addressList';
import { twoHands } from '../../../db/domain/hands';
import { recordId } from '../../../db/domain/ids';
import { importFinding, importKind, importPlan, importRecord, importTotals } from '../../../db/domain/import';
import { route } from './route';
import { fileToken } from './vault';

const jobId = z.string().min(1).max(80);

/** What a file was recognised as and how it would be read. */
export const importPreview = z.strictObject({
  fileName: z.string(),
  size: z.int(),
  plan: importPlan,
  /** Where the map came from. */
  mapped: z.enum(['kept', 'proposed', 'given']),
  sheets: z.array(z.string()),
  header: z.array(z.string()),
  /** The first rows as they stand in the file. */
  rows: z.array(z.strictObject({ line: z.int(), cells: z.array(z.string()) })),
  problems: z.array(z.strictObject({ code: z.string(), field: z.string() })),
  /** What every row of the file would become; null where only the beginning was read. */
  totals: importTotals.nullable(),
  findings: z.array(importFinding),
  /** The same file, as an import of this case. */
  already: importRecord.nullable(),
});
export type ImportPreview = z.infer<typeof importPreview>;

const asked = { file: fileToken, kind: importKind, caseId: recordId };

export const importContract = {
  /** Recognises a file and shows how it would be read; `whole` reads all of it and says what every row would become. */
  'import.preview': route(
    'evidence',
    'read',
    z.strictObject({
      ...asked,
      plan: importPlan.optional(),
      sheet: z.int().min(0).max(1_000).default(0),
      whole: z.boolean().default(false),
      job: jobId,
    }),
    importPreview,
  ),
  /**
   * Keeps the file and its rows. Where the guard finds a secret in the file, `ask` refuses with `attachment.secret` and keeps
   * nothing; `keep` imports the other rows and keeps the file as one that never leaves.
   */
  'import.run': route(
    'evidence',
    'write',
    z.strictObject({
      ...asked,
      plan: importPlan,
      secret: z.enum(['ask', 'keep']).default('ask'),
      /** Where rejected and flagged rows are written too, in clear, beside the file that they came from. */
      rejectsTo: fileToken.optional(),
      job: jobId,
    }),
    z.strictObject({
      totals: importTotals,
      findings: z.array(importFinding),
      /** Null where the file brought nothing new. */
      record: importRecord.nullable(),
      seconds: z.number(),
    }),
  ),
  'import.undo': route(
    'evidence',
    'write',
    /** By two where exhibits or persons go with it, and it is another officer or another day. */
    z.strictObject({ id: recordId, reason: z.string().min(1).max(2_000), hands: twoHands.optional() }),
    importRecord,
  ),
  'import.get': route('evidence', 'read', z.strictObject({ id: recordId }), importRecord),
  'import.list': route(
    'evidence',
    'read',
    z.strictObject({ caseId: recordId.optional() }),
    z.array(importRecord),
  ),
  /** A page of all addresses, by place. */
  'address.page': route(
    'evidence',
    'read',
    z.strictObject({
      filter: addressFilter.default({}),
      from: z.int().min(0).max(1_000_000_000).default(0),
      limit: z.int().min(1).max(5_000).default(100),
    }),
    addressPage,
  ),
} as const;
