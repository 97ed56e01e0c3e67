import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  barFor,
  type Extent,
  highest,
  rowsAbove,
  type Stand,
  scrollHeight,
  standAfter,
} from '../../../renderer/ui/table/paging';

const rowHeight = 36;
const extents: fc.Arbitrary<Extent> = fc.record({
  count: fc.oneof(fc.integer({ min: 0, max: 3_000 }), fc.integer({ min: 400_000, max: 64_000_000 })),
  view: fc.integer({ min: 100, max: 2_000 }),
  rowHeight: fc.constant(rowHeight),
});
const farthest = ({ count, view }: Extent) => Math.max(0, scrollHeight(count, rowHeight) - view);
const below = (extent: Extent) => Math.max(0, extent.count * rowHeight - extent.view);
const somewhere = extents.chain((extent) =>
  fc.tuple(fc.constant(extent), fc.double({ min: 0, max: 1, noNaN: true })),
);

describe('a list that is longer than a browser can scroll', () => {
  // Would catch: a last row that cannot be reached, or a first one that is not at the top.
  it('has its ends at the ends of the bar', () => {
    fc.assert(
      fc.property(extents, (extent) => {
        expect(rowsAbove(0, extent)).toBe(0);
        expect(rowsAbove(farthest(extent), extent)).toBe(below(extent));
        expect(scrollHeight(extent.count, rowHeight)).toBeLessThanOrEqual(highest);
      }),
    );
  });

  // Would catch: a list that runs away when scrolling rests, because putting the bar in its place names another row.
  it('names the same place both ways', () => {
    fc.assert(
      fc.property(somewhere, ([extent, share]) => {
        const top = share * farthest(extent);
        expect(barFor(rowsAbove(top, extent), extent)).toBeCloseTo(top, 3);
      }),
    );
  });

  // Would catch: a wheel that skips rows, which nobody then sees.
  it('moves by as much as the wheel turns, wherever it is', () => {
    fc.assert(
      fc.property(somewhere, fc.array(fc.integer({ min: -150, max: 150 })), ([extent, share], turns) => {
        let stand: Stand = standAfter(share * farthest(extent), { scrollTop: 0, shift: 0 }, extent);
        for (const turn of turns) {
          const next = standAfter(stand.scrollTop + turn, stand, extent);
          if (next.scrollTop <= 0 || next.scrollTop >= farthest(extent)) return;
          expect(next.scrollTop + next.shift).toBeCloseTo(stand.scrollTop + stand.shift + turn, 3);
          stand = next;
        }
      }),
    );
  });

  // Would catch: the last rows left out of sight at the end of the bar by who walked there, or no way back to the first.
  it('shows its ends at the ends of the bar, however it came there', () => {
    fc.assert(
      fc.property(extents, fc.integer({ min: -1_000_000, max: 1_000_000 }), (extent, shift) => {
        const end = farthest(extent);
        const last = standAfter(end, { scrollTop: end - 10, shift }, extent);
        expect(last.scrollTop + last.shift).toBe(below(extent));
        const first = standAfter(0, { scrollTop: 10, shift }, extent);
        expect(first.scrollTop + first.shift).toBe(0);
      }),
    );
  });
});
