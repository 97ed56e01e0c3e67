import { circle, line, type Palette, paper, round, short, svg, text, width } from './svg';

/** What is known of one asset at one moment: the sum of the newest amounts at all places. */
export interface AmountPoint {
  /** local date, with or without a time: `2026-11-18T09:30` */
  readonly at: string;
  readonly value: bigint;
  /** the amount as it is printed */
  readonly said: string;
}

export interface AmountSeries {
  readonly label: string;
  readonly points: readonly AmountPoint[];
}

const left = 92;
const right = 150;
const tall = 74;
const gap = 26;
/** the room of the dates under the last panel */
const foot = 26;

const timeOf = (at: string): number => Date.parse(at.length === 10 ? `${at}T00:00Z` : `${at}Z`);

/**
 * Amounts over time, one panel an asset, each on a scale of its own and all on one axis of time. An amount holds until it is
 * seen again: the lines go in steps and claim nothing between two looks. '' where nothing was seen at two moments.
 */
export function amountsFigure(
  series: readonly AmountSeries[],
  words: { readonly date: (day: string) => string },
  palette: Palette = paper,
): string {
  const drawn = series.filter(({ points }) => points.some(({ value }) => value > 0n));
  const times = drawn.flatMap(({ points }) => points.map(({ at }) => timeOf(at))).filter(Number.isFinite);
  const [first, last] = [Math.min(...times), Math.max(...times)];
  if (times.length < 2 || first === last) return '';
  const x = (at: string) => left + ((timeOf(at) - first) / (last - first)) * (width - left - right);
  const bottom = 12 + drawn.length * (tall + gap) - gap;
  const panels = drawn.flatMap((one, index) => panel(one, 12 + index * (tall + gap), x, palette));
  const days = [first, (first + last) / 2, last].map((time) => new Date(time).toISOString().slice(0, 10));
  const marks = days.map((day, index) =>
    text(left + (index / 2) * (width - left - right), bottom + 18, words.date(day), {
      size: 10,
      fill: palette.muted,
      anchor: index === 0 ? 'start' : index === 1 ? 'middle' : 'end',
    }),
  );
  return svg(bottom + foot, [...panels, ...marks]);
}

function panel(
  { label, points }: AmountSeries,
  top: number,
  x: (at: string) => number,
  palette: Palette,
): string[] {
  const most = points.reduce((found, { value }) => (value > found ? value : found), 1n);
  const y = (value: bigint) => top + tall - (Number((value * 10_000n) / most) / 10_000) * (tall - 8);
  const steps = points.map(({ at, value }, index) => {
    const before = points[index - 1];
    const along = before === undefined ? 'M' : `L${round(x(at))} ${round(y(before.value))} L`;
    return `${along}${round(x(at))} ${round(y(value))}`;
  });
  const end = points.at(-1);
  return [
    line(left, top + tall, width - right, top + tall, palette.line),
    line(left, top, left, top + tall, palette.line),
    text(left - 8, top + tall / 2 + 4, short(label, 12), { fill: palette.ink, anchor: 'end', weight: 600 }),
    `<path d="${steps.join(' ')} L${width - right} ${round(y(end?.value ?? 0n))}" fill="none" stroke="${palette.accent}" stroke-width="1.6"/>`,
    ...points.map(({ at, value }) => circle(x(at), y(value), 2.6, palette.accent)),
    text(width - right + 8, y(end?.value ?? 0n) + 4, short(end?.said ?? '', 24), {
      size: 11,
      fill: palette.muted,
    }),
  ];
}
