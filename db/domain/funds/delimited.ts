import { guessDelimiter } from '../tables/dialect';
import { plainDate } from '../tables/values';

/**
 * Splits delimited text into rows of cells (RFC 4180, and any of `;`, tab, `|` where they are the delimiter). Quoted cells
 * may hold delimiters, quotes and line ends. Empty lines are left out; `line` counts from 1 in the text as given.
 */
export interface DelimitedRow {
  readonly line: number;
  readonly cells: readonly string[];
}

export function readDelimited(text: string, delimiter = guessDelimiter(text)): DelimitedRow[] {
  const rows: DelimitedRow[] = [];
  let cells: string[] = [];
  let cell = '';
  let quoted = false;
  let line = 1;
  let began = 1;
  const endRow = () => {
    cells.push(cell.trim());
    if (cells.some((one) => one !== '')) rows.push({ line: began, cells });
    cells = [];
    cell = '';
  };
  const bare = text.replace(/^\ufeff/, '');
  for (let at = 0; at < bare.length; at += 1) {
    const sign = bare.charAt(at);
    if (sign === '\n') line += 1;
    if (quoted) {
      if (sign !== '"') cell += sign;
      else if (bare.charAt(at + 1) === '"') {
        cell += '"';
        at += 1;
      } else quoted = false;
    } else if (sign === '"' && cell.trim() === '') {
      quoted = true;
      cell = '';
    } else if (sign === delimiter) {
      cells.push(cell.trim());
      cell = '';
    } else if (sign === '\n' || sign === '\r') {
      if (sign === '\r' && bare.charAt(at + 1) === '\n') {
        at += 1;
        line += 1;
      }
      endRow();
      began = line;
    } else cell += sign;
  }
  endRow();
  return rows;
}

/** A whole day as tables write it, `2026-11-18`, `18.11.2026` or `18/11/2026`, as `2026-11-18`; undefined for anything else. */
export function readDay(text: string): string | undefined {
  if (!/\d{4}/.test(text)) return undefined;
  const day = plainDate(text, 'dmy')?.slice(0, 10);
  return day?.length === 10 ? day : undefined;
}
