import type { ReportBlock, ReportModel, ReportSection, ReportVolumePart } from '../reportModel';
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

/** Printed rows that a block takes, with its own header. */
export function rowsOf(block: ReportBlock): number {
  switch (block.type) {
    case 'table':
    case 'addressTable':
      return block.rows.length + 1;
    case 'fields':
      return Math.ceil(block.fields.length / 2);
    case 'paragraph':
    case 'note':
      return lines(block.text);
    default:
      return 1;
  }
}

/** Rows that are printed in a model: what its volumes are measured by. */
export function countRows(model: Pick<ReportModel, 'sections'>): number {
  return model.sections.reduce(
    (sum, section) => sum + 1 + section.blocks.reduce((rows, block) => rows + rowsOf(block), 0),
    0,
  );
}

/** The first `room` rows of a table and the rest of it; undefined where it is none or nothing would fit. */
function cut(block: ReportBlock, room: number): readonly [ReportBlock, ReportBlock] | undefined {
  if (room < 1) return undefined;
  if (block.type === 'table' && block.rows.length > room) {
    const { total, ...rest } = block;
    return [
      { ...rest, rows: block.rows.slice(0, room) },
      { ...rest, ...(total === undefined ? {} : { total }), rows: block.rows.slice(room) },
    ];
  }
  if (block.type === 'addressTable' && block.rows.length > room) {
    const before = block.before ?? 0;
    return [
      { ...block, rows: block.rows.slice(0, room) },
      { ...block, rows: block.rows.slice(room), before: before + room },
    ];
  }
  return undefined;
}

/** Where a volume begins in the numbering of sections and subheadings. */
type After = ReportVolumePart['after'];

class Shelf {
  readonly volumes: { sections: ReportSection[]; after: After }[] = [];
  readonly #most: number;
  #sections: ReportSection[] = [];
  #rows = 0;
  /** of the volume being filled */
  #after: After = { section: 0, subheading: 0 };
  #at: After = { section: 0, subheading: 0 };

  constructor(most: number) {
    this.#most = most;
  }

  add(section: ReportSection): void {
    if (this.#rows + 1 >= this.#most) this.#close();
    this.#at = { section: this.#at.section + 1, subheading: 0 };
    let blocks: ReportBlock[] = [];
    this.#sections.push({ ...section, blocks });
    this.#rows += 1;
    const goOn = () => {
      // headings go with what they stand over
      const stays = blocks.findLastIndex(({ type }) => type !== 'subheading') + 1;
      const carried = stays === 0 ? [] : blocks.splice(stays);
      const { section: number, subheading } = this.#at;
      this.#at = { section: number, subheading: subheading - carried.length };
      this.#close();
      this.#at = { section: number, subheading };
      blocks = carried;
      this.#sections.push({ ...section, blocks, continued: true });
      this.#rows = 1 + carried.length;
    };
    for (let block of section.blocks) {
      for (;;) {
        const rows = rowsOf(block);
        if (this.#rows + rows <= this.#most) break;
        const halves = cut(block, this.#most - this.#rows - 1);
        if (halves !== undefined) {
          blocks.push(halves[0]);
          block = halves[1];
        } else if (this.#rows <= 2) break;
        goOn();
      }
      blocks.push(block);
      this.#rows += rowsOf(block);
      if (block.type === 'subheading') this.#at = { ...this.#at, subheading: this.#at.subheading + 1 };
    }
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

/**
 * Cuts a report into volumes of at most `most` printed rows, in order: tables are cut between rows, nothing else is cut. A
 * report that fits stays as it is. Every volume keeps title, number, head and places for signatures; the figures at the top
 * stand in the first.
 */
export function splitVolumes(model: ReportModel, words: VolumeWords, most = rowsPerVolume): ReportModel[] {
  if (countRows(model) <= most) return [model];
  const shelf = new Shelf(most);
  for (const section of model.sections) shelf.add(section);
  shelf.finish();
  const of = shelf.volumes.length;
  const { summary, ...rest } = model;
  return shelf.volumes.map(({ sections, after }, index) => ({
    ...rest,
    ...(index === 0 && summary !== undefined ? { summary } : {}),
    sections,
    volume: {
      number: index + 1,
      of,
      text: words.text(index + 1, of),
      continued: words.continued,
      note: words.note,
      after,
    },
  }));
}

export function volumeWords(words: ReportWords): VolumeWords {
  const text = words.paper('volume.text');
  return {
    text: (number, of) => text.replace('{n}', String(number)).replace('{of}', String(of)),
    continued: words.paper('volume.continued'),
    note: words.paper('volume.note'),
  };
}
