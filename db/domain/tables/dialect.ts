import type { DateOrder, TableDialect, TableEncoding } from '../import';

const delimiters = [',', ';', '\t', '|'] as const;
export type Delimiter = (typeof delimiters)[number];

/** The encoding of a text by its first bytes: marks, then nulls, then whether it is UTF-8; else what Windows used here. */
export function guessEncoding(head: Uint8Array): TableEncoding {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  const even = countNulls(head, 0);
  const odd = countNulls(head, 1);
  // Text of Latin letters and digits in 16 bits has every second byte zero; Cyrillic texts have blanks and digits in it.
  if (even + odd > head.length / 20) return odd >= even ? 'utf-16le' : 'utf-16be';
  return isUtf8(head) ? 'utf-8' : 'windows-1251';
}

function countNulls(bytes: Uint8Array, from: number): number {
  let count = 0;
  for (let at = from; at < bytes.length; at += 2) if (bytes[at] === 0) count += 1;
  return count;
}

/** The head may be cut within a character: up to three bytes at its end do not count. */
export function isUtf8(head: Uint8Array): boolean {
  for (let cut = 0; cut <= 3; cut += 1) {
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(head.subarray(0, head.length - cut));
      return true;
    } catch {
      if (head.length < 4) return false;
    }
  }
  return false;
}

/** The delimiter that cuts the first lines into the same number of cells, the more the better; quotes are respected. */
export function guessDelimiter(text: string): Delimiter {
  const lines = firstLines(text, 50);
  const rated = delimiters.map((delimiter) => {
    const counts = lines.map((line) => countOutside(line, delimiter));
    const first = counts[0] ?? 0;
    const same = counts.filter((count) => count === first).length;
    return {
      delimiter,
      first,
      score: first === 0 ? 0 : (same / Math.max(1, counts.length)) * Math.log2(1 + first),
    };
  });
  const best = rated.sort((one, other) => other.score - one.score)[0];
  return best && best.score > 0 ? best.delimiter : ',';
}

function countOutside(line: string, delimiter: string): number {
  let count = 0;
  let quoted = false;
  for (const sign of line) {
    if (sign === '"') quoted = !quoted;
    else if (sign === delimiter && !quoted) count += 1;
  }
  return count;
}

/** Lines of a text, line ends within quotes apart; the last one may be cut and is left out when there are others. */
function firstLines(text: string, most: number): string[] {
  const lines: string[] = [];
  let begin = 0;
  let quoted = false;
  for (let at = 0; at < text.length && lines.length < most; at += 1) {
    const sign = text[at];
    if (sign === '"') quoted = !quoted;
    else if (!quoted && (sign === '\n' || sign === '\r')) {
      if (at > begin) lines.push(text.slice(begin, at));
      begin = at + 1;
    }
  }
  if (lines.length === 0 && text.length > begin) lines.push(text.slice(begin));
  return lines;
}

/** Whether numbers are written `1 204,50`: those that end in a comma and digits outnumber those with a point. */
export function guessDecimalComma(rows: readonly (readonly string[])[]): boolean {
  let commas = 0;
  let points = 0;
  for (const cell of rows.flat()) {
    const plain = cell.replace(/[\s\u00a0\u202f]/g, '');
    if (/^-?\d+,\d{1,2}$|^-?\d+,\d{4,}$|^-?\d{1,3}(\.\d{3})+,\d+$/.test(plain)) commas += 1;
    else if (/^-?\d+\.\d+$|^-?\d{1,3}(,\d{3})+\.\d+$/.test(plain)) points += 1;
  }
  return commas > points;
}

/** Whether dates begin with the year, the day or the month; where nothing tells, the day, as it is written here. */
export function guessDateOrder(rows: readonly (readonly string[])[]): DateOrder {
  const found = { ymd: 0, dmy: 0, mdy: 0 };
  for (const cell of rows.flat()) {
    const text = cell.trim();
    if (/^\d{4}[-./]\d{1,2}[-./]\d{1,2}/.test(text)) found.ymd += 1;
    const numbers = /^(\d{1,2})[-./](\d{1,2})[-./](\d{4}|\d{2})(?!\d)/.exec(text);
    if (!numbers) continue;
    if (Number(numbers[1]) > 12) found.dmy += 1;
    else if (Number(numbers[2]) > 12) found.mdy += 1;
  }
  if (found.mdy > found.dmy && found.mdy > found.ymd) return 'mdy';
  return found.ymd > found.dmy ? 'ymd' : 'dmy';
}

/** What is told of the numbers and dates of a table by its first rows. */
export function guessValues(
  rows: readonly (readonly string[])[],
): Pick<TableDialect, 'decimalComma' | 'dateOrder'> {
  return { decimalComma: guessDecimalComma(rows), dateOrder: guessDateOrder(rows) };
}
