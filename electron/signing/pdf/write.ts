import type { PdfFile } from './document';
import { type PdfDict, PdfError, type PdfObject, type PdfString } from './objects';

function nameBytes(text: string): string {
  return `/${text.replace(/[^!-~]|[#()<>[\]{}/%]/g, (c) => `#${c.charCodeAt(0).toString(16).padStart(2, '0')}`)}`;
}

function stringBytes(object: PdfString): string {
  const bytes = Buffer.from(object.bytes);
  if (object.hex) return `<${bytes.toString('hex')}>`;
  return `(${bytes.toString('latin1').replace(/[\\()\r]/g, (c) => (c === '\r' ? '\\r' : `\\${c}`))})`;
}

/** Bytes of one object, as Latin-1. Streams get their length from what they hold. */
export const serialize = (object: PdfObject): Buffer => Buffer.concat(pieces(object));

/** The same without a copy of what a stream holds. */
function pieces(object: PdfObject): Uint8Array[] {
  if (object.kind !== 'stream') return [Buffer.from(plain(object), 'latin1')];
  const entries = new Map(object.dict.entries);
  entries.set('Length', { kind: 'number', value: object.raw.length, text: String(object.raw.length) });
  return [
    Buffer.from(`${plain({ kind: 'dict', entries })}\nstream\n`, 'latin1'),
    object.raw,
    Buffer.from('\nendstream', 'latin1'),
  ];
}

function plain(object: PdfObject): string {
  switch (object.kind) {
    case 'null':
      return 'null';
    case 'boolean':
      return String(object.value);
    case 'number':
      return object.text;
    case 'name':
      return nameBytes(object.name);
    case 'string':
      return stringBytes(object);
    case 'ref':
      return `${object.num} ${object.gen} R`;
    case 'array':
      return `[${object.items.map(plain).join(' ')}]`;
    case 'dict':
      return `<<${[...object.entries].map(([key, value]) => `${nameBytes(key)} ${plain(value)}`).join(' ')}>>`;
    case 'stream':
      throw new PdfError('a stream must be an object of its own');
  }
}

/** One object of an update: an object, or bytes that are already written (the signature with its placeholder). */
export interface Written {
  num: number;
  gen: number;
  body: PdfObject | Buffer;
}

export interface Update {
  /** the old bytes untouched, then the update */
  bytes: Buffer;
  /** offset of each written object's body */
  bodies: Map<number, number>;
}

/** Subsections of neighbouring numbers, 20 bytes an entry (ISO 32000-1, 7.5.4). */
function table(offsets: Map<number, { offset: number; gen: number }>): string {
  const numbers = [...offsets.keys()].sort((a, b) => a - b);
  const lines: string[] = ['xref\n'];
  for (let i = 0; i < numbers.length; ) {
    let end = i + 1;
    while (end < numbers.length && numbers[end] === (numbers[end - 1] ?? 0) + 1) end += 1;
    lines.push(`${numbers[i]} ${end - i}\n`);
    for (; i < end; i += 1) {
      const entry = offsets.get(numbers[i] ?? -1);
      if (entry === undefined) throw new PdfError('lost an object');
      lines.push(`${String(entry.offset).padStart(10, '0')} ${String(entry.gen).padStart(5, '0')} n \n`);
    }
  }
  return lines.join('');
}

/**
 * Appends one incremental update. Old bytes stay as they are; the trailer keeps /Root, /Info and /ID and adds /Prev.
 * @throws PdfError where the newest table is a stream: mixing kinds is what readers disagree about
 */
export function appendUpdate(file: PdfFile, objects: readonly Written[], size: number): Update {
  if (file.xref.newestIsStream) throw new PdfError('the file keeps its table of objects in a stream');
  if (file.end !== file.bytes.length) throw new PdfError('only the whole file can be continued');
  const parts: Uint8Array[] = [file.bytes];
  let at = file.bytes.length;
  const add = (part: Uint8Array): void => {
    parts.push(part);
    at += part.length;
  };
  // a Typst file ends in %%EOF without a line end
  if (file.bytes.at(-1) !== 10) add(Buffer.from('\n'));
  const offsets = new Map<number, { offset: number; gen: number }>();
  const bodies = new Map<number, number>();
  for (const object of objects) {
    offsets.set(object.num, { offset: at, gen: object.gen });
    add(Buffer.from(`${object.num} ${object.gen} obj\n`));
    bodies.set(object.num, at);
    for (const piece of Buffer.isBuffer(object.body) ? [object.body] : pieces(object.body)) add(piece);
    add(Buffer.from('\nendobj\n'));
  }
  const xrefAt = at;
  const entries = new Map<string, PdfObject>();
  for (const key of ['Root', 'Info', 'ID']) {
    const value = file.trailer.entries.get(key);
    if (value !== undefined) entries.set(key, value);
  }
  const number = (value: number): PdfObject => ({ kind: 'number', value, text: String(value) });
  entries.set('Size', number(size));
  entries.set('Prev', number(file.xref.startxref));
  const trailer: PdfDict = { kind: 'dict', entries };
  add(Buffer.from(table(offsets)));
  add(
    Buffer.concat([
      Buffer.from('trailer\n'),
      serialize(trailer),
      Buffer.from(`\nstartxref\n${xrefAt}\n%%EOF\n`),
    ]),
  );
  return { bytes: Buffer.concat(parts), bodies };
}
