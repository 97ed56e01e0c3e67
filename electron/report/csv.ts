import { stringify } from 'csv-stringify/sync';
import type { PaperTable } from '../../db/domain/paper';

/**
 * A table as CSV (RFC 4180, UTF-8 with BOM for spreadsheets). Cells that a spreadsheet would run as a formula are escaped.
 */
export function csvFile({ columns, rows }: Pick<PaperTable, 'columns' | 'rows'>): Uint8Array {
  return Buffer.from(
    stringify([[...columns], ...rows], { bom: true, escape_formulas: true, record_delimiter: 'windows' }),
    'utf8',
  );
}
