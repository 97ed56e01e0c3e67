import { z } from 'zod';
import { recordId } from '../../../db/domain/ids';
import { fileToken } from './fileToken';
import { route } from './route';

const cell = z.union([z.string().max(65_536), z.number(), z.null()]);
const exportId = z.string().min(1).max(80);

/** What programs of partners read: see db/domain/interchange. */
export const partnerFormat = z.enum(['case-uco', 'misp', 'stix']);

export const exportContract = {
  /**
   * A case for a partner's program. Without `named` no person, title or note is in it; with it, in MISP and STIX, suspects
   * alone. Labels and descriptions go as they were typed: the window says so.
   */
  'case.exportTo': route(
    'evidence',
    'read',
    z.strictObject({
      caseId: recordId,
      format: partnerFormat,
      named: z.boolean().default(false),
      to: fileToken,
    }),
    z.strictObject({ size: z.int(), sha256: z.string() }),
  ),
  /**
   * Begins a file of what a table shows. Its rows follow in parts, as many as there are; nothing is on the disk before
   * `table.exportEnd`, and a lock forgets it.
   */
  'table.exportBegin': route(
    'evidence',
    'read',
    z.strictObject({
      to: fileToken,
      format: z.enum(['csv', 'xlsx']),
      /** What the table is called on the screen. */
      title: z.string().min(1).max(200),
      header: z.array(z.string().max(400)).min(1).max(200),
    }),
    z.strictObject({ id: exportId }),
  ),
  'table.exportRows': route(
    'evidence',
    'read',
    z.strictObject({ id: exportId, rows: z.array(z.array(cell).max(200)).max(5_000) }),
    z.strictObject({ rows: z.int() }),
  ),
  /** Writes the file whole; the second log says what left. */
  'table.exportEnd': route(
    'evidence',
    'read',
    z.strictObject({ id: exportId, keep: z.boolean().default(true) }),
    z.strictObject({ title: z.string(), rows: z.int(), size: z.int(), sha256: z.string() }),
  ),
} as const;
