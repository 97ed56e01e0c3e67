/**
 * Splits delimited text into rows of cells (RFC 4180, and any of `;`, tab, `|` where they are the delimiter). Quoted cells
 * may hold delimiters, quotes and line ends. Empty lines are left out; `line` counts from 1 in the text as given.
 */
export interface DelimitedRow {
  readonly line: number;
  readonly cells: readonly string[];
}

const delimiters = [';', '\t', ',', '|'] as const;

/** The delimiter of which the first lines hold most outside quotes. */
export function guessDelimiter(text: string): string {
  const head = text.slice(0, 4_000).replace(/"[^"]*"/g, '');
  const lines = head
    .split(/\r\n|\n|\r/)
    .filter((one) => one.trim() !== '')
    .slice(0, 10);
  const times = (mark: string) => Math.min(...lines.map((one) => one.split(mark).length - 1));
  return delimiters.find((mark) => lines.length > 0 && times(mark) > 0) ?? ',';
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

/** A date as tables write it, `2026-11-18`, `18.11.2026` or `18/11/2026`, as `2026-11-18`; undefined for anything else. */
export function readDay(text: string): string | undefined {
  const iso = /^(\d{4})-(\d{2})-(\d{2})(?:[T ].*)?$/.exec(text);
  const dotted = /^(\d{1,2})[./](\d{1,2})[./](\d{4})(?: .*)?$/.exec(text);
  const parts = iso ? [iso[1], iso[2], iso[3]] : dotted ? [dotted[3], dotted[2], dotted[1]] : undefined;
  if (parts === undefined) return undefined;
  const [year, month, day] = parts.map(Number);
  const made = new Date(Date.UTC(year ?? 0, (month ?? 0) - 1, day ?? 0));
  if (made.getUTCFullYear() !== year || made.getUTCMonth() + 1 !== month || made.getUTCDate() !== day)
    return undefined;
  return made.toISOString().slice(0, 10);
}
