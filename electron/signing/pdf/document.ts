import { inflate, isUnanswered } from '../primitives';
import { spend } from '../work';
import { Lexer } from './lexer';
import { type PdfDict, PdfError, type PdfObject, type PdfStream, pdfNull } from './objects';
import { readXref, type XrefEntry, type XrefTable } from './xref';

/** Decoded object streams and cross-reference streams together; more is a decompression bomb. */
const MOST_DECODED = 48 * 1024 * 1024;
const MOST_PARSED = 500_000;

/**
 * A PDF, or its state at an earlier revision: the first `end` bytes. Objects are read when asked for.
 * Nothing is repaired: a file whose tables do not hold is refused with PdfError.
 */
export class PdfFile {
  readonly bytes: Uint8Array;
  readonly end: number;
  readonly xref: XrefTable;
  private readonly later: PdfFile | undefined;
  private readonly cache = new Map<number, PdfObject>();
  private readonly containers = new Map<number, { numbers: number[]; offsets: number[]; data: Uint8Array }>();
  /** end of each object that was read at its own offset */
  private readonly ends = new Map<number, number>();
  private decoded = 0;

  /** Bound against streams that swell; whoever reads a file that the vault kept may raise it. */
  mostDecoded = MOST_DECODED;

  /** @param later the same file with more revisions: what stands at the same place in both is read once */
  constructor(bytes: Uint8Array, end = bytes.length, later?: PdfFile) {
    this.bytes = bytes;
    this.end = end;
    this.later = later;
    this.xref = readXref(bytes, end, (stream) => this.decode(stream));
  }

  get trailer(): PdfDict {
    return this.xref.trailer;
  }

  /** The object with this number as it is written, null where there is none. */
  load(num: number): PdfObject {
    const known = this.cache.get(num);
    if (known !== undefined) return known;
    const entry = this.xref.entries.get(num);
    // set first, so that an object whose length refers to itself ends as null instead of running on
    this.cache.set(num, pdfNull);
    const object = entry === undefined ? pdfNull : (this.sharedWith(num, entry) ?? this.read(num, entry));
    this.cache.set(num, object);
    if (this.cache.size > MOST_PARSED) throw new PdfError('too many objects');
    return object;
  }

  /** Follows references; a chain of them that does not end is null. */
  resolve(object: PdfObject | undefined): PdfObject {
    let current = object ?? pdfNull;
    for (let i = 0; i < 32 && current.kind === 'ref'; i += 1) {
      const entry = this.xref.entries.get(current.num);
      const gen = entry?.kind === 'offset' ? entry.gen : 0;
      current = entry !== undefined && gen === current.gen ? this.load(current.num) : pdfNull;
    }
    return current.kind === 'ref' ? pdfNull : current;
  }

  dict(object: PdfObject | undefined): PdfDict | undefined {
    const found = this.resolve(object);
    if (found.kind === 'dict') return found;
    return found.kind === 'stream' ? found.dict : undefined;
  }

  items(object: PdfObject | undefined): PdfObject[] {
    const found = this.resolve(object);
    return found.kind === 'array' ? found.items : [];
  }

  name(object: PdfObject | undefined): string | undefined {
    const found = this.resolve(object);
    return found.kind === 'name' ? found.name : undefined;
  }

  number(object: PdfObject | undefined): number | undefined {
    const found = this.resolve(object);
    return found.kind === 'number' ? found.value : undefined;
  }

  catalog(): PdfDict {
    const root = this.dict(this.trailer.entries.get('Root'));
    if (root === undefined || this.name(root.entries.get('Type')) !== 'Catalog')
      throw new PdfError('no catalog');
    return root;
  }

  /** What the later file read at the same place: the same bytes are the same object, unless its length stands elsewhere. */
  private sharedWith(num: number, entry: XrefEntry): PdfObject | undefined {
    const other = this.later?.xref.entries.get(num);
    if (entry.kind !== 'offset' || other?.kind !== 'offset') return undefined;
    if (other.offset !== entry.offset || other.gen !== entry.gen) return undefined;
    const end = this.later?.endOf(num) ?? 0;
    if (end === 0 || end > this.end) return undefined;
    const found = this.later?.load(num);
    if (found?.kind === 'stream' && found.dict.entries.get('Length')?.kind !== 'number') return undefined;
    if (found !== undefined) this.ends.set(num, end);
    return found;
  }

  private read(num: number, entry: XrefEntry): PdfObject {
    if (entry.kind === 'packed') return this.readPacked(num, entry);
    const lexer = new Lexer(this.bytes, entry.offset, this.end);
    const from = lexer.at;
    if (lexer.integer() !== num || lexer.integer() !== entry.gen || !lexer.take('obj')) {
      throw new PdfError(`object ${num} is not where the table says`);
    }
    const object = lexer.object();
    spend(1 + (lexer.at - from) / 20);
    const isStream = object.kind === 'dict' && lexer.take('stream');
    const whole = isStream ? this.readStream(lexer, object) : object;
    if (!isStream && !lexer.take('endobj')) throw new PdfError(`object ${num} does not end`);
    this.ends.set(num, lexer.at);
    return whole;
  }

