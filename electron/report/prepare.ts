import type { ReportBlock, ReportField, ReportModel } from '../../db/domain/reportModel';
import { columnWidths, keepNumbers } from './columns';

/**
 * The model as the template reads it: every string guarded (see glyphs.ts), and words that are too long
 * for a column cut into pieces. The template joins the pieces with zero-width space of its own, so a line
 * may break there while the text that is copied or searched stays one word.
 */
export type Soft = string | string[];

type PreparedField = { label: Soft; value: Soft; mono: boolean; wide: boolean };

const LONGEST_WORD = 22;
const PIECE = 6;
/** a field up to this length shares its line with another one */
const HALF_LINE = 34;
/** what is longer may break across pages, since it could be taller than one */
const LONG = 600;
/** above this, address characters are not grouped one by one: it would cost more time than reading gains */
const GROUPED_ADDRESSES = 3_000;

function pieces(word: string): string[] {
  const chars = Array.from(word);
  const out: string[] = [];
  for (let i = 0; i < chars.length; i += PIECE) out.push(chars.slice(i, i + PIECE).join(''));
  return out;
}

/** Splits only what needs it: the usual text stays one string. */
export function soften(text: string): Soft {
  if (!/\S{23,}/u.test(text)) return text;
  const out: string[] = [];
  for (const part of text.split(/(\s+)/u)) {
    if (part.length > LONGEST_WORD) out.push(...pieces(part));
    else out.push(part);
  }
  return out;
}

function groupsOfFour(address: string): string[] {
  const out: string[] = [];
  for (let i = 0; i < address.length; i += 4) out.push(address.slice(i, i + 4));
  return out;
}

/** Turns a report model into the JSON document that `report.typ` reads. */
export function prepareModel(model: ReportModel, guard: (text: string) => string): unknown {
  const soft = (text: string): Soft => soften(keepNumbers(guard(text)));
  const field = (f: ReportField): PreparedField => ({
    label: guard(f.label),
    value: soft(f.value),
    mono: f.mono === true,
    wide: f.value.length > HALF_LINE || f.value.includes('\n') || f.label.length > HALF_LINE,
  });
  const plain = (value: string | undefined): string | null => (value === undefined ? null : guard(value));
  const block = (b: ReportBlock): unknown => {
    switch (b.type) {
      case 'fields':
        return { type: b.type, fields: b.fields.filter((f) => f.value !== '').map(field) };
      case 'paragraph':
        return { type: b.type, text: soft(b.text) };
      case 'subheading':
        return { type: b.type, text: guard(b.text) };
      case 'note':
        return {
          type: b.type,
          level: b.level,
          title: plain(b.title),
          text: soft(b.text),
          long: b.text.length > LONG,
        };
      case 'table':
        return {
          type: b.type,
          caption: plain(b.caption),
          columns: b.columns.map((c) => ({
            label: soft(c.label),
            align: c.align ?? 'left',
            mono: c.mono === true,
          })),
          widths: columnWidths(b),
          rows: b.rows.map((row) => row.map(soft)),
          total: b.total?.map(soft) ?? null,
        };
      case 'addressTable': {
        const grouped = b.rows.length <= GROUPED_ADDRESSES;
        return {
          type: b.type,
          caption: plain(b.caption),
          columns: b.columns,
          before: b.before ?? 0,
          longest: b.rows.reduce((most, row) => Math.max(most, row.address.length), 0),
          rows: b.rows.map((row) => ({
            address: grouped ? groupsOfFour(guard(row.address)) : guard(row.address),
            chain: guard(row.chain),
            format: soft(row.format),
            verdict: guard(row.verdict),
            tone: row.tone,
            detail: row.detail === undefined ? null : soft(row.detail),
            long: (row.detail?.length ?? 0) > LONG,
          })),
        };
      }
    }
  };
  return {
    language: model.language,
    title: guard(model.title),
    subtitle: plain(model.subtitle),
    number: guard(model.number),
    classification: plain(model.classification),
    dateText: guard(model.dateText),
    letterhead: model.letterhead.map(guard),
    watermark: plain(model.watermark),
    head: { words: guard(model.head.words), seq: String(model.head.seq) },
    labels: Object.fromEntries(Object.entries(model.labels).map(([key, value]) => [key, guard(value)])),
    summary: (model.summary ?? []).map(field),
    volume:
      model.volume === undefined
        ? null
        : {
            text: guard(model.volume.text),
            note: guard(model.volume.note),
            continued: guard(model.volume.continued),
            after: model.volume.after,
          },
    sections: model.sections.map((s) => ({
      heading: guard(s.heading),
      continued: s.continued === true,
      blocks: s.blocks.map(block),
    })),
    signatures: model.signatures.map((s) => ({
      role: guard(s.role),
      name: guard(s.name),
      position: guard(s.position),
    })),
  };
}
