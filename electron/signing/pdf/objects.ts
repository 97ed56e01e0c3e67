import { spend } from '../work';

/** PDF objects as ISO 32000-1 section 7.3 has them. Streams keep their raw bytes; nothing is decoded unasked. */

export class PdfError extends Error {}

export interface PdfRef {
  kind: 'ref';
  num: number;
  gen: number;
}
export interface PdfDict {
  kind: 'dict';
  entries: Map<string, PdfObject>;
}
export interface PdfStream {
  kind: 'stream';
  dict: PdfDict;
  raw: Uint8Array;
}
export interface PdfArray {
  kind: 'array';
  items: PdfObject[];
}
/** `start` and `end` are the offsets of the token with its delimiters: where /Contents stands is part of the proof. */
export interface PdfString {
  kind: 'string';
  bytes: Uint8Array;
  hex: boolean;
  start: number;
  end: number;
}
export interface PdfName {
  kind: 'name';
  name: string;
}
export interface PdfNumber {
  kind: 'number';
  value: number;
  text: string;
}
export interface PdfBoolean {
  kind: 'boolean';
  value: boolean;
}
export interface PdfNull {
  kind: 'null';
}
export type PdfObject =
  | PdfRef
  | PdfDict
  | PdfStream
  | PdfArray
  | PdfString
  | PdfName
  | PdfNumber
  | PdfBoolean
  | PdfNull;

export const pdfNull: PdfNull = { kind: 'null' };
export const ref = (num: number, gen = 0): PdfRef => ({ kind: 'ref', num, gen });
export const name = (text: string): PdfName => ({ kind: 'name', name: text });
export const num = (value: number): PdfNumber => ({ kind: 'number', value, text: formatNumber(value) });
export const array = (...items: PdfObject[]): PdfArray => ({ kind: 'array', items });
export const dict = (entries: Record<string, PdfObject>): PdfDict => ({
  kind: 'dict',
  entries: new Map(Object.entries(entries)),
});
/** Text outside ASCII goes as UTF-16BE with its mark, ISO 32000-1 7.9.2.2. */
export function textString(text: string): PdfString {
  const ascii = /^[\x20-\x7e]*$/.test(text);
  const bytes = ascii
    ? Buffer.from(text, 'latin1')
    : Buffer.concat([Buffer.of(0xfe, 0xff), Buffer.from(text, 'utf16le').swap16()]);
  return { kind: 'string', bytes, hex: !ascii, start: 0, end: 0 };
}

export function formatNumber(value: number): string {
  return Number.isInteger(value) ? String(value) : value.toFixed(4).replace(/\.?0+$/, '');
}

/** UTF-16BE, UTF-8 or Latin text of a string object. */
export function readText(object: PdfObject | undefined): string {
  if (object?.kind !== 'string') return '';
  const bytes = Buffer.from(object.bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) {
    return Buffer.from(bytes.subarray(2, bytes.length & ~1))
      .swap16()
      .toString('utf16le');
  }
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return bytes.subarray(3).toString('utf8');
  return bytes.toString('latin1');
}

/**
 * Equality of two objects as they are written: references by number, not by what they point to.
 * Objects nest to at most the parser's depth, so recursion is bounded.
 */
export function sameObject(a: PdfObject, b: PdfObject): boolean {
  if (a.kind === 'dict' && b.kind === 'dict') return sameEntries(a, b);
  if (a.kind === 'stream' && b.kind === 'stream') {
    spend(a.raw.length / 4_000);
    return sameEntries(a.dict, b.dict) && Buffer.compare(a.raw, b.raw) === 0;
  }
  if (a.kind === 'array' && b.kind === 'array') {
    return (
      a.items.length === b.items.length && a.items.every((item, i) => sameObject(item, b.items[i] ?? pdfNull))
    );
  }
  if (a.kind === 'string' && b.kind === 'string') return Buffer.compare(a.bytes, b.bytes) === 0;
  if (a.kind === 'ref' && b.kind === 'ref') return a.num === b.num && a.gen === b.gen;
  if (a.kind === 'name' && b.kind === 'name') return a.name === b.name;
  if (a.kind === 'number' && b.kind === 'number') return a.value === b.value;
  if (a.kind === 'boolean' && b.kind === 'boolean') return a.value === b.value;
  return a.kind === 'null' && b.kind === 'null';
}

function sameEntries(a: PdfDict, b: PdfDict): boolean {
  if (a.entries.size !== b.entries.size) return false;
  for (const [key, value] of a.entries) {
    const other = b.entries.get(key);
    if (other === undefined || !sameObject(value, other)) return false;
  }
  return true;
}
