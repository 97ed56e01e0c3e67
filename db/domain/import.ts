import { z } from 'zod';
import { recordId } from './ids';
import { recordMeta } from './record';
import { addressRole, chainId } from './wallet';

/** What a table can be read as. `addresses` are kept in blocks by the million; the others become records of their own. */
export const importKind = z.enum([
  'addresses',
  'exhibits',
  'persons',
  'transactions',
  'statements',
  'equipment',
  'providers',
  'watchlist',
]);
export type ImportKind = z.infer<typeof importKind>;

export const tableFormat = z.enum(['csv', 'xlsx', 'json', 'yaml', 'mt940']);
export type TableFormat = z.infer<typeof tableFormat>;

export const tableEncoding = z.enum(['utf-8', 'utf-16le', 'utf-16be', 'windows-1251']);
export type TableEncoding = z.infer<typeof tableEncoding>;

export const dateOrder = z.enum(['ymd', 'dmy', 'mdy']);
export type DateOrder = z.infer<typeof dateOrder>;

/** How the bytes of a file are a table. `delimiter` is '' where the format needs none. */
export const tableDialect = z.strictObject({
  format: tableFormat,
  encoding: tableEncoding,
  delimiter: z.enum([',', ';', '\t', '|', '']),
  /** Whether the first row names the columns. */
  header: z.boolean(),
  /** Language of the header's words as far as they are known; '' where none is. */
  language: z.enum(['kk', 'ru', 'en', '']),
  decimalComma: z.boolean(),
  dateOrder,
  /** The sheet that is read, counted from 0; of other formats 0. */
  sheet: z.int().min(0).max(1_000).default(0),
});
export type TableDialect = z.infer<typeof tableDialect>;

/** Which column is which field; null for a column that is left out. Fields that no column holds may be fixed for all rows. */
export const columnMap = z.strictObject({
  columns: z.array(z.string().nullable()).max(500),
  fixed: z.record(z.string(), z.string().max(400)).default({}),
});
export type ColumnMap = z.infer<typeof columnMap>;

/** How a file is read: kept with the import, so that its rows can be made from the file again. */
export const importPlan = z.strictObject({ dialect: tableDialect, map: columnMap });
export type ImportPlan = z.infer<typeof importPlan>;

/** What a row became. */
export const importTotals = z.strictObject({
  /** Rows of the file without its header and without empty lines: accepted, rejected and duplicates together. */
  read: z.int(),
  accepted: z.int(),
  /** Of the accepted ones: kept as found, with a doubt. */
  flagged: z.int(),
  rejected: z.int(),
  duplicates: z.int(),
});
export type ImportTotals = z.infer<typeof importTotals>;

/** How often a doubt or an error came up, and the first line where it did (lines count from 1). */
export const importFinding = z.strictObject({
  code: z.string(),
  field: z.string(),
  level: z.enum(['error', 'warning']),
  count: z.int(),
  firstLine: z.int(),
});
export type ImportFinding = z.infer<typeof importFinding>;

/** What all addresses of a form have in common; rows name it by its place in the import's list. */
export const addressForm = z.strictObject({
  chain: chainId,
  network: z.string(),
  format: z.string(),
  checksum: z.enum(['verified', 'none', 'format-only', 'failed']),
  role: addressRole,
});
export type AddressForm = z.infer<typeof addressForm>;

/** How long whoever imported may take it back alone, in milliseconds: the wrong file is noticed the same day. */
const ownUndo = 24 * 3_600_000;

/**
 * Under which kind an import is taken back. Exhibits and persons leave the lists with it: later, or by somebody else, two
 * say so. Imported addresses are nobody's property.
 * @param who the officer and the moment, in UTC
 */
export function undoAct(
  { kind, officerId, recordedAt }: Pick<ImportRecord, 'kind' | 'officerId' | 'recordedAt'>,
  who: { readonly officerId: string; readonly at: string },
): 'import.undo' | 'import.undoRecords' {
  const own = who.officerId === officerId && Date.parse(who.at) - Date.parse(recordedAt) < ownUndo;
  return kind === 'addresses' || own ? 'import.undo' : 'import.undoRecords';
}

export const importState = z.enum(['live', 'undone']);

/** One import: what was read, how, and what came of it. Rows of addresses stand in segments under its Merkle root. */
export const importRecord = recordMeta.extend({
  caseId: recordId,
  kind: importKind,
  fileName: z.string(),
  /** The attachments that keep the file and the rows that were rejected or flagged. */
  sourceId: recordId,
  rejectsId: recordId.nullable(),
  sourceSha256: z.string(),
  sourceSize: z.int(),
  plan: importPlan,
  ...importTotals.shape,
  forms: z.array(addressForm),
  firstSegment: z.int(),
  segments: z.int(),
  leaves: z.int(),
  /** RFC 6962 root over the leaves, in hex; '' where nothing is kept in blocks. */
  rootHash: z.string(),
  state: importState,
});
export type ImportRecord = z.infer<typeof importRecord>;

/** Rows of a segment, but for the last of an import: one insertion, some thirty milliseconds of work. */
export const segmentRows = 32_768;
/** Rows under one leaf of an import's tree. */
export const leafRows = 256;

/** An address as an import keeps it. `text` is the text as found. */
export const importedAddress = z.strictObject({
  line: z.int(),
  canonical: z.string(),
  form: addressForm,
  text: z.string(),
  label: z.string(),
  memo: z.string(),
  path: z.string(),
});
export type ImportedAddress = z.infer<typeof importedAddress>;

/** Between the parts of a row's rest; no text of a row may hold it. */
const unit = '\u001f';

/** What a row keeps beside its canonical text and its form: line, text where it differs, label, memo, path; empty ends are left off. */
export function packRest(row: Omit<ImportedAddress, 'form'>): string {
  const parts = [String(row.line), row.text === row.canonical ? '' : row.text, row.label, row.memo, row.path];
  while (parts.at(-1) === '') parts.pop();
  return parts.join(unit);
}

export function unpackRest(canonical: string, rest: string): Omit<ImportedAddress, 'form'> {
  const [line = '', text = '', label = '', memo = '', path = ''] = rest.split(unit);
  return { line: Number(line), canonical, text: text === '' ? canonical : text, label, memo, path };
}
