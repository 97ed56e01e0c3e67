import type { RecordRef } from '../../record';
import { circle, line, type Palette, paper, svg, text, width } from './svg';

export interface TimelineEvent {
  /** `2026-11-18` or `2026-11-18T02:31`; a partial date stands at its first day. */
  readonly at: string;
  /** Key of the lane that it belongs to. */
  readonly lane: string;
  /** What it happened to, for a drawing that leads there. */
  readonly record?: RecordRef;
}

export interface TimelineDot {
  readonly x: number;
  readonly events: readonly TimelineEvent[];
}

export interface TimelineLane {
  readonly key: string;
  readonly y: number;
  /** From the left; neighbours too near to be told apart are one. */
  readonly dots: readonly TimelineDot[];
}

export interface TimelineLayout {
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly lanes: readonly TimelineLane[];
  readonly axis: {
    readonly y: number;
    readonly ticks: readonly {
      readonly x: number;
      readonly day: string;
      readonly anchor: 'start' | 'middle' | 'end';
    }[];
  };
}

export interface TimelineWords {
  /** Name of each lane, in the order from top to bottom; a lane without events is left out. */
  readonly lanes: readonly { readonly key: string; readonly name: string }[];
  date(day: string): string;
}

const left = 172;
const right = 30;
const laneHeight = 30;
const top = 14;
/** Events nearer than this are drawn as one dot with their number. */
const cell = 17;

function days(at: string): number {
  const [date = '', time = ''] = at.split('T');
  const [year = '1970', month = '01', day = '01'] = date.split('-');
  const [hour = '00', minute = '00'] = time.split(':');
  return Date.UTC(+year, +month - 1, +day, +hour, +minute) / 86_400_000;
}

const isoDay = (day: number) => new Date(Math.floor(day) * 86_400_000).toISOString().slice(0, 10);

/** Where everything stands, in the units of `width`; undefined where there are not two different moments. */
export function layTimeline(
  events: readonly TimelineEvent[],
  lanes: readonly string[],
): TimelineLayout | undefined {
  const stated = events.filter(({ at }) => at !== '').map((event) => ({ event, day: days(event.at) }));
  const first = stated.reduce((least, { day }) => Math.min(least, day), Number.POSITIVE_INFINITY);
  const last = stated.reduce((most, { day }) => Math.max(most, day), Number.NEGATIVE_INFINITY);
  if (stated.length < 2 || last - first < 1 / 1_440) return undefined;
  const x = (day: number) => left + ((day - first) / (last - first)) * (width - left - right);
  const shown = lanes.filter((key) => stated.some(({ event }) => event.lane === key));
  const bottom = top + shown.length * laneHeight;
  return {
    height: bottom + 30,
    left,
    right: width - right,
    lanes: shown.map((key, index) => {
      const placed = stated
        .filter(({ event }) => event.lane === key)
        .map(({ event, day }) => ({ event, x: x(day) }));
      return { key, y: top + index * laneHeight + laneHeight / 2, dots: joined(placed) };
    }),
    axis: { y: bottom, ticks: ticksOf(first, last, x) },
  };
}

/** Events on one axis of time, a lane for each kind; '' where there are not two different moments. */
export function timelineFigure(
  events: readonly TimelineEvent[],
  words: TimelineWords,
  palette: Palette = paper,
): string {
  const names = new Map(words.lanes.map(({ key, name }) => [key, name]));
  const laid = layTimeline(events, [...names.keys()]);
  if (laid === undefined) return '';
  const body = laid.lanes.flatMap(({ key, y, dots }) => [
    line(laid.left - 8, y, laid.right + 8, y, palette.line),
    text(laid.left - 18, y + 4, names.get(key) ?? '', { fill: palette.ink, anchor: 'end' }),
    ...dots.flatMap(({ x, events: { length } }) => dot(x, y, length, palette)),
  ]);
  const { y, ticks } = laid.axis;
  const axis = ticks.map(
    ({ x, day, anchor }) =>
      line(x, y, x, y + 5, palette.muted) +
      text(x, y + 20, words.date(day), { size: 11, fill: palette.muted, anchor }),
  );
  return svg(laid.height, [...body, ...axis]);
}

/** Neighbouring events joined, from the left. */
function joined(placed: readonly { event: TimelineEvent; x: number }[]): TimelineDot[] {
  const dots: { x: number; from: number; events: TimelineEvent[] }[] = [];
  for (const { event, x } of [...placed].sort((one, other) => one.x - other.x)) {
    const before = dots.at(-1);
    if (before && x - before.from < cell) {
      before.x = (before.x * before.events.length + x) / (before.events.length + 1);
      before.events.push(event);
    } else dots.push({ x, from: x, events: [event] });
  }
  return dots.map(({ x, events }) => ({ x, events }));
}

function dot(x: number, y: number, n: number, palette: Palette): string[] {
  if (n === 1) return [circle(x, y, 4.5, palette.accent)];
  const label = text(x, y + 3.6, String(n), {
    size: 10,
    fill: palette.ground,
    anchor: 'middle',
    weight: 600,
  });
  return [circle(x, y, 8, palette.accent), label];
}

function ticksOf(first: number, last: number, x: (day: number) => number): TimelineLayout['axis']['ticks'] {
  const ticks = Math.min(3, Math.max(1, Math.floor(last - first)));
  const said = new Set<string>();
  return Array.from({ length: ticks + 1 }, (_, n) => {
    const at = first + ((last - first) * n) / ticks;
    const anchor = n === 0 ? ('start' as const) : n === ticks ? ('end' as const) : ('middle' as const);
    return { x: x(at), day: isoDay(at), anchor };
  }).filter(({ day }) => !said.has(day) && said.add(day));
}
