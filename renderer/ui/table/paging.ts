/** A browser draws no element higher than some 33 million pixels: beyond this the scroll bar stands for more than its length. */
export const highest = 30_000_000;

/** Height of the body that is scrolled, in pixels. */
export function scrollHeight(count: number, rowHeight: number): number {
  return Math.min(highest, count * rowHeight);
}

/** The row (with its fraction) at the upper edge when the body is scrolled so far. */
export function firstRow(scrollTop: number, count: number, view: number, rowHeight: number): number {
  const whole = count * rowHeight;
  if (whole <= highest) return scrollTop / rowHeight;
  const share = scrollTop / Math.max(1, highest - view);
  return Math.min(1, share) * (count - view / rowHeight);
}

/** How far the body is scrolled when this row stands at the upper edge. */
export function scrollOf(row: number, count: number, view: number, rowHeight: number): number {
  const whole = count * rowHeight;
  if (whole <= highest) return row * rowHeight;
  return (row / Math.max(1, count - view / rowHeight)) * (highest - view);
}

/** Where a row stands in the body: whatever the scale, it is a row's height below the one before. */
export function rowTop(row: number, scrollTop: number, first: number, rowHeight: number): number {
  return scrollTop + (row - first) * rowHeight;
}
