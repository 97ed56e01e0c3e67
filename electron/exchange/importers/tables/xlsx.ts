import { Refusal } from '../../../../db/domain/refusal';
import { longestCell, mostColumns, type TableRow } from './rows';
import { ZipFile } from './zip';

/** Unpacked size of one part of a workbook beyond which it is no register but a trap; a text of 512 MiB has no room in memory. */
const largestPart = 400 * 1024 * 1024;

/** A workbook (ECMA-376): its sheets' names, and the rows of one of them. */
export interface Workbook {
  readonly sheets: readonly string[];
  /** @param most rows beyond these are not read */
  rows(sheet: number, most?: number): TableRow[];
}

/** @throws Refusal `table.damaged`, `file.too-large` */
export function openWorkbook(bytes: Buffer): Workbook {
  const zip = new ZipFile(bytes, largestPart);
  const part = (name: string): string => {
    const text = zip.read(name)?.toString('utf8') ?? '';
    // A workbook declares no entities; a file that does means to make its reader expand or fetch them.
    if (/<!DOCTYPE|<!ENTITY/i.test(text)) throw new Refusal('table.damaged');
    return text;
  };
  const book = part('xl/workbook.xml');
  if (book === '') throw new Refusal('table.damaged');
  const targets = relations(part('xl/_rels/workbook.xml.rels'));
  const sheets = [...elements(book, 'sheet')].map(({ attributes }) => ({
    name: unescapeXml(attribute(attributes, 'name')),
    path: targets.get(attribute(attributes, 'r:id') || attribute(attributes, 'id')) ?? '',
  }));
  const strings = lazy(() => sharedStrings(part('xl/sharedStrings.xml')));
  const dates = lazy(() => dateStyles(part('xl/styles.xml')));
  const since1904 = /date1904="(?:1|true)"/.test(book);
  return {
    sheets: sheets.map(({ name }) => name),
    rows: (sheet, most) => sheetRows(part(sheets[sheet]?.path ?? ''), strings(), dates(), since1904, most),
  };
}

interface Element {
  readonly attributes: string;
  readonly inner: string;
}

/**
 * Elements of a name in their order, not those within another of the same name. Each sign is looked at once: a part without
 * its end is damaged, and no file makes this search again and again. @throws Refusal `table.damaged`
 */
function* elements(xml: string, name: string): Generator<Element> {
  const open = new RegExp(`<((?:\\w{1,20}:)?${name})(?=[\\s/>])`, 'g');
  for (let found = open.exec(xml); found; found = open.exec(xml)) {
    const end = xml.indexOf('>', found.index);
    if (end < 0) throw new Refusal('table.damaged');
    const attributes = xml.slice(found.index + found[0].length, end);
    if (attributes.endsWith('/')) {
      open.lastIndex = end + 1;
      yield { attributes: attributes.slice(0, -1), inner: '' };
      continue;
    }
    const closing = `</${found[1]}>`;
    const close = xml.indexOf(closing, end);
    if (close < 0) throw new Refusal('table.damaged');
    open.lastIndex = close + closing.length;
    yield { attributes, inner: xml.slice(end + 1, close) };
  }
}

function lazy<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

function attribute(text: string, name: string): string {
  return new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(text)?.[1] ?? '';
}

function relations(xml: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const { attributes } of elements(xml, 'Relationship')) {
    const target = attribute(attributes, 'Target')
      .replace(/^\/xl\//, '')
      .replace(/^\.?\//, '');
    found.set(attribute(attributes, 'Id'), `xl/${target}`);
  }
  return found;
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

export function unescapeXml(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-fA-F]{1,6})|(\w{1,8}));/g, (whole, decimal, hex, name) => {
    if (name !== undefined) return entities[name] ?? whole;
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
    return code <= 0x10ffff ? String.fromCodePoint(code) : '';
  });
}

/** Texts of an element in their order; phonetic readings stand in elements of their own and are left out. */
function textOf(xml: string): string {
  let plain = xml;
  for (const { inner } of xml.includes('rPh') ? elements(xml, 'rPh') : []) plain = plain.replace(inner, '');
  return [...elements(plain, 't')].map(({ inner }) => unescapeSigns(unescapeXml(inner))).join('');
}

