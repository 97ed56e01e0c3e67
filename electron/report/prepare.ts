import {
  isPanorama,
  type ReportBlock,
  type ReportField,
  type ReportImage,
  type ReportModel,
} from '../../db/domain/reportModel';
import { columnWidths, keepNumbers, shortRatio } from './columns';
import { type Mixed, sideBySide } from './sideBySide';

/**
 * The model as the template reads it: every string guarded (see glyphs.ts), and words that are too long
 * for a column cut into pieces. The template joins the pieces with zero-width space of its own, so a line
 * may break there while the text that is copied or searched stays one word.
 */
export type Soft = string | string[];

/** The same in two languages, where they differ; what is the same in both is printed once. */
type Said<T> = T | { a: T; b: T };

/** A picture or drawing that the template names by its path. */
export interface PreparedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const LONGEST_WORD = 22;
const PIECE = 6;
/** as much as the narrow column of a field's label holds */
const LONGEST_OF_LABEL = 17;
/** a field up to this length shares its line with another one */
const HALF_LINE = 34;
/** what is longer may break across pages, since it could be taller than one */
const LONG = 600;
/** above this, address characters are not grouped one by one: it would cost more time than reading gains */
const GROUPED_ADDRESSES = 3_000;

/** An e-mail address or a link breaks behind its signs first, so that its names stay whole where they fit. */
function pieces(word: string): string[] {
  return word.split(/(?<=[@./_?&=-])/u).flatMap((part) => {
    const chars = Array.from(part);
    if (chars.length <= LONGEST_WORD && part !== word) return [part];
    const out: string[] = [];
    for (let i = 0; i < chars.length; i += PIECE) out.push(chars.slice(i, i + PIECE).join(''));
    return out;
  });
}

/**
 * Splits only what needs it: the usual text stays one string. No line breaks within a piece, so that serial numbers in `mono`
 * and units as `TH/s` stay whole.
 */
export function soften(text: string, mono = false, longest = LONGEST_WORD): Soft {
  const listed = mono && /\s/u.test(text) && /[/-]/.test(text);
  const words = text.split(/(\s+)/u);
  if (!listed && text.search(shortRatio) < 0 && !words.some((word) => word.length > longest)) return text;
  return words.flatMap((word) => (word.length > longest && word.trim() !== '' ? pieces(word) : [word]));
}

function groupsOfFour(address: string): string[] {
  const out: string[] = [];
  for (let i = 0; i < address.length; i += 4) out.push(address.slice(i, i + 4));
  return out;
}

const extensions = { 'image/png': 'png', 'image/jpeg': 'jpg', 'image/svg+xml': 'svg' } as const;

/** Turns a report model into the JSON document that the template reads, and the files that it names. */
export function prepareModel(
  model: ReportModel,
  guard: (text: string) => string,
): { data: Record<string, unknown>; files: PreparedFile[] } {
  return new Preparation(guard).whole(model);
}

/** The other language's part beside a part; undefined in a report of one language. */
type Beside<T> = T | undefined;

class Preparation {
  readonly #guard: (text: string) => string;
  readonly #files: PreparedFile[] = [];

  constructor(guard: (text: string) => string) {
    this.#guard = guard;
  }

