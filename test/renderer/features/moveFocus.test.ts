import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearestSpot } from '../../../renderer/features/cases/moveFocus';

const spots = fc.array(
  fc.record({ x: fc.integer({ min: 0, max: 680 }), y: fc.integer({ min: 0, max: 400 }) }),
  { minLength: 1, maxLength: 60 },
);

describe('arrows in a drawing', () => {
  // Would catch: an arrow that leads backwards, or nowhere although something stands in its direction.
  it('lead in their direction, as long as there is anything', () => {
    fc.assert(
      fc.property(spots, fc.nat(), (all, seed) => {
        const from = seed % all.length;
        const here = all[from];
        const next = nearestSpot(all, from, 'ArrowRight');
        const beyond = all.some(({ x }) => x > (here?.x ?? 0));
        expect(next !== undefined).toBe(beyond);
        if (next !== undefined) expect(all[next]?.x).toBeGreaterThan(here?.x ?? 0);
      }),
    );
  });

  it('leave other keys alone, and Home and End lead to the first and the last', () => {
    const all = [
      { x: 0, y: 0 },
      { x: 10, y: 0 },
      { x: 5, y: 30 },
    ];
    expect(nearestSpot(all, 0, 'Enter')).toBeUndefined();
    expect(nearestSpot(all, 0, 'Tab')).toBeUndefined();
    expect(nearestSpot(all, 1, 'Home')).toBe(0);
    expect(nearestSpot(all, 0, 'End')).toBe(2);
    expect(nearestSpot(all, 0, 'ArrowDown')).toBe(2);
    expect(nearestSpot(all, 0, 'ArrowRight')).toBe(1);
  });
});
