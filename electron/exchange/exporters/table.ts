import { csvCell } from '../../../db/domain/tables/values';
import { XlsxWriter } from './xlsx';

/** A cell as it leaves: words, or a whole number that is counted with. Amounts are words, for a spreadsheet's numbers are doubles. */
export type OutCell = string | number | null;
export type TableFileFormat = 'csv' | 'xlsx';

/** A table that is written in parts; what it weighs before its end is only what its own bytes take. */
export interface TableWriter {
  add(rows: readonly (readonly OutCell[])[]): void;
  /** Pieces of the file in their order. */
  end(): Uint8Array[];
}

export function openTableWriter(
  format: TableFileFormat,
  title: string,
  header: readonly string[],
): TableWriter {
  return format === 'csv' ? new CsvWriter(header) : new XlsxWriter(title, header);
}

/** UTF-8 with its mark, commas, CRLF (RFC 4180); what a spreadsheet would run is shown as text. */
class CsvWriter implements TableWriter {
  readonly #pieces: Uint8Array[] = [];

  constructor(header: readonly string[]) {
    this.#write('\ufeff', [header]);
  }

  add(rows: readonly (readonly OutCell[])[]): void {
    this.#write('', rows);
  }

  #write(before: string, rows: readonly (readonly OutCell[])[]): void {
    const text = rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');
    this.#pieces.push(Buffer.from(before + text));
  }

  end(): Uint8Array[] {
    return this.#pieces;
  }
}

/** A plain number below zero runs nothing; with a sign before it no program would count with it. */
function cell(value: OutCell): string {
  if (typeof value !== 'string') return value === null ? '' : String(value);
  return /^-\d+(\.\d+)?$/.test(value) ? value : csvCell(value);
}
