import type { ReportTable } from '../../db/domain/reportModel';

/**
 * Widths of a table's columns from what stands in them: no word is cut that would fit, and long texts get the room
 * that short ones do not need. Widths are estimates from the number of characters (faces are known, glyphs are not
 * measured), in points; the template stretches them to the page.
 */
const PAGE = 487;
const PADDING = 10;
/** average advance at the size of table text, on the safe side for Cyrillic */
const TEXT_CHAR = 5.1;
const MONO_CHAR = 4.85;
/** a longer word is cut into pieces anyway */
const LONGEST_WORD = 22;
const LONGEST_LINE = 60;
/** how much of a line in `mono` is kept together, as far as the page has room: an address copies as one string from one line */
const TOGETHER = [44, 34, 28];
const hash = /^[0-9a-f]{64}$/;
/** rows beyond this many say nothing new about widths */
const SAMPLED_ROWS = 2_000;

interface Need {
  least: number;
  natural: number;
  weight: number;
}

/** A number, its thousands and its unit stay on one line, and so does a phone number. */
export function keepNumbers(text: string): string {
  return text
    .replace(/\+\d[\d ]{6,18}\d/g, (phone) => phone.replaceAll(' ', '\u00a0'))
    .replace(/(?<=\d) (?=\d{3}(?!\d))/g, '\u00a0')
    .replace(/(?<=\d) (?=[₸$€%₿](\s|$))/g, '\u00a0');
}

/** A unit as `TH/s`: no line breaks behind its stroke. */
export const shortRatio = /(?<=^|\s)\S{1,4}\/\S{1,3}(?=\s|$)/gu;

/** Of what a line may break between; a date stays whole. */
function longestWord(text: string): number {
  let longest = 0;
  // a number is never cut, however long it is
  for (const word of keepNumbers(text).split(/[ \t\n\u2010-\u2014]+|(?<!\d)[/-]+|[/-]+(?!\d)/u))
    longest = Math.max(longest, word.includes('\u00a0') ? word.length : Math.min(word.length, LONGEST_WORD));
  for (const [unit] of text.matchAll(shortRatio)) longest = Math.max(longest, unit.length);
  return longest;
}

/** @param longest how much of a line in `mono` is kept together */
function needs(table: ReportTable, longest: number): Need[] {
  const rows = table.rows.slice(0, SAMPLED_ROWS);
  if (table.total !== undefined) rows.push(table.total);
  return table.columns.map((column, c) => {
    const char = column.mono === true ? MONO_CHAR : TEXT_CHAR;
    let word = longestWord(column.label) * 0.95;
    let line = 0;
    for (const row of rows) {
      const cell = row[c] ?? '';
      const long = Math.max(...cell.split('\n').map(({ length }) => length));
      // a hash takes several lines in any table: it leaves the room to words
      const kept = hash.test(cell) ? LONGEST_WORD : longest;
      word = Math.max(word, column.mono === true ? Math.min(long, kept) : longestWord(cell));
      line = Math.max(line, Math.min(long, LONGEST_LINE));
    }
    const least = word * char + PADDING;
    const natural = Math.max(least, line * char + PADDING);
    return { least, natural, weight: column.width === 'wide' ? 2 : column.width === 'narrow' ? 0.5 : 1 };
  });
}

const sumOf = (all: readonly Need[]): number => all.reduce((sum, { least }) => sum + least, 0);

/** What each column needs in both languages. */
function together(table: ReportTable, second: ReportTable | undefined, longest: number): Need[] {
  const beside = second === undefined ? [] : needs(second, longest);
  return needs(table, longest).map((need, at) => {
    const other = beside[at] ?? need;
    const least = Math.max(need.least, other.least);
    return { ...need, least, natural: Math.max(least, need.natural, other.natural) };
  });
}

/** Relative widths, one for each column, that suit the table in both of its languages; their sum is about the width of the page in points. */
export function columnWidths(table: ReportTable, second?: ReportTable): number[] {
  const fitting = TOGETHER.map((longest) => together(table, second, longest)).find(
    (all) => sumOf(all) < PAGE,
  );
  const all = fitting ?? together(table, second, LONGEST_WORD);
  const least = sumOf(all);
  if (least >= PAGE) return all.map((need) => need.least);
  const wanted = all.reduce((sum, need) => sum + (need.natural - need.least) * need.weight, 0);
  const spare = PAGE - least;
  const given = wanted === 0 ? 0 : Math.min(1, spare / wanted);
  const widths = all.map(
    (need) =>
      need.least + Math.min(need.natural - need.least, (need.natural - need.least) * need.weight * given),
  );
  const rest = PAGE - widths.reduce((sum, width) => sum + width, 0);
  const total = widths.reduce((sum, width) => sum + width, 0);
  return widths.map((width) => width + (rest * width) / total);
}
