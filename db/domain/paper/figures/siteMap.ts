import { circle, line, type Palette, paper, round, short, svg, text, width } from './svg';

export interface MapPlace {
  readonly name: string;
  /** decimal degrees, WGS 84 */
  readonly latitude: number;
  readonly longitude: number;
}

/** The unit of the scale and the letter over the arrow. */
export interface MapWords {
  readonly km: string;
  readonly north: string;
}

const height = 280;
const margin = 40;
/** A single place would have no extent: about 20 km are shown around it. */
const least = 0.18;
const earthKm = 111.195;

/**
 * Places on a sketch of coordinates with a scale: no map of the world is bundled, so nothing but the places, the grid and
 * the distances is claimed. Equirectangular around the middle latitude. '' where there is no place.
 */
export function siteMapFigure(
  places: readonly MapPlace[],
  palette: Palette = paper,
  words: MapWords = { km: 'km', north: 'N' },
): string {
  if (places.length === 0) return '';
  const latitudes = places.map(({ latitude }) => latitude);
  const longitudes = places.map(({ longitude }) => longitude);
  const middle = {
    latitude: (Math.min(...latitudes) + Math.max(...latitudes)) / 2,
    longitude: (Math.min(...longitudes) + Math.max(...longitudes)) / 2,
  };
  const squeeze = Math.max(0.05, Math.cos((middle.latitude * Math.PI) / 180));
  const tall = Math.max(least, (Math.max(...latitudes) - Math.min(...latitudes)) * 1.3);
  const wide = Math.max(least, (Math.max(...longitudes) - Math.min(...longitudes)) * squeeze * 1.3);
  const scale = Math.min((width - 2 * margin) / wide, (height - 2 * margin) / tall);
  const x = (longitude: number) => width / 2 + (longitude - middle.longitude) * squeeze * scale;
  const y = (latitude: number) => height / 2 - (latitude - middle.latitude) * scale;
  const shown = {
    west: middle.longitude - (width / 2 - margin) / scale / squeeze,
    east: middle.longitude + (width / 2 - margin) / scale / squeeze,
    south: middle.latitude - (height / 2 - margin) / scale,
    north: middle.latitude + (height / 2 - margin) / scale,
  };
  const step = stepOf(Math.max(shown.north - shown.south, (shown.east - shown.west) * squeeze) / 4);
  const meridians = marks(shown.west, shown.east, step).flatMap((degree) => [
    line(x(degree), margin, x(degree), height - margin, palette.line),
    text(x(degree), height - margin + 15, degrees(degree, step), {
      size: 10,
      fill: palette.muted,
      anchor: 'middle',
    }),
  ]);
  const parallels = marks(shown.south, shown.north, step).flatMap((degree) => [
    line(margin, y(degree), width - margin, y(degree), palette.line),
    text(margin - 5, y(degree) + 3.5, degrees(degree, step), {
      size: 10,
      fill: palette.muted,
      anchor: 'end',
    }),
  ]);
  const dots = places.flatMap(({ name, latitude, longitude }) => {
    const at = { x: x(longitude), y: y(latitude) };
    const anchor = at.x > width * 0.7 ? 'end' : 'start';
    return [
      circle(at.x, at.y, 6, palette.accent),
      text(at.x + (anchor === 'end' ? -11 : 11), at.y + 4, short(name, 40), {
        fill: palette.ink,
        anchor,
        weight: 600,
      }),
    ];
  });
  return svg(height, [
    ...meridians,
    ...parallels,
    ...dots,
    ...scaleBar(scale, palette, words.km),
    ...north(palette, words.north),
  ]);
}

/** 1, 2 or 5 times a power of ten, not above what is asked for. */
function stepOf(most: number): number {
  const power = 10 ** Math.floor(Math.log10(most));
  return [5, 2, 1].map((one) => one * power).find((one) => one <= most) ?? power;
}

function marks(from: number, to: number, step: number): number[] {
  const first = Math.ceil(from / step);
  return Array.from({ length: Math.max(0, Math.floor(to / step) - first + 1) }, (_, n) => (first + n) * step);
}

function degrees(value: number, step: number): string {
  return `${value.toFixed(Math.max(0, -Math.floor(Math.log10(step))))}°`;
}

function scaleBar(perDegree: number, palette: Palette, unit: string): string[] {
  const km = stepOf((120 / perDegree) * earthKm);
  const long = (km / earthKm) * perDegree;
  const [x, y] = [margin + 10, height - margin - 12];
  return [
    line(x, y, x + long, y, palette.ink, ' stroke-width="2"'),
    text(x, y - 6, `${round(km)} ${unit}`, { size: 10.5, fill: palette.ink }),
  ];
}

function north(palette: Palette, letter: string): string[] {
  const [x, y] = [width - margin - 16, margin + 30];
  return [
    `<polygon points="${x},${y - 22} ${x + 6},${y} ${x},${y - 5} ${x - 6},${y}" fill="${palette.ink}"/>`,
    text(x, y + 13, letter, { size: 10.5, fill: palette.ink, anchor: 'middle', weight: 600 }),
  ];
}
