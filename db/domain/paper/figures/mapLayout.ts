import { width } from './svg';

export interface MapPlace {
  readonly name: string;
  /** decimal degrees, WGS 84 */
  readonly latitude: number;
  readonly longitude: number;
}

/** Places too near to be told apart are one spot; `places` are their positions in the list. */
export interface MapSpot {
  readonly x: number;
  readonly y: number;
  readonly places: readonly number[];
  readonly label: string;
  readonly labelX: number;
  readonly labelY: number;
  readonly anchor: 'start' | 'middle' | 'end';
  /** the label stands apart: a line leads to it */
  readonly led: boolean;
}

export interface MapLayout {
  /** of the map itself, without what is written under it */
  readonly height: number;
  readonly frame: {
    readonly left: number;
    readonly top: number;
    readonly right: number;
    readonly bottom: number;
  };
  readonly meridians: readonly { readonly x: number; readonly label: string }[];
  readonly parallels: readonly { readonly y: number; readonly label: string }[];
  readonly spots: readonly MapSpot[];
  readonly bar: { readonly x: number; readonly y: number; readonly long: number; readonly km: number };
}

export const mapHeight = 320;
const frame = { left: 46, top: 8, right: width - 8, bottom: mapHeight - 24 };
/** Room between the outermost places and the frame. */
const inset = 34;
/** A single place would have no extent: some 4 km are shown around it. Degrees. */
const least = 0.04;
const earthKm = 111.195;
const near = 9;
/** With more of them names would cover the map: numbers stand beside the places, names under it. */
const mostNamed = 8;

/**
 * Equirectangular around the middle latitude: no map of the world is bundled, so nothing but the places, the grid and the
 * distances is claimed. Undefined where there is no place.
 */
export function layMap(places: readonly MapPlace[]): MapLayout | undefined {
  if (places.length === 0) return undefined;
  const { x, y, scale, shown, squeeze } = project(places);
  const step = stepOf(Math.max(shown.north - shown.south, (shown.east - shown.west) * squeeze) / 4);
  return {
    height: mapHeight,
    frame,
    meridians: marks(shown.west, shown.east, step).map((at) => ({ x: x(at), label: degrees(at, step) })),
    parallels: marks(shown.south, shown.north, step).map((at) => ({ y: y(at), label: degrees(at, step) })),
    spots: label(joined(places.map((place) => ({ x: x(place.longitude), y: y(place.latitude) }))), places),
    bar: barOf(scale),
  };
}

function project(places: readonly MapPlace[]) {
  const latitudes = places.map(({ latitude }) => latitude);
  const longitudes = places.map(({ longitude }) => longitude);
  const [south, north] = [Math.min(...latitudes), Math.max(...latitudes)];
  const [west, east] = [Math.min(...longitudes), Math.max(...longitudes)];
  const middle = { latitude: (south + north) / 2, longitude: (west + east) / 2 };
  const squeeze = Math.max(0.05, Math.cos((middle.latitude * Math.PI) / 180));
  const [wide, high] = [frame.right - frame.left, frame.bottom - frame.top];
  const scale = Math.min(
    (wide - 2 * inset) / Math.max(least, (east - west) * squeeze),
    (high - 2 * inset) / Math.max(least, north - south),
  );
  const centre = { x: (frame.left + frame.right) / 2, y: (frame.top + frame.bottom) / 2 };
  return {
    scale,
    squeeze,
    x: (longitude: number) => centre.x + (longitude - middle.longitude) * squeeze * scale,
    y: (latitude: number) => centre.y - (latitude - middle.latitude) * scale,
    shown: {
      west: middle.longitude - wide / 2 / scale / squeeze,
      east: middle.longitude + wide / 2 / scale / squeeze,
      south: middle.latitude - high / 2 / scale,
      north: middle.latitude + high / 2 / scale,
    },
  };
}

interface Joined {
  readonly x: number;
  readonly y: number;
  readonly places: number[];
}

