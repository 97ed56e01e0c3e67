import type { ReactNode } from 'react';

/** One column of a table: what it is sorted and filtered by, and how it is drawn. */
export interface Column<T> {
  id: string;
  header: string;
  /** Sorted and filtered by this; null stands last. */
  value: (row: T) => string | number | null;
  cell?: (row: T) => ReactNode;
  /** Least width in pixels; what is left over is shared in the same proportion. */
  width?: number;
  align?: 'left' | 'right';
  mono?: boolean;
  /** `choice` offers the values that occur; `text` finds a part. */
  filter?: 'text' | 'choice';
  /** As it leaves in a file, where `value` only sorts: the exact amount, the words for a code. */
  text?: (row: T) => string;
  /** Words for a value in the list of choices, when the value itself is a code. */
  choiceLabel?: (value: string) => string;
  /** Not shown until the officer asks for it. */
  hidden?: boolean;
  /** Rows that come in pages can be ordered by it: the evidence process knows an order of this name. */
  ordered?: boolean;
}

export interface SortKey {
  id: string;
  desc: boolean;
}

/** A filter in force: a part of the text, or a set of values. */
export type FilterValue = string | string[];

export const defaultWidth = 140;

/** Compares two cell values in a language's order; null and '' stand last whichever way the column is sorted. */
export function compareCells(
  a: string | number | null,
  b: string | number | null,
  collate: (a: string, b: string) => number,
): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return collate(String(a ?? ''), String(b ?? ''));
}

export function isBlank(value: string | number | null): boolean {
  return value === null || value === '';
}

export function passes(value: string | number | null, filter: FilterValue): boolean {
  if (Array.isArray(filter)) return filter.length === 0 || filter.includes(String(value ?? ''));
  return String(value ?? '')
    .toLocaleLowerCase()
    .includes(filter.trim().toLocaleLowerCase());
}

/** The values that occur in a column and how often, in the language's order. */
export function choicesOf<T>(
  rows: readonly T[],
  column: Column<T>,
  collate: (a: string, b: string) => number,
): { value: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const row of rows) {
    const value = String(column.value(row) ?? '');
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return [...counts].map(([value, count]) => ({ value, count })).sort((a, b) => collate(a.value, b.value));
}

/** A cell as it leaves in a file: what the column says for it, the words for a code, else the value. */
export function cellOut<T>(column: Column<T>, row: T): string | number | null {
  if (column.text !== undefined) return column.text(row);
  const value = column.value(row);
  if (column.choiceLabel !== undefined && typeof value === 'string' && value !== '')
    return column.choiceLabel(value);
  return value;
}

/** CSV of what is shown, with quotes doubled (RFC 4180); a leading = + - @ is kept from being run as a formula. */
export function toCsv<T>(rows: readonly T[], columns: readonly Column<T>[]): string {
  const quote = (value: string | number | null) => {
    const text = typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value ?? '');
    return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  const lines = [
    columns.map((column) => quote(column.header)),
    ...rows.map((row) => columns.map((column) => quote(cellOut(column, row)))),
  ];
  return lines.map((line) => line.join(',')).join('\r\n');
}
