import { stringify } from 'csv-stringify/sync';
import type { PaperTable } from '../../db/domain/paper';

const atOnce = 1_000;

/**
 * A table as CSV (RFC 4180, UTF-8 with BOM for spreadsheets), so many rows at a time. Cells that a spreadsheet would run as a
 * formula are escaped.
 */
export function* csvPieces({ columns, rows }: Pick<PaperTable, 'columns' | 'rows'>): Generator<string> {
  const text = (some: (readonly string[])[], bom: boolean) =>
    stringify(some, { bom, escape_formulas: true, record_delimiter: 'windows' });
  yield text([columns], true);
  let some: (readonly string[])[] = [];
  for (const row of rows) {
    some.push(row);
    if (some.length < atOnce) continue;
    yield text(some, false);
    some = [];
  }
  if (some.length > 0) yield text(some, false);
}

export const csvFile = (table: Pick<PaperTable, 'columns' | 'rows'>): Uint8Array =>
  Buffer.from([...csvPieces(table)].join(''), 'utf8');
