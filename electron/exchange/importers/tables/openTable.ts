import type { ImportKind, ImportPlan, TableDialect } from '../../../../db/domain/import';
import { Refusal } from '../../../../db/domain/refusal';
import { guessDelimiter, guessEncoding, guessValues } from '../../../../db/domain/tables/dialect';
import { fieldNames, foldHeader, guessColumns } from '../../../../db/domain/tables/fields';
import { CsvScanner, csvRows } from './csv';
import { isMt940, readMt940 } from './mt940';
import { type Bytes, mostColumns, type TableRow } from './rows';
import { readJsonTable, readYamlTable, type Structured } from './structured';
import { openWorkbook } from './xlsx';

/** Formats that have to be held whole are read up to here; CSV has no bound. */
export const largestWhole = 64 * 1024 * 1024;
/** Bytes of a text from which its dialect is told. */
export const headBytes = 256 * 1024;
const sampleRows = 200;

/** A file that knows its first bytes and can be read whole. */
export interface TableFile {
  readonly size: number;
  readonly head: Uint8Array;
  bytes(): Bytes;
}

/** What a file was recognised as, by its content alone. */
export interface Recognised {
  readonly dialect: TableDialect;
  readonly sheets: readonly string[];
  /** The names of the columns, or nothing where no row names them. */
  readonly header: readonly string[];
  readonly columns: number;
  /** The first rows without the header. */
  readonly sample: readonly TableRow[];
}

async function whole(file: TableFile): Promise<Buffer> {
  if (file.size > largestWhole) throw new Refusal('file.too-large', { file: '' });
  const parts: Uint8Array[] = [];
  for await (const part of file.bytes()) parts.push(part);
  return Buffer.concat(parts);
}

function decode(bytes: Uint8Array, encoding: TableDialect['encoding']): string {
  return new TextDecoder(encoding).decode(bytes);
}

/** Recognises a file. @param sheet of a workbook @throws Refusal `table.unknown`, `table.damaged`, `file.too-large` */
export async function recogniseTable(kind: ImportKind, file: TableFile, sheet = 0): Promise<Recognised> {
  const { head } = file;
  if (file.size === 0) throw new Refusal('table.unknown');
  if (head[0] === 0x50 && head[1] === 0x4b) {
    const book = openWorkbook(await whole(file));
    const rows = book.rows(sheet, sampleRows);
    return { ...recognise(kind, rows, { format: 'xlsx', sheet }), sheets: book.sheets };
  }
  const encoding = guessEncoding(head);
  const text = decode(head, encoding);
  if (!isMt940(text) && /[\u0000-\u0008\u000e-\u001f]/.test(text.slice(0, 4_096)))
    throw new Refusal('table.unknown');
  const structured = await readStructured(text, encoding, file);
  if (structured) {
    const { format, table } = structured;
    const guessed = guessValues(table.rows.slice(0, sampleRows).map(({ cells }) => cells));
    const values = format === 'mt940' ? { ...guessed, decimalComma: true } : guessed;
    const { language } = guessColumns(kind, table.header);
    const dialect = { format, encoding, delimiter: '', header: true, language, sheet: 0, ...values } as const;
    const sample = table.rows.slice(0, sampleRows);
    return { dialect, sheets: [], header: table.header, columns: table.header.length, sample };
  }
  const delimiter = guessDelimiter(text);
  const rows = new CsvScanner(delimiter).push(text, file.size <= head.length);
  return {
    ...recognise(kind, rows.slice(0, sampleRows), { format: 'csv', encoding, delimiter }),
    sheets: [],
  };
}

