import type {
  ReportAddress,
  ReportBlock,
  ReportModel,
  ReportSection,
  ReportVolumePart,
} from '../reportModel';
import type { PaperBlock, PaperModel, PaperSection } from './kind';
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
export function rowsOf(block: PaperBlock): number {
  switch (block.type) {
    case 'table':
      return block.rows.length + 1;
    case 'addressTable': {
      let sum = 1;
      for (const row of block.rows) sum += rowsOfAddress(row);
      return sum;
    }
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

/**
 * Rows that are printed in a model: what its volumes are measured by.
 * @param enough where it is more than this, how much more does not matter
 */
export function countRows(
  model: Pick<PaperModel, 'sections' | 'second'>,
  enough = Number.POSITIVE_INFINITY,
): number {
  let sum = 0;
  for (const [at, section] of model.sections.entries()) {
    sum += 1;
    for (const pair of pairsOf(section, model.second?.sections[at])) {
      if (sum > enough) return sum;
      sum += rowsOfPair(pair);
    }
  }
  return sum;
}

/** A block and, where the report speaks two languages, the same in the other one: they are cut at the same rows. */
interface Pair<B extends PaperBlock = PaperBlock> {
  readonly one: B;
  readonly two: B | undefined;
}

/** In two languages a table has a second header. */
const rowsOfPair = ({ one, two }: Pair): number =>
  Math.max(rowsOf(one), two === undefined ? 0 : rowsOf(two) + (one.type === 'table' ? 1 : 0));

function* pairsOf({ blocks }: PaperSection, beside: PaperSection | undefined): Generator<Pair> {
  const others = beside?.blocks[Symbol.iterator]();
  for (const one of blocks) {
    const other = others?.next();
    yield { one, two: other?.done === false ? other.value : undefined };
  }
}

/** How many of the addresses take no more than `room` rows. */
function fitting(rows: readonly ReportAddress[], room: number): number {
  let left = room;
  const at = rows.findIndex((row) => {
    left -= rowsOfAddress(row);
    return left < 0;
  });
  return at === -1 ? rows.length : at;
}

/** The first `n` rows of a table, and the table without them. */
function cutBlock(block: ReportBlock, n: number): readonly [ReportBlock, ReportBlock] {
  if (block.type === 'table') {
    const { total, ...rest } = block;
    return [
      { ...rest, rows: block.rows.slice(0, n) },
      { ...rest, ...(total === undefined ? {} : { total }), rows: block.rows.slice(n) },
    ];
  }
  if (block.type !== 'addressTable') throw new Error(`a ${block.type} is not cut`);
  return [
    { ...block, rows: block.rows.slice(0, n) },
    { ...block, rows: block.rows.slice(n), before: (block.before ?? 0) + n },
  ];
}

/** One language's block while it is cut: of a table only so many rows are held as the volume has room for. */
class Taken {
  /** what is left of it, as far as it was taken */
  block: ReportBlock;
  whole: boolean;
  readonly #rows: Iterator<string[] | ReportAddress>;

  constructor(block: PaperBlock) {
    const inRows = block.type === 'table' || block.type === 'addressTable';
    this.block = inRows ? { ...block, rows: [] } : block;
    this.#rows = (inRows ? block.rows : [])[Symbol.iterator]();
    this.whole = !inRows;
  }

  /** Takes rows until there are more than `room` of them. */
  take(room: number): void {
    if (this.block.type !== 'table' && this.block.type !== 'addressTable') return;
    const rows: (string[] | ReportAddress)[] = this.block.rows;
    while (!this.whole && rows.length <= room) {
      const { done, value } = this.#rows.next();
      if (done === true) this.whole = true;
      else rows.push(value);
    }
  }

  /** How many of the rows that were taken fit into `room`; 0 where it cannot be cut. */
  fitting(room: number): number {
    if (this.block.type === 'table') return room;
    return this.block.type === 'addressTable' ? fitting(this.block.rows, room) : 0;
  }

  /** Cuts the first `n` rows off. */
  cut(n: number): ReportBlock {
    const [first, rest] = cutBlock(this.block, n);
    this.block = rest;
    return first;
  }
}

/** The same in both languages. */
class TakenPair {
  readonly #one: Taken;
  readonly #two: Taken | undefined;

  constructor({ one, two }: Pair) {
    this.#one = new Taken(one);
    this.#two = two && new Taken(two);
  }

  /** Whether all of it fits into `room` rows. */
  fits(room: number): boolean {
    this.#one.take(room);
    this.#two?.take(room);
    return this.#one.whole && rowsOfPair(this.#held) <= room;
  }

  get #held(): Pair<ReportBlock> {
    return { one: this.#one.block, two: this.#two?.block };
  }

  /** Cuts off what fits into `room` rows beside the headers; undefined where nothing does. */
  cut(room: number): Pair<ReportBlock> | undefined {
    const rows = room - (this.#two === undefined ? 1 : 2);
    if (rows < 1) return undefined;
    const n = Math.min(this.#one.fitting(rows), this.#two?.fitting(rows) ?? rows);
    return n === 0 ? undefined : { one: this.#one.cut(n), two: this.#two?.cut(n) };
  }

  rest(): Pair<ReportBlock> {
    this.fits(Number.POSITIVE_INFINITY);
    return this.#held;
  }
}

/** Where a volume begins in the numbering of sections and subheadings. */
type After = ReportVolumePart['after'];
interface PairedSection {
  readonly section: number;
  readonly continued: boolean;
  readonly blocks: Pair<ReportBlock>[];
}
interface Shelved {
  readonly sections: PairedSection[];
  readonly after: After;
}

/** Puts blocks into volumes and hands each volume out as soon as it is full. */
class Shelf {
  readonly #most: number;
  #sections: PairedSection[] = [];
  #rows = 0;
  /** of the volume being filled */
  #after: After = { section: 0, subheading: 0 };
  #at: After = { section: 0, subheading: 0 };

  constructor(most: number) {
    this.#most = most;
  }

  *add(section: number, pairs: Iterable<Pair>): Generator<Shelved> {
    if (this.#rows + 1 >= this.#most) yield this.#close();
    this.#at = { section: section + 1, subheading: 0 };
    this.#begin({ section, continued: false, blocks: [] });
    for (const pair of pairs) yield* this.#put(section, pair);
  }

  #begin(section: PairedSection): void {
    this.#sections.push(section);
    this.#rows += 1 + section.blocks.length;
  }

  *#put(section: number, whole: Pair): Generator<Shelved> {
    const pair = new TakenPair(whole);
    for (;;) {
      const room = this.#most - this.#rows;
      if (pair.fits(room)) break;
      const first = pair.cut(room);
      if (first !== undefined) this.#blocks().push(first);
      else if (this.#rows <= 2) break;
      yield this.#goOn(section);
    }
    const rest = pair.rest();
    this.#blocks().push(rest);
    this.#rows += rowsOfPair(rest);
    if (rest.one.type === 'subheading') this.#at = { ...this.#at, subheading: this.#at.subheading + 1 };
  }

  #blocks(): Pair<ReportBlock>[] {
    return this.#sections.at(-1)?.blocks ?? [];
  }

  /** Closes the volume within a section; headings go with what they stand over. */
  #goOn(section: number): Shelved {
    const blocks = this.#blocks();
    const stays = blocks.findLastIndex(({ one }) => one.type !== 'subheading') + 1;
    const carried = stays === 0 ? [] : blocks.splice(stays);
    const { subheading } = this.#at;
    this.#at = { ...this.#at, subheading: subheading - carried.length };
    const full = this.#close();
    this.#at = { ...this.#at, subheading };
    this.#begin({ section, continued: true, blocks: carried });
    return full;
  }

  #close(): Shelved {
    const full = { sections: this.#sections, after: this.#after };
    this.#sections = [];
    this.#rows = 0;
    this.#after = this.#at;
    return full;
  }

  *finish(): Generator<Shelved> {
    if (this.#sections.length > 0) yield this.#close();
  }
}

function* shelved(model: PaperModel, most: number): Generator<Shelved> {
  const shelf = new Shelf(most);
  for (const [index, section] of model.sections.entries())
    yield* shelf.add(index, pairsOf(section, model.second?.sections[index]));
  yield* shelf.finish();
}

/** How many volumes a report takes. */
export function countVolumes(model: PaperModel, most = rowsPerVolume): number {
  if (countRows(model, most) <= most) return 1;
  let n = 0;
  for (const _ of shelved(model, most)) n += 1;
  return n;
}

function sectionsOf(
  paired: readonly PairedSection[],
  whole: readonly PaperSection[],
  pick: (pair: Pair<ReportBlock>) => ReportBlock | undefined,
): ReportSection[] {
  return paired.flatMap(({ section, continued, blocks }) => {
    const own = whole[section];
    const picked = blocks.flatMap((pair) => pick(pair) ?? []);
    return own ? [{ ...own, blocks: picked, ...(continued ? { continued } : {}) }] : [];
  });
}

const wholeSection = (section: PaperSection): ReportSection => ({
  ...section,
  blocks: [...section.blocks].map((block) => new TakenPair({ one: block, two: undefined }).rest().one),
});

/** A report as one, all of its rows made. */
export function wholeModel({ second, ...model }: PaperModel): ReportModel {
  const whole = { ...model, sections: model.sections.map(wholeSection) };
  return second === undefined
    ? whole
    : { ...whole, second: { ...second, sections: second.sections.map(wholeSection) } };
}

/**
 * Cuts a report into volumes of at most `most` printed rows, in order: tables are cut between rows, nothing else is cut. A
 * report that fits stays as it is. Every volume keeps title, number, head and places for signatures; the figures at the top
 * stand in the first. Two languages side by side are cut at the same places. Each volume is made when it is asked for, and no
 * more of the report is held than that.
 */
export function* splitVolumes(
  model: PaperModel,
  words: VolumeWords,
  second?: VolumeWords,
  most = rowsPerVolume,
): Generator<ReportModel> {
  const of = countVolumes(model, most);
  if (of === 1) {
    yield wholeModel(model);
    return;
  }
  let index = 0;
  for (const { sections, after } of shelved(model, most)) {
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
    yield other === undefined
      ? volume
      : {
          ...volume,
          second: {
            ...withoutFigures(other, index),
            sections: sectionsOf(sections, other.sections, ({ two }) => two),
            volume: part(second ?? words),
          },
        };
    index += 1;
  }
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
