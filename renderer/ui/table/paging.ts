/** Single floats, in which a browser keeps its scrolling, are exact to the pixel up to 2^24: beyond this the bar stands for more than its length. */
export const highest = 15_000_000;
/** So far from either end a pixel of the bar is a pixel of rows whatever the length, so that the ends are walked to and not jumped to. */
const exactEnds = 100_000;

/** How many rows there are, how high one is, and how much of them is in sight, in pixels. */
export interface Extent {
  readonly count: number;
  readonly view: number;
  readonly rowHeight: number;
}

/** Height of the body that is scrolled, in pixels. */
export function scrollHeight(count: number, rowHeight: number): number {
  return Math.min(highest, count * rowHeight);
}

/** Pixels of rows that the bar cannot stand for, and how many it can. */
function lengths({ count, view, rowHeight }: Extent) {
  const rows = Math.max(0, count * rowHeight - view);
  const bar = Math.max(0, scrollHeight(count, rowHeight) - view);
  return { rows, bar };
}

/** Pixels of rows above the upper edge for a bar that stands there: the same in the middle of a long list as a share. */
export function rowsAbove(scrollTop: number, extent: Extent): number {
  const { rows, bar } = lengths(extent);
  const top = Math.max(0, Math.min(bar, scrollTop));
  if (rows === bar || top <= exactEnds) return top;
  if (top >= bar - exactEnds) return rows - (bar - top);
  return exactEnds + ((top - exactEnds) / (bar - 2 * exactEnds)) * (rows - 2 * exactEnds);
}

/** Where the bar stands for so many pixels of rows above the upper edge: the other way round. */
export function barFor(above: number, extent: Extent): number {
  const { rows, bar } = lengths(extent);
  const pixels = Math.max(0, Math.min(rows, above));
  if (rows === bar || pixels <= exactEnds) return pixels;
  if (pixels >= rows - exactEnds) return bar - (rows - pixels);
  return exactEnds + ((pixels - exactEnds) / (rows - 2 * exactEnds)) * (bar - 2 * exactEnds);
}

/** Where a list stands: the bar, and how many pixels of rows above the upper edge are more than it says. */
export interface Stand {
  readonly scrollTop: number;
  readonly shift: number;
}

/**
 * Where it stands after the bar moved. Who walks moves the rows by as much as the bar, so that the browser moves what it has
 * drawn; who draws the bar far, or comes to an end of it, stands where the bar says.
 */
export function standAfter(scrollTop: number, before: Stand, extent: Extent): Stand {
  const { rows, bar } = lengths(extent);
  if (rows === bar) return { scrollTop, shift: 0 };
  const walks = Math.abs(scrollTop - before.scrollTop) <= 2 * extent.view;
  if (walks && scrollTop > 0 && scrollTop < bar) return { scrollTop, shift: before.shift };
  return { scrollTop, shift: rowsAbove(scrollTop, extent) - scrollTop };
}
