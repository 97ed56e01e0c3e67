import { spend } from '../work';
import { Lexer } from './lexer';
import { type PdfDict, PdfError, type PdfObject, type PdfStream } from './objects';

export type XrefEntry =
  | { kind: 'offset'; offset: number; gen: number }
  | { kind: 'packed'; container: number; index: number };

export interface XrefTable {
  /** objects in use; a number that the newest table frees is absent */
  entries: Map<number, XrefEntry>;
  /** the newest trailer */
  trailer: PdfDict;
  /** offset that the last `startxref` names */
  startxref: number;
  /** offsets of all sections, newest first */
  sections: number[];
  /** sections that name a second table beside themselves (hybrid, ISO 32000-1, 7.5.8.4), which not every reader follows */
  hybrid: number[];
  /** true where the newest section is a stream, which a classic update may not follow */
  newestIsStream: boolean;
  size: number;
}

const MOST_SECTIONS = 500;
const MOST_ENTRIES = 500_000;

type Decode = (stream: PdfStream) => Uint8Array;
type Slots = Map<number, XrefEntry | 'free'>;

function findStart(bytes: Uint8Array, end: number): number {
  const from = Math.max(0, end - 2_048);
  const tail = Buffer.from(bytes.subarray(from, end)).toString('latin1');
  const m = /startxref\s+(\d{1,12})\s+%%EOF\s*$/.exec(tail.slice(tail.lastIndexOf('startxref')));
  if (m === null) throw new PdfError('no startxref at the end');
  return Number(m[1]);
}

/**
 * First definition wins: sections are read from the newest to the oldest. Inside one section a number stands once:
 * readers differ on which of two wins.
 */
function put(slots: Slots, here: Set<number>, num: number, entry: XrefEntry | 'free'): void {
  spend(0.5);
  if (here.has(num)) throw new PdfError('an object stands twice in one table');
  here.add(num);
  if (!slots.has(num)) slots.set(num, entry);
  if (slots.size > MOST_ENTRIES) throw new PdfError('too many objects');
}

function readClassic(lexer: Lexer, slots: Slots): PdfDict {
  const here = new Set<number>();
  for (;;) {
    if (lexer.take('trailer')) break;
    const first = lexer.integer();
    const count = lexer.integer();
    if (count > MOST_ENTRIES) throw new PdfError('too many objects');
    for (let i = 0; i < count; i += 1) {
      const offset = lexer.integer();
      const gen = lexer.integer();
      if (lexer.take('n')) put(slots, here, first + i, { kind: 'offset', offset, gen });
      else if (lexer.take('f')) put(slots, here, first + i, 'free');
      else throw new PdfError('bad entry in the table of objects');
    }
  }
  const trailer = lexer.object();
  if (trailer.kind !== 'dict') throw new PdfError('no trailer');
  return trailer;
}

function numberOf(object: PdfObject | undefined): number | undefined {
  return object?.kind === 'number' && Number.isSafeInteger(object.value) ? object.value : undefined;
}

function readField(data: Uint8Array, at: number, width: number): number {
  let value = 0;
  for (let i = 0; i < width; i += 1) value = value * 256 + (data[at + i] ?? 0);
  if (!Number.isSafeInteger(value)) throw new PdfError('bad table of objects');
  return value;
}

function readStreamSection(
  bytes: Uint8Array,
  lexer: Lexer,
  end: number,
  slots: Slots,
  decode: Decode,
): PdfDict {
  lexer.integer();
  lexer.integer();
  if (!lexer.take('obj')) throw new PdfError('no table of objects');
  const dict = lexer.object();
  if (dict.kind !== 'dict' || !lexer.take('stream')) throw new PdfError('no table of objects');
  const type = dict.entries.get('Type');
  if (type?.kind !== 'name' || type.name !== 'XRef') throw new PdfError('no table of objects');
  if (lexer.peek() === 13) lexer.at += 1;
  if (lexer.peek() === 10) lexer.at += 1;
  const length = numberOf(dict.entries.get('Length'));
  if (length === undefined || length < 0 || lexer.at + length > end)
    throw new PdfError('bad table of objects');
  const data = decode({ kind: 'stream', dict, raw: bytes.subarray(lexer.at, lexer.at + length) });
  readStreamEntries(dict, data, slots);
  return dict;
}

function readStreamEntries(dict: PdfDict, data: Uint8Array, slots: Slots): void {
  const numbers = (key: string): number[] => {
    const value = dict.entries.get(key);
    return value?.kind === 'array' ? value.items.map((item) => numberOf(item) ?? -1) : [];
  };
  const [w0 = -1, w1 = -1, w2 = -1] = numbers('W');
  if ([w0, w1, w2].some((w) => w < 0 || w > 8)) throw new PdfError('bad table of objects');
  const width = w0 + w1 + w2;
  const index = numbers('Index');
  const ranges = index.length > 0 ? index : [0, numberOf(dict.entries.get('Size')) ?? 0];
  const here = new Set<number>();
  let at = 0;
  for (let r = 0; r + 1 < ranges.length; r += 2) {
    const first = ranges[r] ?? -1;
    const count = ranges[r + 1] ?? -1;
    if (first < 0 || count < 0 || at + count * width > data.length)
      throw new PdfError('bad table of objects');
    for (let i = 0; i < count; i += 1, at += width) {
      const type = w0 === 0 ? 1 : readField(data, at, w0);
      const a = readField(data, at + w0, w1);
      const b = readField(data, at + w0 + w1, w2);
      if (type === 0) put(slots, here, first + i, 'free');
      else if (type === 1) put(slots, here, first + i, { kind: 'offset', offset: a, gen: b });
      else if (type === 2) put(slots, here, first + i, { kind: 'packed', container: a, index: b });
    }
  }
}

/** Reads all cross-reference sections (ISO 32000-1, 7.5.4 and 7.5.8) of the first `end` bytes. */
export function readXref(bytes: Uint8Array, end: number, decode: Decode): XrefTable {
  const startxref = findStart(bytes, end);
  const slots: Slots = new Map();
  const sections: number[] = [];
  const hybrid: number[] = [];
  let newest: PdfDict | undefined;
  let newestIsStream = false;
  const queue: number[] = [startxref];
  for (let offset = queue.shift(); offset !== undefined; offset = queue.shift()) {
    if (sections.includes(offset)) throw new PdfError('tables of objects in a circle');
    if (sections.length >= MOST_SECTIONS) throw new PdfError('too many revisions');
    sections.push(offset);
    const lexer = new Lexer(bytes, offset, end);
    const classic = lexer.take('xref');
    const dict = classic ? readClassic(lexer, slots) : readStreamSection(bytes, lexer, end, slots, decode);
    if (newest === undefined) {
      newest = dict;
      newestIsStream = !classic;
    }
    const hidden = numberOf(dict.entries.get('XRefStm'));
    const previous = numberOf(dict.entries.get('Prev'));
    if (classic && hidden !== undefined) {
      queue.unshift(hidden);
      hybrid.push(offset);
    }
    if (previous !== undefined) queue.push(previous);
    if (dict.entries.has('Prev') && previous === undefined) throw new PdfError('bad /Prev');
  }
  if (newest === undefined) throw new PdfError('no table of objects');
  let size = 0;
  // in place: large files have many revisions, and each has a table of its own
  for (const [num, entry] of slots) {
    size = Math.max(size, num + 1);
    if (entry === 'free') slots.delete(num);
  }
  const entries = slots as Map<number, XrefEntry>;
  return { entries, trailer: newest, startxref, sections, hybrid, newestIsStream, size };
}
