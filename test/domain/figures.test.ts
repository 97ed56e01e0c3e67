import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { amountsFigure } from '../../db/domain/paper/figures/amounts';
import { barsFigure } from '../../db/domain/paper/figures/bars';
import { layLinkChart, linkChartFigure } from '../../db/domain/paper/figures/linkChart';
import { layMap, numbersOf } from '../../db/domain/paper/figures/mapLayout';
import { siteMapFigure } from '../../db/domain/paper/figures/siteMap';
import { layTimeline, timelineFigure } from '../../db/domain/paper/figures/timeline';
import { amountsOverTime } from '../../db/domain/paper/fundsFigure';

const hostile = fc.oneof(
  fc.string({ maxLength: 60 }),
  fc.constantFrom(
    '</text><script>alert(1)</script>',
    '"><image href="file:///etc/passwd"/>',
    '&amp; <b>',
    ']]>',
  ),
);
const day = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 16));
const words = (name: string) => ({ lanes: [{ key: 'case', name }], date: (said: string) => said });

/** Well-formed, of our own elements alone, and without a number that is none. */
function expectPlain(svg: string): void {
  if (svg === '') return;
  expect(svg).not.toMatch(/NaN|Infinity|undefined/);
  const names = [...svg.matchAll(/<\s*\/?\s*([A-Za-z!?][\w:-]*)/g)].map(([, name]) => name);
  const own = ['svg', 'text', 'line', 'circle', 'rect', 'path', 'polygon'];
  expect(names.filter((name) => !own.includes(name ?? ''))).toEqual([]);
  expect(svg).not.toMatch(/\s(href|src|on\w+)\s*=\s*"/);
}

describe('drawings of a report', () => {
  // Would catch: a title that closes the drawing's text and adds an element of its own.
  it('take whatever an officer typed as text', () => {
    fc.assert(
      fc.property(hostile, fc.array(day, { maxLength: 30 }), (name, days) => {
        const events = days.map((at) => ({ at, lane: 'case' }));
        expectPlain(timelineFigure(events, words(name)));
        expectPlain(siteMapFigure([{ name, latitude: 42.3, longitude: 69.6 }]));
        expectPlain(barsFigure([{ label: name, value: 5n, said: name }]));
        const points = days.map((at) => ({ at, value: BigInt(at.length), said: name }));
        expectPlain(amountsFigure([{ label: name, points }], { date: (said) => said }));
        const nodes = ['a', 'b', 'c'].map((id) => ({ id, kind: 'person', number: id, title: name }));
        const links = [
          { from: 'a', to: 'b', label: name, certain: true },
          { from: 'b', to: 'c', label: 'L-2', certain: false },
        ];
        expectPlain(linkChartFigure(nodes, links).svg);
      }),
    );
  });

  // Would catch: a drawing that divides by the extent of a single place or moment.
  it('stand on one place, and are not drawn for one moment or for nothing', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -85, max: 85, noNaN: true }),
        fc.double({ min: -179, max: 179, noNaN: true }),
        (latitude, longitude) => {
          const svg = siteMapFigure([{ name: 'M-01', latitude, longitude }]);
          expect(svg).toContain('M-01');
          expectPlain(svg);
        },
      ),
    );
    expect(timelineFigure([{ at: '2026-11-18', lane: 'case' }], words('x'))).toBe('');
    expect(siteMapFigure([])).toBe('');
    const once = [{ at: '2026-11-18T10:00', value: 5n, said: '5' }];
    expect(amountsFigure([{ label: 'BTC', points: once }], { date: (said) => said })).toBe('');
    expect(barsFigure([{ label: 'a', value: 0n, said: '0' }])).toBe('');
    expect(linkChartFigure([], []).svg).toBe('');
  });

  // Would catch: an event that falls out of its lane's dots.
  it('count every event of a lane once', () => {
    fc.assert(
      fc.property(fc.array(day, { minLength: 2, maxLength: 40 }), (days) => {
        const svg = timelineFigure(
          days.map((at) => ({ at, lane: 'case' })),
          words('x'),
        );
        if (svg === '') return;
        const single = [...svg.matchAll(/ r="4.5"/g)].length;
        const joined = [...svg.matchAll(/font-size="10" font-weight="600"[^>]*>(\d+)</g)].map(([, n]) =>
          Number(n),
        );
        expect(single + joined.reduce((sum, n) => sum + n, 0)).toBe(days.length);
      }),
    );
  });

  it('leave the least linked records to the table where there are too many, and say how many', () => {
    const nodes = Array.from({ length: 50 }, (_, n) => ({
      id: `${n}`,
      kind: 'wallet',
      number: `W-${n}`,
      title: '',
    }));
    const links = nodes.slice(1).map(({ id }) => ({ from: '0', to: id, label: 'L', certain: true }));
    expect(linkChartFigure(nodes, links).left).toBe(14);
  });

  // Would catch: a layout that loses events or records where there are more than it can draw apart.
  it('say of a thousand events and records how many stand where', () => {
    const events = Array.from({ length: 1_000 }, (_, n) => ({
      at: `2026-${String((n % 12) + 1).padStart(2, '0')}-${String((n % 28) + 1).padStart(2, '0')}`,
      lane: n % 3 === 0 ? 'found' : 'case',
    }));
    const laid = layTimeline(events, ['case', 'found']);
    expect(laid?.lanes.flatMap(({ dots }) => dots.flatMap((dot) => dot.events)).length).toBe(1_000);
    expect(Math.max(...(laid?.lanes.map(({ dots }) => dots.length) ?? []))).toBeLessThan(40);
    const nodes = Array.from({ length: 1_000 }, (_, n) => ({
      id: `${n}`,
      kind: 'wallet',
      number: `W-${n}`,
      title: '',
    }));
    const links = nodes
      .slice(1)
      .map(({ id }, n) => ({ from: id, to: `${n % 7}`, label: 'L', certain: true }));
    const chart = layLinkChart(nodes, links);
    expect(chart?.nodes.length).toBe(36);
    expect(chart?.left).toBe(964);
    expect(chart?.nodes.some(({ id }) => id === '0')).toBe(true);
  });
});