/** `_x000D_` is the sign of that number (ECMA-376, ST_Xstring). */
function unescapeSigns(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9a-fA-F]{4})_/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}

function sharedStrings(xml: string): string[] {
  return [...elements(xml, 'si')].map(({ inner }) => textOf(inner));
}

/** Numbers of the cell styles that show a number as a date: built-in formats 14–22 and 45–47, and own ones with d, m or y. */
function dateStyles(xml: string): ReadonlySet<number> {
  const own = new Set<number>();
  for (const { attributes } of elements(xml, 'numFmt')) {
    const code = unescapeXml(attribute(attributes, 'formatCode')).replace(/"[^"]*"|\[[^\]]*\]|\\./g, '');
    if (/[dmyhs]/i.test(code) && !/[0#]/.test(code.replace(/0+(?=\s*$)/, '')))
      own.add(Number(attribute(attributes, 'numFmtId')));
  }
  const [cells] = elements(xml, 'cellXfs');
  const found = new Set<number>();
  [...elements(cells?.inner ?? '', 'xf')].forEach(({ attributes }, index) => {
    const format = Number(attribute(attributes, 'numFmtId'));
    if ((format >= 14 && format <= 22) || (format >= 45 && format <= 47) || own.has(format)) found.add(index);
  });
  return found;
}

function sheetRows(
  xml: string,
  strings: readonly string[],
  dates: ReadonlySet<number>,
  since1904: boolean,
  most = Number.POSITIVE_INFINITY,
): TableRow[] {
  const rows: TableRow[] = [];
  let next = 1;
  for (const { attributes: head, inner } of elements(xml, 'row')) {
    if (rows.length >= most) break;
    const line = Number(attribute(head, 'r')) || next;
    next = line + 1;
    const cells: string[] = [];
    for (const { attributes, inner: content } of elements(inner, 'c')) {
      const at = columnOf(attribute(attributes, 'r')) ?? cells.length;
      if (at >= mostColumns) continue;
      while (cells.length < at) cells.push('');
      cells[at] = cellText(attributes, content, strings, dates, since1904);
    }
    if (cells.some((cell) => cell.length > longestCell))
      rows.push({ line, cells: cells.map((cell) => cell.slice(0, 200)), broken: 'too-long' });
    else if (cells.some((cell) => cell.trim() !== '')) rows.push({ line, cells });
  }
  return rows;
}

/** `AB12` is column 27. */
function columnOf(reference: string): number | undefined {
  const letters = /^[A-Z]{1,3}/.exec(reference)?.[0];
  if (!letters) return undefined;
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function cellText(
  attributes: string,
  content: string,
  strings: readonly string[],
  dates: ReadonlySet<number>,
  since1904: boolean,
): string {
  const type = attribute(attributes, 't');
  if (type === 'inlineStr') return textOf(content);
  const [held] = elements(content, 'v');
  const value = unescapeXml(held?.inner ?? '');
  if (type === 's') return strings[Number(value)] ?? '';
  if (type === 'b') return value === '1' ? 'true' : 'false';
  if (type === 'e') return '';
  if (type === '' || type === 'n') {
    const style = Number(attribute(attributes, 's'));
    return dates.has(style) && value !== '' ? dateOfSerial(Number(value), since1904) : plainNumberText(value);
  }
  return value;
}

/** Days since 1899-12-30 (Excel's serial numbers, its leap day of 1900 included), or since 1904-01-01. */
function dateOfSerial(serial: number, since1904: boolean): string {
  if (!Number.isFinite(serial)) return '';
  const start = since1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30);
  const text = new Date(start + Math.round(serial * 86_400) * 1_000).toISOString();
  return serial % 1 === 0 ? text.slice(0, 10) : text.slice(0, 16).replace('T', ' ');
}

/** `1.5E3` as a register means it: 1500. */
function plainNumberText(value: string): string {
  if (!/e/i.test(value)) return value;
  const number = Number(value);
  return Number.isSafeInteger(number) ? String(number) : value;
}