function joined(points: readonly { x: number; y: number }[]): Joined[] {
  const spots: Joined[] = [];
  for (const [index, { x, y }] of points.entries()) {
    const known = spots.find((spot) => Math.hypot(spot.x - x, spot.y - y) < near);
    if (known) known.places.push(index);
    else spots.push({ x, y, places: [index] });
  }
  return spots;
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

const touches = (one: Box, other: Box): boolean =>
  one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;

/** Where a label may stand, the best first: beside the place, above and below it, then further away with a line. */
const sides = [
  [1, 0],
  [-1, 0],
  [0, -1],
  [0, 1],
  [1, -1],
  [1, 1],
  [-1, -1],
  [-1, 1],
] as const;

function label(spots: readonly Joined[], places: readonly MapPlace[]): MapSpot[] {
  const dots = spots.map(({ x, y }) => ({ left: x - 7, top: y - 7, right: x + 7, bottom: y + 7 }));
  const taken: Box[] = [];
  return spots.map((spot) => {
    const numbers = numbersOf(spot.places);
    const [only] = spot.places;
    const name =
      places.length <= mostNamed && spot.places.length === 1 ? (places[only ?? 0]?.name ?? '') : '';
    const named = places.length === 1 ? name : `${numbers} ${name}`.trim();
    const wanted = [cutTo(named, 52), cutTo(named, 30), numbers];
    const found = wanted
      .flatMap((text) => placesFor(spot, text))
      .find(({ box }) => {
        const inside =
          box.left > frame.left &&
          box.right < frame.right &&
          box.top > frame.top &&
          box.bottom < frame.bottom;
        return inside && !taken.some((one) => touches(one, box)) && !dots.some((one) => touches(one, box));
      });
    const chosen = found ?? placesFor(spot, numbers)[0];
    if (chosen === undefined) throw new Error('a label has places');
    taken.push(chosen.box);
    const { box: _box, ...where } = chosen;
    return { ...spot, ...where };
  });
}

function placesFor({ x, y }: Joined, text: string) {
  // Letters of 11 units are about six wide; too wide is better than too narrow.
  const long = Array.from(text).length * 6.4 + 2;
  return [11, 26].flatMap((away) =>
    sides.map(([along, down]) => {
      const anchor = along > 0 ? ('start' as const) : along < 0 ? ('end' as const) : ('middle' as const);
      const labelX = x + along * away;
      const labelY = y + 4 + down * (away + 2);
      const left = anchor === 'start' ? labelX : anchor === 'end' ? labelX - long : labelX - long / 2;
      const box = { left, top: labelY - 11, right: left + long, bottom: labelY + 4 };
      return { label: text, labelX, labelY, anchor, led: away > 20, box };
    }),
  );
}

function cutTo(text: string, most: number): string {
  const letters = Array.from(text);
  return letters.length <= most ? text : `${letters.slice(0, most - 1).join('')}…`;
}

/** `1, 3–5`: the numbers of places in the list, from 1. */
export function numbersOf(places: readonly number[]): string {
  const runs: [first: number, last: number][] = [];
  for (const place of [...places].sort((one, other) => one - other)) {
    const run = runs.at(-1);
    if (run && run[1] === place) run[1] = place + 1;
    else runs.push([place + 1, place + 1]);
  }
  return runs.map(([first, last]) => (first === last ? `${first}` : `${first}–${last}`)).join(', ');
}

/** 1, 2 or 5 times a power of ten, not above what is asked for. */
function stepOf(most: number): number {
  const power = 10 ** Math.floor(Math.log10(most));
  return [5, 2, 1].map((one) => one * power).find((one) => one <= most) ?? power;
}

/** Lines of the grid; those at the very edge would stand on the frame. */
function marks(from: number, to: number, step: number): number[] {
  const edge = (to - from) * 0.02;
  const first = Math.ceil((from + edge) / step);
  const count = Math.max(0, Math.floor((to - edge) / step) - first + 1);
  return Array.from({ length: count }, (_, n) => (first + n) * step);
}

function degrees(value: number, step: number): string {
  return `${value.toFixed(Math.max(0, -Math.floor(Math.log10(step))))}°`;
}

function barOf(perDegree: number): MapLayout['bar'] {
  const km = stepOf((130 / perDegree) * earthKm);
  return { x: frame.left + 12, y: frame.bottom - 12, long: (km / earthKm) * perDegree, km };
}