  #say<T>(one: string, two: Beside<string>, made: (text: string) => T): Said<T> {
    return two === undefined || two === one ? made(one) : { a: made(one), b: made(two) };
  }

  #plain(one: string, two?: Beside<string>): Said<string> {
    return this.#say(one, two, this.#guard);
  }

  #soft(one: string, two?: Beside<string>): Said<Soft> {
    return this.#say(one, two, (text) => soften(keepNumbers(this.#guard(text))));
  }

  /** A cell or a value: what is the same in both languages stands in it once. */
  #cell(one: string, two?: Beside<string>, mono = false): Said<Soft> | Mixed<Soft> {
    const made = (text: string) => soften(keepNumbers(this.#guard(text)), mono);
    const mixed = two === undefined || two === one ? undefined : sideBySide(one, two, made);
    return mixed ?? this.#say(one, two, made);
  }

  /** A heading: as a cell, in whole words, since bookmarks repeat it. */
  #heading(one: string, two?: Beside<string>): Said<string> | Mixed<string> {
    const mixed = two === undefined || two === one ? undefined : sideBySide(one, two, this.#guard);
    return mixed ?? this.#plain(one, two);
  }

  #maybe(one: string | undefined, two?: Beside<string>): Said<string> | null {
    return one === undefined ? null : this.#plain(one, two);
  }

  #file(bytes: Uint8Array, extension: string): string {
    const name = `model/picture-${this.#files.length + 1}.${extension}`;
    this.#files.push({ name, bytes });
    return name;
  }

  #image({ mime, base64 }: ReportImage): string {
    return this.#file(Buffer.from(base64, 'base64'), extensions[mime]);
  }

  #field(one: ReportField, two: Beside<ReportField>) {
    const long = ({ value, label }: ReportField) =>
      value.length > HALF_LINE || /\n|\S{23,}/u.test(value) || label.length > HALF_LINE;
    return {
      label: this.#say(one.label, two?.label, (text) => soften(this.#guard(text), false, LONGEST_OF_LABEL)),
      value: this.#cell(one.value, two?.value, one.mono),
      mono: one.mono === true,
      wide: long(one) || (two !== undefined && long(two)),
    };
  }

  #fields(one: readonly ReportField[], two: Beside<readonly ReportField[]>) {
    return one.flatMap((field, at) => (field.value === '' ? [] : [this.#field(field, two?.[at])]));
  }

  #table(one: Extract<ReportBlock, { type: 'table' }>, two: Beside<typeof one>) {
    const cells = (row: readonly string[], beside: Beside<readonly string[]>) =>
      row.map((cell, at) => this.#cell(cell, beside?.[at], one.columns[at]?.mono));
    return {
      type: one.type,
      caption: one.caption === undefined ? null : this.#cell(one.caption, two?.caption),
      columns: one.columns.map((column, at) => ({
        label: this.#soft(column.label, two?.columns[at]?.label),
        align: column.align ?? 'left',
        mono: column.mono === true,
      })),
      widths: columnWidths(one, two),
      rows: one.rows.map((row, at) => cells(row, two?.rows[at])),
      total: one.total === undefined ? null : cells(one.total, two?.total),
    };
  }

  #addresses(one: Extract<ReportBlock, { type: 'addressTable' }>, two: Beside<typeof one>) {
    const grouped = one.rows.length <= GROUPED_ADDRESSES;
    const names = ['index', 'address', 'chain', 'format', 'verdict'] as const;
    return {
      type: one.type,
      caption: this.#maybe(one.caption, two?.caption),
      columns: Object.fromEntries(
        names.map((name) => [name, this.#plain(one.columns[name], two?.columns[name])]),
      ),
      before: one.before ?? 0,
      longest: one.rows.reduce((most, row) => Math.max(most, row.address.length), 0),
      rows: one.rows.map((row, at) => {
        const beside = two?.rows[at];
        const address = this.#guard(row.address);
        return {
          address: grouped ? groupsOfFour(address) : address,
          chain: this.#plain(row.chain, beside?.chain),
          format: this.#soft(row.format, beside?.format),
          verdict: this.#plain(row.verdict, beside?.verdict),
          tone: row.tone,
          detail: row.detail === undefined ? null : this.#cell(row.detail, beside?.detail),
          long: (row.detail?.length ?? 0) > LONG,
        };
      }),
    };
  }

  #block(one: ReportBlock, other: Beside<ReportBlock>): unknown {
    switch (one.type) {
      case 'fields':
        return { type: one.type, fields: this.#fields(one.fields, same(one, other)?.fields) };
      case 'paragraph':
        return { type: one.type, text: this.#soft(one.text, same(one, other)?.text) };
      case 'subheading':
        return { type: one.type, text: this.#heading(one.text, same(one, other)?.text) };
      case 'note': {
        const two = same(one, other);
        return {
          type: one.type,
          level: one.level,
          title: this.#maybe(one.title, two?.title),
          text: this.#soft(one.text, two?.text),
          long: one.text.length > LONG,
        };
      }
      case 'table':
        return this.#table(one, same(one, other));
      case 'addressTable':
        return this.#addresses(one, same(one, other));
      case 'figure': {
        const two = same(one, other);
        const drawing = (svg: string) => this.#file(Buffer.from(this.#guard(svg), 'utf8'), 'svg');
        // a drawing with words of its own is drawn once for each language
        const files = [...new Set([one.svg, two?.svg ?? one.svg])].map(drawing);
        const caption = this.#maybe(one.caption, two?.caption);
        return { type: one.type, files, caption, width: one.width, alt: this.#plain(one.alt, two?.alt) };
      }
      case 'pictures': {
        const two = same(one, other);
        const items = one.items.map((item, at) => ({
          file: this.#image(item.image),
          alt: this.#plain(item.alt, two?.items[at]?.alt),
          caption: this.#cell(item.caption, two?.items[at]?.caption),
          details: item.details === undefined ? null : this.#cell(item.details, two?.items[at]?.details),
          sha256: item.sha256 === undefined ? null : soften(item.sha256),
          height: item.height,
          wide: isPanorama(item),
        }));
        return { type: one.type, items };
      }
    }
  }

  whole(model: ReportModel): { data: Record<string, unknown>; files: PreparedFile[] } {
    const { second, volume } = model;
    const labels = Object.entries(model.labels).map(([key, value]) => [
      key,
      this.#plain(value, second?.labels[key as keyof ReportModel['labels']]),
    ]);
    const data = {
      language: model.language,
      second: second?.language ?? null,
      title: this.#plain(model.title, second?.title),
      subtitle: model.subtitle === undefined ? null : this.#heading(model.subtitle, second?.subtitle),
      number: this.#guard(model.number),
      classification: this.#maybe(model.classification),
      dateText: this.#plain(model.dateText, second?.dateText),
      letterhead: model.letterhead.map((line, at) => this.#plain(line, second?.letterhead[at])),
      emblem: model.emblem === undefined ? null : this.#image(model.emblem),
      watermark: this.#maybe(model.watermark),
      head: { words: this.#guard(model.head.words), seq: String(model.head.seq) },
      labels: Object.fromEntries(labels),
      summary: (model.summary ?? []).map((field, at) => this.#field(field, second?.summary?.[at])),
      root:
        model.root === undefined
          ? null
          : { label: this.#plain(model.root.label, second?.root?.label), hex: model.root.hex },
      volume:
        volume === undefined
          ? null
          : {
              text: this.#plain(volume.text, second?.volume?.text),
              note: this.#plain(volume.note, second?.volume?.note),
              continued: this.#plain(volume.continued, second?.volume?.continued),
              after: volume.after,
            },
      sections: model.sections.map((section, at) => {
        const beside = second?.sections[at];
        return {
          id: section.id,
          heading: this.#plain(section.heading, beside?.heading),
          continued: section.continued === true,
          blocks: section.blocks.map((block, index) => this.#block(block, beside?.blocks[index])),
        };
      }),
      signatures: model.signatures.map((signature, at) => {
        const beside = second?.signatures[at];
        return {
          role: this.#plain(signature.role, beside?.role),
          name: this.#plain(signature.name, beside?.name),
          position: this.#plain(signature.position, beside?.position),
        };
      }),
    };
    return { data, files: this.#files };
  }
}

/** The other block where it is of the same type; both languages have the same blocks (`paper/pair.ts`). */
function same<T extends ReportBlock>(one: T, other: Beside<ReportBlock>): Beside<T> {
  return other?.type === one.type ? (other as T) : undefined;
}