  private readStream(lexer: Lexer, dict: PdfDict): PdfStream {
    if (lexer.peek() === 13) lexer.at += 1;
    if (lexer.peek() === 10) lexer.at += 1;
    const length = this.number(dict.entries.get('Length'));
    if (length === undefined || length < 0 || lexer.at + length > this.end)
      throw new PdfError('stream of wrong length');
    const raw = this.bytes.subarray(lexer.at, lexer.at + length);
    lexer.at += length;
    if (!lexer.take('endstream')) throw new PdfError('stream does not end where its length says');
    return { kind: 'stream', dict, raw };
  }

  /** Where an object that was read ends in the file, 0 for one that was not read or lies in an object stream. */
  endOf(num: number): number {
    return this.ends.get(num) ?? 0;
  }

  private readPacked(num: number, { container, index }: XrefEntry & { kind: 'packed' }): PdfObject {
    const pack = this.container(container);
    // readers go by the number or by the index: where these disagree, they show two contents
    const offset = pack.numbers[index] === num ? pack.offsets[index] : undefined;
    if (offset === undefined) throw new PdfError(`object ${num} is not in its stream`);
    const lexer = new Lexer(pack.data, offset);
    const object = lexer.object();
    spend(1 + (lexer.at - offset) / 20);
    return object;
  }

  private container(num: number) {
    const known = this.containers.get(num);
    if (known !== undefined) return known;
    if (this.xref.entries.get(num)?.kind !== 'offset') throw new PdfError('object stream inside another');
    const stream = this.load(num);
    if (stream.kind !== 'stream' || this.name(stream.dict.entries.get('Type')) !== 'ObjStm') {
      throw new PdfError('not an object stream');
    }
    const data = this.decode(stream);
    const count = this.number(stream.dict.entries.get('N')) ?? -1;
    const first = this.number(stream.dict.entries.get('First')) ?? -1;
    if (count < 0 || count > 200_000 || first < 0 || first > data.length)
      throw new PdfError('bad object stream');
    const lexer = new Lexer(data, 0, first);
    const numbers: number[] = [];
    const offsets: number[] = [];
    for (let i = 0; i < count; i += 1) {
      numbers.push(lexer.integer());
      offsets.push(first + lexer.integer());
    }
    const made = { numbers, offsets, data };
    this.containers.set(num, made);
    return made;
  }

  /** Decodes a stream that is plain or Flate, with PNG predictors; other filters are not needed for structure. */
  decode(stream: PdfStream): Uint8Array {
    const filter = this.resolve(stream.dict.entries.get('Filter'));
    if (filter.kind === 'null') return stream.raw;
    const names = filter.kind === 'array' ? filter.items.map((item) => this.name(item)) : [this.name(filter)];
    if (names.length !== 1 || names[0] !== 'FlateDecode') throw new PdfError('unknown filter');
    let data: Uint8Array;
    try {
      data = inflate(stream.raw, Math.max(1, this.mostDecoded - this.decoded));
    } catch (error) {
      if (isUnanswered(error)) throw error;
      throw new PdfError('stream does not decompress');
    }
    this.decoded += data.length;
    const holder = this.resolve(stream.dict.entries.get('DecodeParms'));
    const parameters = this.dict(holder.kind === 'array' ? holder.items[0] : holder);
    const predictor = this.number(parameters?.entries.get('Predictor')) ?? 1;
    if (predictor === 1) return data;
    if (predictor < 10) throw new PdfError('unknown predictor');
    return undoPng(data, this.number(parameters?.entries.get('Columns')) ?? 1);
  }
}

/** PNG predictors (RFC 2083, 6) for one byte a sample. */
function undoPng(data: Uint8Array, columns: number): Uint8Array {
  if (columns < 1 || columns > 100_000) throw new PdfError('bad predictor');
  const rows = Math.floor(data.length / (columns + 1));
  const out = new Uint8Array(rows * columns);
  for (let r = 0; r < rows; r += 1) {
    const type = data[r * (columns + 1)] ?? 0;
    for (let c = 0; c < columns; c += 1) {
      const raw = data[r * (columns + 1) + 1 + c] ?? 0;
      const left = c > 0 ? (out[r * columns + c - 1] ?? 0) : 0;
      const up = r > 0 ? (out[(r - 1) * columns + c] ?? 0) : 0;
      const upLeft = c > 0 && r > 0 ? (out[(r - 1) * columns + c - 1] ?? 0) : 0;
      out[r * columns + c] = raw + predicted(type, left, up, upLeft);
    }
  }
  return out;
}

function predicted(type: number, left: number, up: number, upLeft: number): number {
  if (type === 0) return 0;
  if (type === 1) return left;
  if (type === 2) return up;
  if (type === 3) return (left + up) >> 1;
  const p = left + up - upLeft;
  const [a, b, c] = [Math.abs(p - left), Math.abs(p - up), Math.abs(p - upLeft)];
  return a <= b && a <= c ? left : b <= c ? up : upLeft;
}
