const [quote, newline, carriage] = [0x22, 0x0a, 0x0d] as const;
/** Longer rows are no common ones. */
const longestRow = 4_096;

/** What `RowCutter.cut` answers instead of a place: the row needs the scanner of texts, or more of the file. */
export const odd = -1;
export const unended = -2;

/**
 * Cuts a row in UTF-8 into cells on its bytes, where that is plain: no quote but around whole cells, no line end within. It
 * agrees with `CsvScanner` on every row that it cuts (test/jobs/plainRows.test.ts).
 */
export class RowCutter {
  readonly begins: Int32Array;
  readonly ends: Int32Array;
  readonly #delimiter: number;
  readonly #columns: number;

  /** @param columns cells beyond these are passed over */
  constructor(delimiter: string, columns: number) {
    this.#delimiter = delimiter === '' ? -1 : delimiter.charCodeAt(0);
    this.#columns = columns;
    this.begins = new Int32Array(columns);
    this.ends = new Int32Array(columns);
  }

  /** The place after the row that begins here, its cells in `begins` and `ends`; cells that it does not have are empty. */
  cut(bytes: Uint8Array, begin: number, until: number): number {
    const delimiter = this.#delimiter;
    const end = Math.min(until, begin + longestRow);
    let column = 0;
    let from = begin;
    let at = begin;
    for (; at < end; at += 1) {
      const sign = bytes[at];
      if (sign === quote && at === from) {
        const close = closingQuote(bytes, at + 1, end);
        if (close < 0) break;
        const next = bytes[close + 1];
        if (next !== delimiter && next !== newline && next !== carriage) break;
        this.#keep(column, at + 1, close);
        column += 1;
        at = close + 1;
        from = at + 1;
        if (next === delimiter) continue;
        return this.#end(bytes, at, until, column);
      }
      if (sign === delimiter) {
        this.#keep(column, from, at);
        column += 1;
        from = at + 1;
      } else if (sign === newline || sign === carriage) {
        this.#keep(column, from, at);
        return this.#end(bytes, at, until, column + 1);
      }
    }
    return at >= until ? unended : odd;
  }

  #keep(column: number, from: number, to: number): void {
    if (column >= this.#columns) return;
    this.begins[column] = from;
    this.ends[column] = to;
  }

  /** Passes over the line end at this place. */
  #end(bytes: Uint8Array, at: number, until: number, columns: number): number {
    for (let column = columns; column < this.#columns; column += 1) this.#keep(column, at, at);
    if (bytes[at] !== carriage) return at + 1;
    if (at + 1 >= until) return unended;
    return bytes[at + 1] === newline ? at + 2 : at + 1;
  }
}

/** The next quote on the same line, where a byte follows it; -1 where there is none. */
function closingQuote(bytes: Uint8Array, from: number, end: number): number {
  for (let at = from; at + 1 < end; at += 1) {
    const sign = bytes[at];
    if (sign === quote) return at;
    if (sign === newline || sign === carriage) return -1;
  }
  return -1;
}
