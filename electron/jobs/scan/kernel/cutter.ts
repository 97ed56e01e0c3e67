const quote: u8 = 0x22;
const newline: u8 = 0x0a;
const carriage: u8 = 0x0d;
/** Longer rows are no common ones. */
const longestRow: usize = 4_096;
const mostCells: usize = 512;

/** What `cutRow` answers instead of a place: the row needs the scanner of texts, or more of the file. */
export const odd: isize = -1;
export const unended: isize = -2;

/** Where the cells of the row that was cut begin and end, two words of 32 bits for each. */
export const cells = memory.data(512 * 8, 8);

/**
 * The place after the row that begins here, its cells in `cells`: so many, and empty ones where it has fewer. Cuts what is plain:
 * no quote but around whole cells, no line end within.
 */
export function cutRow(begin: usize, until: usize, delimiter: i32, count: usize): isize {
  const end = min(until, begin + longestRow);
  let cell: usize = 0;
  let from = begin;
  let at = begin;
  for (; at < end; at += 1) {
    const sign = load<u8>(at);
    if (sign === quote && at === from) {
      const close = closingQuote(at + 1, end);
      if (close === 0) return odd;
      const next = load<u8>(close, 1);
      keep(cell, at + 1, close);
      if (next === newline || next === carriage) return endRow(close + 1, until, cell + 1, count);
      if (next !== delimiter) return odd;
      at = close + 1;
      cell += 1;
      from = at + 1;
    } else if (sign === delimiter) {
      keep(cell, from, at);
      cell += 1;
      from = at + 1;
    } else if (sign === newline || sign === carriage) {
      keep(cell, from, at);
      return endRow(at, until, cell + 1, count);
    }
  }
  return at >= until ? unended : odd;
}

function keep(cell: usize, from: usize, to: usize): void {
  if (cell >= mostCells) return;
  store<u32>(cells + (cell << 3), <u32>from);
  store<u32>(cells + (cell << 3), <u32>to, 4);
}

/** Passes over the line end at this place. */
function endRow(at: usize, until: usize, found: usize, count: usize): isize {
  for (let cell = found; cell < count; cell += 1) keep(cell, at, at);
  if (load<u8>(at) !== carriage) return at + 1;
  if (at + 1 >= until) return unended;
  return load<u8>(at, 1) === newline ? at + 2 : at + 1;
}

/** The next quote on the same line, where a byte follows it; 0 where there is none. */
function closingQuote(from: usize, end: usize): usize {
  for (let at = from; at + 1 < end; at += 1) {
    const sign = load<u8>(at);
    if (sign === quote) return at;
    if (sign === newline || sign === carriage) return 0;
  }
  return 0;
}