describe('a map of places', () => {
  const place = fc.record({
    name: fc.string({ maxLength: 80 }),
    latitude: fc.double({ min: 40.6, max: 55.4, noNaN: true }),
    longitude: fc.double({ min: 46.5, max: 87.3, noNaN: true }),
  });
  const town = fc.record({
    name: fc.string({ maxLength: 80 }),
    latitude: fc.double({ min: 43.2, max: 43.3, noNaN: true }),
    longitude: fc.double({ min: 76.8, max: 77, noNaN: true }),
  });

  // Would catch: a place that is on no spot or outside the frame, and a scale that does not agree with the distances.
  it('shows each place once, within its frame, at the distances of its scale', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(place, { minLength: 1, maxLength: 60 }),
          fc.array(town, { minLength: 1, maxLength: 60 }),
        ),
        (places) => {
          const laid = layMap(places);
          if (laid === undefined) throw new Error('there are places');
          const { frame, bar, spots } = laid;
          expect(spots.flatMap((spot) => spot.places).sort((a, b) => a - b)).toEqual([...places.keys()]);
          for (const { x, y } of spots) {
            expect(x > frame.left && x < frame.right && y > frame.top && y < frame.bottom).toBe(true);
          }
          const [one, other] = spots;
          const [first, second] = [places[one?.places[0] ?? 0], places[other?.places[0] ?? 0]];
          if (one === undefined || other === undefined || first === undefined || second === undefined) return;
          const km = ((other.y - one.y) / bar.long) * bar.km;
          expect(km).toBeCloseTo((first.latitude - second.latitude) * 111.195, 3);
          expectPlain(siteMapFigure(places));
        },
      ),
      { numRuns: 60 },
    );
  });

  // Would catch: numbers on the map that do not lead to the right lines of the list under it.
  it('names spots by runs of their numbers', () => {
    expect(numbersOf([0, 2, 3, 4, 9])).toBe('1, 3–5, 10');
  });

  // Would catch: labels written over each other where there is room for all.
  it('writes no label over another one where eight places lie apart', () => {
    const places = Array.from({ length: 8 }, (_, n) => ({
      name: `M-0${n + 1} Ангар`,
      latitude: 43 + (n % 4),
      longitude: 70 + n,
    }));
    const spots = layMap(places)?.spots ?? [];
    expect(new Set(spots.map(({ labelX, labelY }) => `${labelX} ${labelY}`)).size).toBe(8);
    for (const { label } of spots) expect(label).toContain('Ангар');
  });
});

describe('amounts over time', () => {
  const look = (place: string, at: string, amount: string) => ({ addressId: place, observedAt: at, amount });
  const move = (at: string, amount: string) => ({
    fromAddressId: 'a',
    toAddressId: 'b',
    movedAt: at,
    amount,
  });
  type Money = Parameters<typeof amountsOverTime>[0];
  const whole = { assetId: 'btc', withdrawn: 0, accountId: null, fromAccountId: null, toAccountId: null };
  const money = (seen: object[], moved: object[]) =>
    ({
      observations: seen.map((one) => ({ ...whole, ...one })),
      movements: moved.map((one) => ({ ...whole, ...one })),
    }) as unknown as Money;

  // Would catch: money that is counted at the suspect's address and again at the agency's, to which it was moved.
  it('count what was moved once', () => {
    const seen = [look('a', '2026-10-06T15:27', '100'), look('b', '2026-10-09T08:55', '99')];
    const [series] = amountsOverTime(money(seen, [move('2026-10-08T18:10', '100')]), () => '');
    expect(series?.points.map(({ value }) => value)).toEqual([100n, 100n, 99n]);
  });
});
