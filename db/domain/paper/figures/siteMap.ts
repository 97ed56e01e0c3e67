import { layMap, type MapLayout, type MapPlace } from './mapLayout';
import { circle, line, type Palette, paper, round, svg, text, width } from './svg';

export type { MapPlace } from './mapLayout';

/** Units of the scale and the letter over the arrow. */
export interface MapWords {
  readonly km: string;
  readonly m: string;
  readonly north: string;
}

/** More names would not fit under the map on one page: the table of the section has them all. */
const mostListed = 60;

/**
 * Places on a sketch of coordinates with north, scale and grid, and under it the list of them with their coordinates. ''
 * where there is no place.
 */
export function siteMapFigure(
  places: readonly MapPlace[],
  palette: Palette = paper,
  words: MapWords = { km: 'km', m: 'm', north: 'N' },
): string {
  const laid = layMap(places);
  if (laid === undefined) return '';
  const list = listOf(places, laid.height + 16, palette);
  return svg(list.bottom, [
    ...grid(laid, palette),
    ...spots(laid, palette),
    ...scaleBar(laid, palette, words),
    ...north(laid, palette, words.north),
    ...list.body,
  ]);
}

function grid({ frame, meridians, parallels }: MapLayout, palette: Palette): string[] {
  const { left, top, right, bottom } = frame;
  return [
    ...meridians.flatMap(({ x, label }) => [
      line(x, top, x, bottom, palette.line),
      text(x, bottom + 14, label, { size: 10, fill: palette.muted, anchor: 'middle' }),
    ]),
    ...parallels.flatMap(({ y, label }) => [
      line(left, y, right, y, palette.line),
      text(left - 6, y + 3.5, label, { size: 10, fill: palette.muted, anchor: 'end' }),
    ]),
    `<rect x="${left}" y="${top}" width="${right - left}" height="${bottom - top}" fill="none" stroke="${palette.muted}"/>`,
  ];
}

function spots({ spots }: MapLayout, palette: Palette): string[] {
  return spots.flatMap(({ x, y, places, label, labelX, labelY, anchor, led }) => [
    ...(led ? [line(x, y, labelX, labelY - 4, palette.muted)] : []),
    circle(
      x,
      y,
      places.length === 1 ? 5 : 7,
      palette.accent,
      ` stroke="${palette.ground}" stroke-width="1.4"`,
    ),
    text(labelX, labelY, label, { size: 11, fill: palette.ink, anchor, weight: 600 }),
  ]);
}

/** A bar of two halves, as on printed maps. */
function scaleBar({ bar: { x, y, long, km } }: MapLayout, palette: Palette, words: MapWords): string[] {
  const said = km >= 1 ? `${round(km)} ${words.km}` : `${round(km * 1_000)} ${words.m}`;
  const half = (at: number, fill: string) =>
    `<rect x="${round(at)}" y="${y - 4}" width="${round(long / 2)}" height="4" fill="${fill}" stroke="${palette.ink}" stroke-width="0.8"/>`;
  return [
    half(x, palette.ink),
    half(x + long / 2, palette.ground),
    text(x, y - 9, said, { size: 10.5, fill: palette.ink }),
  ];
}

function north({ frame }: MapLayout, palette: Palette, letter: string): string[] {
  const [x, y] = [frame.right - 16, frame.top + 32];
  return [
    `<polygon points="${x},${y - 22} ${x + 6},${y} ${x},${y - 5} ${x - 6},${y}" fill="${palette.ink}"/>`,
    text(x, y + 13, letter, { size: 10.5, fill: palette.ink, anchor: 'middle', weight: 600 }),
  ];
}

const rowHeight = 14;

/** Number, name and coordinates of each place, in one column or in two. */
function listOf(all: readonly MapPlace[], top: number, palette: Palette): { body: string[]; bottom: number } {
  const places = all.slice(0, mostListed);
  const columns = places.length > 6 ? 2 : 1;
  const wide = (width - (columns - 1) * 24) / columns;
  const letters = Math.floor((wide - 20 - 118) / 6);
  const entries = places.map((place, index) => ({
    ...place,
    number: index + 1,
    lines: wrapped(place.name, letters),
  }));
  const body: string[] = [];
  let y = top;
  for (let at = 0; at < entries.length; at += columns) {
    const row = entries.slice(at, at + columns);
    for (const [column, { number, lines, latitude, longitude }] of row.entries()) {
      const x = column * (wide + 24);
      const coordinates = `${latitude}, ${longitude}`;
      body.push(
        text(x + 14, y, `${number}`, { size: 10.5, fill: palette.accent, anchor: 'end', weight: 600 }),
        ...lines.map((said, index) => text(x + 20, y + index * 13, said, { size: 10.5, fill: palette.ink })),
        text(x + wide, y, coordinates, { size: 10.5, fill: palette.muted, anchor: 'end' }),
      );
    }
    y += rowHeight + (Math.max(...row.map(({ lines }) => lines.length)) - 1) * 13;
  }
  return { body, bottom: y };
}

/** A name in two lines at most, broken between words where it can be. */
function wrapped(name: string, most: number): string[] {
  const letters = Array.from(name);
  if (letters.length <= most) return [name];
  const space = letters.slice(0, most + 1).lastIndexOf(' ');
  const at = space > most / 2 ? space : most;
  const rest = letters.slice(at).join('').trim();
  const left = Array.from(rest);
  return [letters.slice(0, at).join(''), left.length <= most ? rest : `${left.slice(0, most - 1).join('')}…`];
}
