import type {
  ReportAddress,
  ReportBlock,
  ReportModel,
  ReportSection,
  ReportVolumePart,
} from '../reportModel';
import type { ReportWords } from './words';

/** Printed rows of one volume: what one drawing process can hold (about 80 KB a row). */
export const rowsPerVolume = 10_000;

/** The words of a volume, in the report's language. */
export interface VolumeWords {
  text(number: number, of: number): string;
  readonly continued: string;
  readonly note: string;
}

/** How many characters make one printed line of running text. */
const lineLength = 90;

const lines = (text: string): number => Math.ceil(text.length / lineLength) + 1;

/** What is said of an address stands in a line of its own under it. */
const rowsOfAddress = ({ detail }: ReportAddress): number => (detail === undefined ? 1 : 2);

/** Printed rows that a block takes, with its own header. */
export function rowsOf(block: ReportBlock): number {
  switch (block.type) {
    case 'table':
      return block.rows.length + 1;
    case 'addressTable':
      return block.rows.reduce((sum, row) => sum + rowsOfAddress(row), 1);
    case 'fields':
      return Math.ceil(block.fields.length / 2);
    case 'paragraph':
    case 'note':
      return lines(block.text);
    case 'figure':
      return 20;
    case 'pictures':
      return Math.ceil(block.items.length / 2) * 12;
    default:
      return 1;
  }
}

/** Rows that are printed in a model: what its volumes are measured by. */
export function countRows(model: Pick<ReportModel, 'sections' | 'second'>): number {
  return model.sections.reduce((sum, section, index) => {
    const beside = model.second?.sections[index]?.blocks;
    const own = section.blocks.reduce((rows, one, at) => rows + rowsOfPair({ one, two: beside?.[at] }), 0);
    return sum + 1 + own;
  }, 0);
}

/** A block and, where the report speaks two languages, the same in the other one: they are cut at the same rows. */
interface Pair {
  readonly one: ReportBlock;
  readonly two: ReportBlock | undefined;
}

const rowsOfPair = ({ one, two }: Pair): number =>
  Math.max(rowsOf(one), two === undefined ? 0 : rowsOf(two) + (one.type === 'table' ? 1 : 0));

/** How many of the addresses take no more than `room` rows. */
function fitting(rows: readonly ReportAddress[], room: number): number {
  let left = room;
  const at = rows.findIndex((row) => {
    left -= rowsOfAddress(row);
    return left < 0;
  });
  return at === -1 ? rows.length : at;
}

/** The first `room` rows of a table and the rest of it; undefined where it is none or has no more. */
function cutBlock(block: ReportBlock, room: number): readonly [ReportBlock, ReportBlock] | undefined {
  if (block.type === 'table' && block.rows.length > room) {
    const { total, ...rest } = block;
    return [
      { ...rest, rows: block.rows.slice(0, room) },
      { ...rest, ...(total === undefined ? {} : { total }), rows: block.rows.slice(room) },
    ];
  }
  if (block.type === 'addressTable') {
    const fits = fitting(block.rows, room);
    if (fits === 0 || fits === block.rows.length) return undefined;
    const before = block.before ?? 0;
    return [
      { ...block, rows: block.rows.slice(0, fits) },
      { ...block, rows: block.rows.slice(fits), before: before + fits },
    ];
  }
  return undefined;
}

function cut({ one, two }: Pair, room: number): readonly [Pair, Pair] | undefined {
  const first = room < 1 ? undefined : cutBlock(one, room);
  if (first === undefined) return undefined;
  const second = two === undefined ? undefined : cutBlock(two, room);
  return [
    { one: first[0], two: second?.[0] },
    { one: first[1], two: second?.[1] },
  ];
}

/** Where a volume begins in the numbering of sections and subheadings. */
type After = ReportVolumePart['after'];
interface PairedSection {
  readonly section: number;
  readonly continued: boolean;
  readonly blocks: Pair[];
}

class Shelf {
  readonly volumes: { sections: PairedSection[]; after: After }[] = [];
  readonly #most: number;
  #sections: PairedSection[] = [];
  #rows = 0;
  /** of the volume being filled */
  #after: After = { section: 0, subheading: 0 };
  #at: After = { section: 0, subheading: 0 };

  constructor(most: number) {
    this.#most = most;
  }

