import type { TableDialect } from '../../../../db/domain/import';
import { type Bytes, longestCell, type TableRow } from './rows';

const quote = 34;
const newline = 10;
const carriage = 13;
/** Signs of a row; a longer one is refused, or a file without a line end would be held whole. */
const longestRow = 1_048_576;

/**
 * Cuts a text into rows (RFC 4180, with any delimiter and line end). A quote that stands within a cell is a sign like any
 * other; one that is never closed spoils its own line and no other, as do cells and rows beyond all measure. Rows without any
 * text are left out. What it makes does not depend on where the pieces of a text end.
 */
export class CsvScanner {
  readonly #delimiter: number;
  #rest = '';
  #line: number;
  /** A row that was refused goes on to the end of its line. */
  #passing = false;

  /** @param line that the text begins with */
  constructor(delimiter: string, line = 1) {
    this.#delimiter = delimiter.charCodeAt(0);
    this.#line = line;
  }

  /** The line that the next row begins with. */
  get line(): number {
    return this.#line;
  }

  /** Where the row that the text begins with ends; -1 where it does not end in this text. Nothing is taken in. */
  endOfRow(text: string): number {
    return new CsvScanner(String.fromCharCode(this.#delimiter), 1).#row(text, 0, false, []);
  }

  /** Takes more of the text and gives the rows that it completes. */
  push(text: string, last: boolean): TableRow[] {
    const whole = this.#rest === '' ? text : this.#rest + text;
    const rows: TableRow[] = [];
    let at = this.#passing ? this.#pass(whole, 0, last) : 0;
    while (at < whole.length && !this.#passing) {
      const end = this.#row(whole, at, last, rows);
      if (end < 0) break;
      at = end;
    }
    this.#rest = at === 0 ? whole : whole.slice(at);
    return rows;
  }

  /** Passes over what is left of a line; the place after it, and the end of the text where the line goes on. */
  #pass(text: string, from: number, last: boolean): number {
    const found = text.slice(from).search(/[\r\n]/);
    const end = found < 0 ? text.length : from + found;
    const ended = found >= 0 && (end + 1 < text.length || last || text.charCodeAt(end) === newline);
    this.#passing = !ended;
    if (!ended) return end;
    this.#line += 1;
    return end + (text.charCodeAt(end) === carriage && text.charCodeAt(end + 1) === newline ? 2 : 1);
  }

  /** Reads one row from `begin`; the place after it, or -1 when its end has not come yet. */
  #row(text: string, begin: number, last: boolean, rows: TableRow[]): number {
    const line = this.#line;
    const cells: string[] = [];
    let at = begin;
    let lines = 0;
    for (;;) {
      const quoted = text.charCodeAt(at) === quote ? this.#quoted(text, at, last) : undefined;
      if (quoted === 'more') return -1;
      if (quoted === 'never') return this.#spoilt(text, begin, last, rows);
      const from = quoted ? quoted.end : at;
      let end = from;
      let sign = text.charCodeAt(end);
      while (end < text.length && sign !== this.#delimiter && sign !== newline && sign !== carriage) {
        end += 1;
        sign = text.charCodeAt(end);
      }
      if (end - begin > longestRow) return this.#refuse(text, begin, last, rows, 'too-long');
      if (end >= text.length && !last) return -1;
      cells.push(quoted ? quoted.text + text.slice(from, end) : text.slice(at, end));
      lines += quoted?.lines ?? 0;
      at = end + 1;
      if (end < text.length && sign === this.#delimiter) continue;
      if (sign === carriage && end < text.length) {
        if (at >= text.length && !last) return -1;
        if (text.charCodeAt(at) === newline) at += 1;
      }
      this.#line = line + lines + 1;
      push(rows, line, cells);
      return Math.min(at, text.length);
    }
  }

  /** A cell in quotes: its text and the place after the closing quote; whether that may still come, or never will. */
  #quoted(
    text: string,
    begin: number,
    last: boolean,
  ): { text: string; end: number; lines: number } | 'more' | 'never' {
    let cell = '';
    let from = begin + 1;
    for (;;) {
      const end = text.indexOf('"', from);
      if (end < 0 || end - begin > longestCell)
        return last || text.length - begin > longestCell ? 'never' : 'more';
      if (end + 1 >= text.length && !last) return 'more';
      cell += text.slice(from, end);
      if (text.charCodeAt(end + 1) !== quote) return { text: cell, end: end + 1, lines: newlines(cell) };
      cell += '"';
      from = end + 2;
    }
  }

  #spoilt(text: string, begin: number, last: boolean, rows: TableRow[]): number {
    const found = text.slice(begin, begin + longestCell).search(/[\r\n]/);
    if (found < 0 && !last && text.length - begin < longestCell) return -1;
    return this.#refuse(text, begin, last, rows, 'quote');
  }

  /** Tells of a row that cannot be read, by its beginning, and goes on after its line, however long that is. */
  #refuse(
    text: string,
    begin: number,
    last: boolean,
    rows: TableRow[],
    broken: NonNullable<TableRow['broken']>,
  ): number {
    const line = text.slice(begin, begin + longestCell);
    const end = line.search(/[\r\n]/);
    rows.push({ line: this.#line, cells: [end < 0 ? line.slice(0, 200) : line.slice(0, end)], broken });
    return this.#pass(text, begin, last);
  }
}

function newlines(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}

function push(rows: TableRow[], line: number, cells: string[]): void {
  if (cells.every((cell) => cell.trim() === '')) return;
  if (cells.some((cell) => cell.length > longestCell))
    rows.push({ line, cells: cells.map((cell) => cell.slice(0, 200)), broken: 'too-long' });
  else rows.push({ line, cells });
}

/** Rows of a text file, some thousands at a time. A mark at its beginning is no part of the first cell. */
export async function* csvRows(bytes: Bytes, dialect: TableDialect): AsyncGenerator<TableRow[]> {
  const decoder = new TextDecoder(dialect.encoding);
  const scanner = new CsvScanner(dialect.delimiter);
  for await (const chunk of bytes) {
    const rows = scanner.push(decoder.decode(chunk, { stream: true }), false);
    if (rows.length > 0) yield rows;
  }
  yield scanner.push(decoder.decode(), true);
}
