import { useCallback, useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { barFor, type Extent, type Stand, scrollHeight, standAfter } from './paging';

/** Rows drawn beyond either edge, and how many the sight moves by: who scrolls slowly has them drawn now and then, not at each step. */
const [beyond, step] = [8, 4];
/** Rows of a block: within one, a row's place never changes, and no element lies deeper than a browser can place it. */
const blockRows = 2_048;
/** After so long without scrolling the bar is put where it says how far down the list this is. */
const restMilliseconds = 150;

interface Sight {
  readonly first: number;
  readonly shift: number;
}

/** Which rows of a long list are drawn, and where; the browser's own scrolling moves them. */
export function useSight(count: number, rowHeight: number) {
  const scroller = useRef<HTMLDivElement>(null);
  const stand = useRef<Stand>({ scrollTop: 0, shift: 0 });
  const rest = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const [height, setHeight] = useState(600);
  const [sight, setSight] = useState<Sight>({ first: 0, shift: 0 });
  const rows = useRef(count);
  const extent = useCallback((): Extent => {
    const box = scroller.current;
    const farthest = box === null ? 0 : box.scrollHeight - box.clientHeight;
    // Less than the box: the heading stands in it too.
    return { count: rows.current, view: scrollHeight(rows.current, rowHeight) - farthest, rowHeight };
  }, [rowHeight]);
  const look = useCallback(() => {
    const { scrollTop, shift } = stand.current;
    const row = Math.max(0, Math.floor((scrollTop + shift) / rowHeight));
    const first = row - (row % step);
    setSight((old) => (old.first === first && old.shift === shift ? old : { first, shift }));
  }, [rowHeight]);
  const onScroll = useCallback(() => {
    const box = scroller.current;
    if (box === null) return;
    stand.current = standAfter(box.scrollTop, stand.current, extent());
    look();
    clearTimeout(rest.current);
    rest.current = setTimeout(() => {
      const above = stand.current.scrollTop + stand.current.shift;
      const wanted = barFor(above, extent());
      if (Math.abs(wanted - stand.current.scrollTop) < 1) return;
      box.scrollTop = wanted;
      stand.current = { scrollTop: box.scrollTop, shift: above - box.scrollTop };
      // In one frame with the bar: the rows stay where they are.
      flushSync(look);
    }, restMilliseconds);
  }, [extent, look]);
  useEffect(() => () => clearTimeout(rest.current), []);
  useEffect(() => {
    rows.current = count;
    stand.current = standAfter(stand.current.scrollTop, stand.current, extent());
    look();
  }, [count, extent, look]);
  useEffect(() => {
    const box = scroller.current;
    if (box === null) return;
    const watch = new ResizeObserver(() => setHeight(box.clientHeight));
    watch.observe(box);
    return () => watch.disconnect();
  }, []);
  const firstRow = useCallback(
    () => Math.floor((stand.current.scrollTop + stand.current.shift) / rowHeight),
    [rowHeight],
  );
  /** Whole rows in sight, without the one under the heading. */
  const fits = useCallback(
    () => Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 2),
    [rowHeight],
  );
  /** Scrolls as little as it takes to have a row in sight. */
  const show = useCallback(
    (index: number) => {
      const box = scroller.current;
      if (box === null) return;
      const now = stand.current.scrollTop + stand.current.shift;
      const [highest, lowest] = [index * rowHeight, (index - fits()) * rowHeight];
      const wanted = now > highest ? highest : now < lowest ? lowest : now;
      if (wanted === now) return;
      const walks = Math.abs(wanted - now) <= 2 * box.clientHeight;
      box.scrollTop = walks ? stand.current.scrollTop + wanted - now : barFor(wanted, extent());
      stand.current = { scrollTop: box.scrollTop, shift: wanted - box.scrollTop };
      look();
    },
    [extent, fits, look, rowHeight],
  );
  const from = Math.max(0, sight.first - beyond);
  const to = Math.min(count, sight.first + Math.ceil(height / rowHeight) + step + beyond);
  const block = from - (from % blockRows);
  return {
    scroller,
    from,
    to: Math.max(from, to),
    block,
    blockTop: block * rowHeight - sight.shift,
    onScroll,
    firstRow,
    fits,
    show,
  };
}
