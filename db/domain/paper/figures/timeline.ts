import { circle, line, type Palette, paper, svg, text, width } from './svg';

export interface TimelineEvent {
  /** `2026-11-18` or `2026-11-18T02:31`; a partial date stands at its first day. */
  readonly at: string;
  /** Key of the lane that it belongs to. */
  readonly lane: string;
}

export interface TimelineWords {
  /** Name of each lane, in the order from top to bottom; a lane without events is left out. */
  readonly lanes: readonly { readonly key: string; readonly name: string }[];
  date(day: string): string;
}

const left = 150;
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

/** Events on one axis of time, a lane for each kind; '' where there are not two different moments. */
export function timelineFigure(
  events: readonly TimelineEvent[],
  words: TimelineWords,
  palette: Palette = paper,
): string {
  const stated = events.filter(({ at }) => at !== '').map((event) => ({ ...event, day: days(event.at) }));
  const first = Math.min(...stated.map(({ day }) => day));
  const last = Math.max(...stated.map(({ day }) => day));
  if (stated.length < 2 || last - first < 1 / 1_440) return '';
  const x = (day: number) => left + ((day - first) / (last - first)) * (width - left - right);
  const lanes = words.lanes.filter(({ key }) => stated.some(({ lane }) => lane === key));
  const bottom = top + lanes.length * laneHeight;
  const body = lanes.flatMap(({ key, name }, index) => {
    const y = top + index * laneHeight + laneHeight / 2;
    const at = stated.filter(({ lane }) => lane === key).map(({ day }) => x(day));
    return [
      line(left - 8, y, width - right + 8, y, palette.line),
      text(left - 18, y + 4, name, { fill: palette.ink, anchor: 'end' }),
      ...dots(at).flatMap(({ at: place, n }) => dot(place, y, n, palette)),
    ];
  });
  return svg(bottom + 30, [...body, ...axis(first, last, x, bottom, words, palette)]);
}

/** Neighbouring events joined, from the left. */
function dots(places: readonly number[]): { at: number; n: number }[] {
  const joined: { at: number; n: number; from: number }[] = [];
  for (const place of [...places].sort((one, other) => one - other)) {
    const before = joined.at(-1);
    if (before && place - before.from < cell) {
      before.at = (before.at * before.n + place) / (before.n + 1);
      before.n += 1;
    } else joined.push({ at: place, n: 1, from: place });
  }
  return joined;
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

function axis(
  first: number,
  last: number,
  x: (day: number) => number,
  y: number,
  words: TimelineWords,
  palette: Palette,
): string[] {
  const ticks = Math.min(4, Math.max(1, Math.floor(last - first)));
  const said = new Set<string>();
  return Array.from({ length: ticks + 1 }, (_, n) => {
    const day = first + ((last - first) * n) / ticks;
    const name = isoDay(day);
    if (said.has(name)) return '';
    said.add(name);
    const anchor = n === 0 ? 'start' : n === ticks ? 'end' : 'middle';
    const label = text(x(day), y + 20, words.date(name), { size: 11, fill: palette.muted, anchor });
    return line(x(day), y, x(day), y + 5, palette.muted) + label;
  });
}
