/**
 * Orders rows and writes them. A row is `canonical RS form RS rest GS`; `begins` holds where each begins and the last ends,
 * counted from `bytes`, `lengths` how long each canonical text is: words of 32 bits.
 */
const keys = 65_536;
const places = memory.data(65_536 * 4, 4);
const raw: u8 = 10;

/**
 * Writes to `order` the numbers of the rows, sorted by the first eight bytes of their canonical texts, in four turns from the last
 * two bytes to the first two. `other` has as much room.
 */
export function sortRows(
  rows: usize,
  bytes: usize,
  begins: usize,
  lengths: usize,
  order: usize,
  other: usize,
): void {
  for (let row: usize = 0; row < rows; row += 1) store<u32>(order + (row << 2), <u32>row);
  let from = order;
  let to = other;
  for (let pair: i32 = 6; pair >= 0; pair -= 2) {
    memory.fill(places, 0, keys << 2);
    for (let row: usize = 0; row < rows; row += 1) {
      const place = places + (pairOf(row, bytes, begins, lengths, pair) << 2);
      store<u32>(place, load<u32>(place) + 1);
    }
    let before: u32 = 0;
    for (let place = places; place < places + (keys << 2); place += 4) {
      const count = load<u32>(place);
      store<u32>(place, before);
      before += count;
    }
    for (let at: usize = 0; at < rows; at += 1) {
      const row = load<u32>(from + (at << 2));
      const place = places + (pairOf(row, bytes, begins, lengths, pair) << 2);
      store<u32>(to + ((<usize>load<u32>(place)) << 2), row);
      store<u32>(place, load<u32>(place) + 1);
    }
    const swapped = from;
    from = to;
    to = swapped;
  }
}

/** The next place in the order whose row begins with the same eight bytes as the one after it; the number of rows for none. */
export function findAlike(
  rows: usize,
  bytes: usize,
  begins: usize,
  lengths: usize,
  order: usize,
  from: usize,
): usize {
  for (let at = from; at + 1 < rows; at += 1) {
    const one = load<u32>(order + (at << 2));
    const other = load<u32>(order + (at << 2), 4);
    let pair: i32 = 6;
    while (
      pair >= 0 &&
      pairOf(one, bytes, begins, lengths, pair) === pairOf(other, bytes, begins, lengths, pair)
    )
      pair -= 2;
    if (pair < 0) return at;
  }
  return rows;
}

/** Two bytes of a canonical text as a number; what lies beyond its end counts as zero. */
function pairOf(row: usize, bytes: usize, begins: usize, lengths: usize, at: i32): usize {
  const left = <i32>load<u32>(lengths + (row << 2)) - at;
  if (left <= 0) return 0;
  const place = bytes + load<u32>(begins + (row << 2)) + at;
  const high = (<usize>load<u8>(place)) << 8;
  return left > 1 ? high | load<u8>(place, 1) : high;
}

/** Writes the rows to `out` in their order, one after the other; where the last one ends. */
export function writeRows(rows: usize, bytes: usize, begins: usize, order: usize, out: usize): usize {
  let to = out;
  for (let at: usize = 0; at < rows; at += 1) {
    const place = begins + ((<usize>load<u32>(order + (at << 2))) << 2);
    const begin = load<u32>(place);
    to = copy(bytes + begin, load<u32>(place, 4) - begin, to);
  }
  return to;
}

/** Writes the rows to `out` in their order as members of a JSONB object, `canonical: form RS rest`; where the last one ends. */
export function writeMembers(
  rows: usize,
  bytes: usize,
  begins: usize,
  lengths: usize,
  order: usize,
  out: usize,
): usize {
  let to = out;
  for (let at: usize = 0; at < rows; at += 1) {
    const row = (<usize>load<u32>(order + (at << 2))) << 2;
    const begin = load<u32>(begins + row);
    const length = load<u32>(lengths + row);
    to = writeText(bytes + begin, length, to);
    to = writeText(bytes + begin + length + 1, load<u32>(begins + row, 4) - begin - length - 2, to);
  }
  return to;
}

/** A text as it stands, after a header of one, two or five bytes. */
function writeText(from: usize, size: u32, out: usize): usize {
  if (size <= 11) {
    store<u8>(out, (size << 4) | raw);
    return copy(from, size, out + 1);
  }
  if (size <= 255) {
    store<u8>(out, 0xc0 | raw);
    store<u8>(out, size, 1);
    return copy(from, size, out + 2);
  }
  store<u8>(out, 0xe0 | raw);
  store<u32>(out, bswap(size), 1);
  return copy(from, size, out + 5);
}

/** Copies some tens of bytes, eight at a time: up to seven beyond them are read and written too. */
function copy(from: usize, size: usize, to: usize): usize {
  for (let at: usize = 0; at < size; at += 8) store<u64>(to + at, load<u64>(from + at));
  return to + size;
}
