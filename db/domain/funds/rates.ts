import { z } from 'zod';
import { recordId } from '../ids';
import { decimalText, readDecimal } from './decimal';
import { readDay, readDelimited } from './delimited';

/** Tenge for `quantum` units of a currency, as the National Bank of Kazakhstan set it for a day. */
export const rate = z.strictObject({
  date: z.string(),
  /** ISO 4217. */
  currency: z.string(),
  rate: decimalText,
  quantum: z.int().min(1).max(100_000),
});
export type Rate = z.infer<typeof rate>;

/** A file of rates that was imported: nothing of it is typed. */
export const rateTable = z.strictObject({
  id: recordId,
  name: z.string(),
  sha256: z.string(),
  size: z.int(),
  rows: z.int(),
  currencies: z.string(),
  firstDate: z.string(),
  lastDate: z.string(),
  source: z.string(),
  recordedAt: z.string(),
  recordedOffset: z.int(),
  officerId: z.string(),
  officerName: z.string(),
  ledgerSeq: z.int(),
});
export type RateTable = z.infer<typeof rateTable>;

export interface RejectedRow {
  readonly line: number;
  readonly text: string;
  readonly reason: 'cells' | 'date' | 'currency' | 'rate' | 'quantum' | 'twice';
}

export interface ReadRates {
  readonly rates: readonly Rate[];
  readonly rejected: readonly RejectedRow[];
}

/** Rows of one import: the ledger keeps each for ever. */
export const mostRates = 20_000;

type Column = 'date' | 'currency' | 'rate' | 'quantum';

const headings: readonly (readonly [Column, RegExp])[] = [
  ['date', /^(date|дата|күні|кун)/i],
  ['quantum', /^(quant|nominal|колич|кол-во|номинал|единиц|саны|бірлік)/i],
  ['rate', /^(rate|курс|бағам|значен|description|value)/i],
  ['currency', /^(currency|code|код|валюта|title|iso)/i],
];

/**
 * Reads a table of rates: columns by their headings in Kazakh, Russian or English, else in the order date, currency,
 * rate, quantum. Quantum is 1 where the table has none. Lines that do not read are listed, never guessed.
 */
export function readRates(text: string): ReadRates {
  const rows = readDelimited(text);
  const heading = columnsOf(rows[0]?.cells ?? []);
  const columns = heading ?? { date: 0, currency: 1, rate: 2, quantum: 3 };
  const rates: Rate[] = [];
  const rejected: RejectedRow[] = [];
  const seen = new Set<string>();
  for (const row of heading ? rows.slice(1) : rows) {
    const read = readRow(row.cells, columns);
    const key = typeof read === 'string' ? '' : `${read.date} ${read.currency}`;
    if (typeof read === 'string' || seen.has(key))
      rejected.push({
        line: row.line,
        text: row.cells.join('; ').slice(0, 200),
        reason: typeof read === 'string' ? read : 'twice',
      });
    else {
      seen.add(key);
      rates.push(read);
    }
  }
  return { rates, rejected };
}

function columnsOf(cells: readonly string[]): Partial<Record<Column, number>> | undefined {
  const found: Partial<Record<Column, number>> = {};
  cells.forEach((cell, index) => {
    const name = headings.find(([, form]) => form.test(cell))?.[0];
    if (name !== undefined && found[name] === undefined) found[name] = index;
  });
  return found.date !== undefined && found.rate !== undefined && found.currency !== undefined
    ? found
    : undefined;
}

function readRow(
  cells: readonly string[],
  columns: Partial<Record<Column, number>>,
): Rate | RejectedRow['reason'] {
  const cell = (name: Column) => cells[columns[name] ?? -1] ?? '';
  if (cells.length < 3) return 'cells';
  const date = readDay(cell('date'));
  if (date === undefined) return 'date';
  const currency = cell('currency').toUpperCase();
  if (!/^[A-Z]{3}$/.test(currency)) return 'currency';
  const value = readDecimal(cell('rate'));
  if (value === undefined) return 'rate';
  const quantum = cell('quantum') === '' ? 1 : Number(cell('quantum'));
  if (!Number.isSafeInteger(quantum) || quantum < 1 || quantum > 100_000) return 'quantum';
  return { date, currency, rate: value, quantum };
}

/** A rate holds until the next one is set, over a weekend and holidays; beyond that it is not the day's any more. */
export const longestHold = 10;

/** The first day whose rate may still count for `date`. */
export function oldestFor(date: string): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) - longestHold * 86_400_000).toISOString().slice(0, 10);
}