async function readStructured(
  text: string,
  encoding: TableDialect['encoding'],
  file: TableFile,
): Promise<{ format: 'json' | 'yaml' | 'mt940'; table: Structured } | undefined> {
  if (isMt940(text)) return { format: 'mt940', table: readMt940(decode(await whole(file), encoding)) };
  const json = /^\s*[[{]/.test(text);
  if (!json && !/^(?:---|%YAML|\s*#[^\n]*\n|- |[\w-]+:(?:\s|$))/.test(text.trimStart())) return undefined;
  const content = decode(await whole(file), encoding);
  if (json) return { format: 'json', table: readJsonTable(content) };
  try {
    const table = readYamlTable(content);
    return table.header.length > 1 ? { format: 'yaml', table } : undefined;
  } catch {
    // A register whose first line only looks like a key is a register.
    return undefined;
  }
}

function recognise(
  kind: ImportKind,
  rows: readonly TableRow[],
  found: Partial<TableDialect> & Pick<TableDialect, 'format'>,
): Omit<Recognised, 'sheets'> {
  const [first] = rows;
  if (!first) throw new Refusal('table.unknown');
  const guess = guessColumns(kind, first.cells);
  const header = guess.known > 0 || namesOnly(first.cells, rows[1]?.cells);
  const sample = header ? rows.slice(1) : rows;
  const dialect: TableDialect = {
    encoding: 'utf-8',
    delimiter: '',
    sheet: 0,
    ...found,
    header,
    language: guess.language,
    ...guessValues(sample.map(({ cells }) => cells)),
  };
  const columns = Math.min(mostColumns, Math.max(...rows.map(({ cells }) => cells.length)));
  return { dialect, header: header ? first.cells : [], columns, sample };
}

/** Short different words over a row that has digits: a header of a language or a trade that is not known here. */
function namesOnly(first: readonly string[], second: readonly string[] | undefined): boolean {
  const words = first.map((cell) => cell.trim());
  if (second === undefined || words.some((word) => word === '' || word.length > 40 || /\d/.test(word)))
    return false;
  return new Set(words).size === words.length && second.some((cell) => /\d/.test(cell));
}

/** The map that is offered: by the header's words; without a header the one column that looks like what the kind needs. */
export function proposeMap(
  kind: ImportKind,
  { header, columns, sample }: Recognised,
  looksRight: (cell: string) => boolean,
): (string | null)[] {
  const proposed = Array.from(
    { length: columns },
    (_, index): string | null => guessColumns(kind, header).columns[index] ?? null,
  );
  const [main = ''] = fieldNames(kind);
  if (proposed.includes(main)) return proposed;
  const rated = proposed.map((name, index) => ({
    index,
    fits:
      name === null ? sample.slice(0, 50).filter(({ cells }) => looksRight(cells[index] ?? '')).length : 0,
  }));
  const best = rated.sort((one, other) => other.fits - one.fits)[0];
  if (best && best.fits * 2 > Math.min(50, sample.length)) proposed[best.index] = main;
  return proposed;
}

/** By what a map is found again: the folded header, or the number of columns where there is none. */
export function headerKey({ header, columns }: Recognised): string {
  return header.length > 0 ? header.map(foldHeader).join('|') : `#${columns}`;
}

/** Rows of a file as its plan reads them, header left out, some thousands at a time. @throws Refusal `table.damaged` */
export async function* tableRows(file: TableFile, { dialect }: ImportPlan): AsyncGenerator<TableRow[]> {
  let header = dialect.header;
  for await (const rows of blocks(file, dialect)) {
    if (header && rows.length > 0) {
      header = false;
      yield rows.slice(1);
    } else yield rows;
  }
}

async function* blocks(file: TableFile, dialect: TableDialect): AsyncGenerator<TableRow[]> {
  if (dialect.format === 'csv') {
    yield* csvRows(file.bytes(), dialect);
    return;
  }
  const bytes = await whole(file);
  if (dialect.format === 'xlsx') {
    yield* cut(openWorkbook(bytes).rows(dialect.sheet));
    return;
  }
  const text = decode(bytes, dialect.encoding);
  const readers = { json: readJsonTable, yaml: readYamlTable, mt940: readMt940 };
  const table = readers[dialect.format](text);
  // Fields have names here: a header row stands for them, so that all formats are alike.
  yield* cut([{ line: 0, cells: table.header }, ...table.rows]);
}

function* cut(rows: readonly TableRow[]): Generator<TableRow[]> {
  for (let at = 0; at < rows.length; at += 8_192) yield rows.slice(at, at + 8_192);
}
