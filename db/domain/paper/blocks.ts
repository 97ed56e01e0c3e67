import type { ReportBlock, ReportField, ReportNote } from '../reportModel';
import { numberWords, type ReportWords } from './words';

/** A field with its label from `fields.<name>`; left out where nothing was stated. */
export function field(words: ReportWords, name: string, value: string, mono = false): ReportField[] {
  if (value.trim() === '') return [];
  return [{ label: words.paper(`fields.${name}`), value, ...(mono ? { mono } : {}) }];
}

/** A block of fields; none when every field was left out. */
export function fields(...list: ReportField[][]): ReportBlock[] {
  const stated = list.flat();
  return stated.length === 0 ? [] : [{ type: 'fields', fields: stated }];
}

/** A note whose title and text stand under `notes.<name>`. */
export function noteBlock(words: ReportWords, name: string, level: ReportNote['level']): ReportBlock {
  return {
    type: 'note',
    level,
    title: words.paper(`notes.${name}.title`),
    text: words.paper(`notes.${name}.text`),
  };
}

export function empty(words: ReportWords, name: string): ReportBlock {
  return { type: 'paragraph', text: words.paper(`empty.${name}`) };
}

/** Free text under its label, on its own line. */
export function notes(words: ReportWords, text: string): ReportBlock[] {
  return fields(field(words, 'notes', text));
}

/** Older events that are not listed are counted: a cut that nobody is told of is a gap. */
export function leftNote(left: number | undefined, words: ReportWords): ReportBlock[] {
  if (left === undefined || left === 0) return [];
  const text = words.paper('custody.left.text').replace('{{n}}', numberWords(left, words.language));
  return [{ type: 'note', level: 'warn', title: words.paper('custody.left.title'), text }];
}