  add(section: number, pairs: readonly Pair[]): void {
    if (this.#rows + 1 >= this.#most) this.#close();
    this.#at = { section: section + 1, subheading: 0 };
    this.#begin({ section, continued: false, blocks: [] });
    for (const pair of pairs) this.#put(section, pair);
  }

  #begin(section: PairedSection): void {
    this.#sections.push(section);
    this.#rows += 1 + section.blocks.length;
  }

  #put(section: number, whole: Pair): void {
    let pair = whole;
    for (;;) {
      const room = this.#most - this.#rows;
      if (rowsOfPair(pair) <= room) break;
      // the header and, in two languages, the second header take rows as well
      const halves = cut(pair, room - (pair.two === undefined ? 1 : 2));
      if (halves !== undefined) {
        this.#blocks().push(halves[0]);
        pair = halves[1];
      } else if (this.#rows <= 2) break;
      this.#goOn(section);
    }
    this.#blocks().push(pair);
    this.#rows += rowsOfPair(pair);
    if (pair.one.type === 'subheading') this.#at = { ...this.#at, subheading: this.#at.subheading + 1 };
  }

  #blocks(): Pair[] {
    return this.#sections.at(-1)?.blocks ?? [];
  }

  /** Closes the volume within a section; headings go with what they stand over. */
  #goOn(section: number): void {
    const blocks = this.#blocks();
    const stays = blocks.findLastIndex(({ one }) => one.type !== 'subheading') + 1;
    const carried = stays === 0 ? [] : blocks.splice(stays);
    const { subheading } = this.#at;
    this.#at = { ...this.#at, subheading: subheading - carried.length };
    this.#close();
    this.#at = { ...this.#at, subheading };
    this.#begin({ section, continued: true, blocks: carried });
  }

  #close(): void {
    this.volumes.push({ sections: this.#sections, after: this.#after });
    this.#sections = [];
    this.#rows = 0;
    this.#after = this.#at;
  }

  finish(): void {
    if (this.#sections.length > 0 || this.volumes.length === 0) this.#close();
  }
}

function sectionsOf(
  paired: readonly PairedSection[],
  whole: readonly ReportSection[],
  pick: (pair: Pair) => ReportBlock | undefined,
): ReportSection[] {
  return paired.flatMap(({ section, continued, blocks }) => {
    const own = whole[section];
    const picked = blocks.flatMap((pair) => pick(pair) ?? []);
    return own ? [{ ...own, blocks: picked, ...(continued ? { continued } : {}) }] : [];
  });
}

/**
 * Cuts a report into volumes of at most `most` printed rows, in order: tables are cut between rows, nothing else is cut. A
 * report that fits stays as it is. Every volume keeps title, number, head and places for signatures; the figures at the top
 * stand in the first. Two languages side by side are cut at the same places.
 */
export function splitVolumes(
  model: ReportModel,
  words: VolumeWords,
  second?: VolumeWords,
  most = rowsPerVolume,
): ReportModel[] {
  if (countRows(model) <= most) return [model];
  const shelf = new Shelf(most);
  for (const [index, { blocks }] of model.sections.entries()) {
    const beside = model.second?.sections[index]?.blocks;
    shelf.add(
      index,
      blocks.map((one, at) => ({ one, two: beside?.[at] })),
    );
  }
  shelf.finish();
  const of = shelf.volumes.length;
  return shelf.volumes.map(({ sections, after }, index) => {
    const part = (said: VolumeWords): ReportVolumePart => ({
      number: index + 1,
      of,
      text: said.text(index + 1, of),
      note: said.note,
      continued: said.continued,
      after,
    });
    const { second: other, ...first } = model;
    const volume = {
      ...withoutFigures(first, index),
      sections: sectionsOf(sections, first.sections, ({ one }) => one),
      volume: part(words),
    };
    if (other === undefined) return volume;
    return {
      ...volume,
      second: {
        ...withoutFigures(other, index),
        sections: sectionsOf(sections, other.sections, ({ two }) => two),
        volume: part(second ?? words),
      },
    };
  });
}

/** The figures that a reader looks for first stand in the first volume. */
function withoutFigures<M extends { summary?: unknown }>(model: M, index: number): M {
  if (index === 0) return model;
  const { summary: _summary, ...rest } = model;
  return rest as M;
}

export function volumeWords(words: ReportWords): VolumeWords {
  const text = words.paper('volume.text');
  return {
    text: (number, of) => text.replace('{n}', String(number)).replace('{of}', String(of)),
    continued: words.paper('volume.continued'),
    note: words.paper('volume.note'),
  };
}
