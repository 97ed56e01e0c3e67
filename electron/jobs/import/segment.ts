import { hash } from 'node:crypto';
import { leafRows, segmentRows } from '../../../db/domain/import';
import { leafHash } from '../../../db/domain/merkle';

/** A row of an import as the table keeps it. */
export interface PackedRow {
  readonly canonical: string;
  readonly form: number;
  readonly rest: string;
}

/** Rows as one blob of JSONB (SQLite 3.45): `{canonical: form RS rest, …}`, in the order of the table's key. */
export interface Segment {
  readonly blob: Uint8Array;
  readonly rows: number;
  /** Hashes of the leaves, 32 bytes each. */
  readonly leaves: readonly Uint8Array[];
}

const digest = (bytes: Uint8Array): Uint8Array => hash('sha256', bytes, 'buffer');

export function hashLeaf(bytes: Uint8Array): Uint8Array {
  return leafHash(bytes, digest);
}

const [recordEnd, rowEnd] = [0x1e, 0x1d] as const;
const encoder = new TextEncoder();

/**
 * The rows of one segment as they are gathered, each as its leaf has it: `canonical RS form RS rest GS`
 * (db/replay/imports.ts makes the same from the table). A row is written piece by piece: canonical text, `form`, rest, `end`.
 */
export class SegmentRows {
  #bytes = new Uint8Array(64 * 1024);
  #at = 0;
  #count = 0;
  /** Where each row begins; the last is where the next one will. */
  readonly #begins = new Uint32Array(segmentRows + 1);
  /** How long each canonical text is. */
  readonly #lengths = new Uint32Array(segmentRows);
  readonly #forms = new Uint16Array(segmentRows);

  get count(): number {
    return this.#count;
  }

  get full(): boolean {
    return this.#count === segmentRows;
  }

  add({ canonical, form, rest }: PackedRow): void {
    this.putText(canonical);
    this.form(form);
    this.putText(rest);
    this.end();
  }

  putText(text: string): void {
    this.#reserve(text.length * 3);
    this.#at += encoder.encodeInto(text, this.#bytes.subarray(this.#at)).written;
  }

  put(from: Uint8Array, begin: number, end: number): void {
    this.#reserve(end - begin);
    const bytes = this.#bytes;
    let at = this.#at;
    for (let place = begin; place < end; place += 1) bytes[at++] = from[place] ?? 0;
    this.#at = at;
  }

  putByte(byte: number): void {
    this.#reserve(1);
    this.#bytes[this.#at++] = byte;
  }

  putNumber(number: number): void {
    this.#reserve(16);
    let unit = 1;
    while (unit * 10 <= number) unit *= 10;
    for (; unit >= 1; unit /= 10) this.#bytes[this.#at++] = 48 + (Math.floor(number / unit) % 10);
  }

  form(form: number): void {
    this.#lengths[this.#count] = this.#at - (this.#begins[this.#count] ?? 0);
    this.#forms[this.#count] = form;
    this.putByte(recordEnd);
    this.putNumber(form);
    this.putByte(recordEnd);
  }

  end(): void {
    this.putByte(rowEnd);
    this.#count += 1;
    this.#begins[this.#count] = this.#at;
  }

  /** Sorts, hashes and packs the rows, and begins anew. */
  pack(): Segment {
    const order = this.#sorted();
    const segment = { blob: this.#jsonb(order), rows: this.#count, leaves: this.#leaves(order) };
    this.#at = 0;
    this.#count = 0;
    return segment;
  }

  #reserve(more: number): void {
    if (this.#at + more <= this.#bytes.length) return;
    const grown = new Uint8Array((this.#at + more) * 2);
    grown.set(this.#bytes.subarray(0, this.#at));
    this.#bytes = grown;
  }

  /** Rows by SQLite's order of texts, that of their bytes: by the first eight in four turns, then those that are alike. */
  #sorted(): Uint32Array {
    let order = Uint32Array.from({ length: this.#count }, (_, row) => row);
    let other = new Uint32Array(this.#count);
    const places = new Uint32Array(65_537);
    const keys = new Uint16Array(this.#count);
    for (const pair of [6, 4, 2, 0]) {
      places.fill(0);
      for (let row = 0; row < this.#count; row += 1) {
        const key = this.#pairOf(row, pair);
        keys[row] = key;
        places[key + 1] = (places[key + 1] ?? 0) + 1;
      }
      for (let key = 1; key <= 65_535; key += 1) places[key] = (places[key] ?? 0) + (places[key - 1] ?? 0);
      for (const row of order) {
        const key = keys[row] ?? 0;
        const place = places[key] ?? 0;
        other[place] = row;
        places[key] = place + 1;
      }
      [order, other] = [other, order];
    }
    this.#sortAlike(order);
    return order;
  }

  /** Two bytes of a canonical text as a number; what lies beyond its end counts as zero. */
  #pairOf(row: number, at: number): number {
    const from = (this.#begins[row] ?? 0) + at;
    const left = (this.#lengths[row] ?? 0) - at;
    if (left <= 0) return 0;
    return ((this.#bytes[from] ?? 0) << 8) | (left > 1 ? (this.#bytes[from + 1] ?? 0) : 0);
  }

  #sortAlike(order: Uint32Array): void {
    for (let from = 0; from < order.length; ) {
      let to = from + 1;
      while (to < order.length && this.#alike(order[from] ?? 0, order[to] ?? 0)) to += 1;
      if (to - from > 1) order.subarray(from, to).sort((one, two) => this.#compare(one, two));
      from = to;
    }
  }

  #alike(one: number, other: number): boolean {
    for (const pair of [0, 2, 4, 6]) if (this.#pairOf(one, pair) !== this.#pairOf(other, pair)) return false;
    return true;
  }

  #compare(one: number, other: number): number {
    const byText = Buffer.compare(this.#canonical(one), this.#canonical(other));
    return byText === 0 ? (this.#forms[one] ?? 0) - (this.#forms[other] ?? 0) : byText;
  }

  #canonical(row: number): Uint8Array {
    const from = this.#begins[row] ?? 0;
    return this.#bytes.subarray(from, from + (this.#lengths[row] ?? 0));
  }

  #leaves(order: Uint32Array): Uint8Array[] {
    const leaves: Uint8Array[] = [];
    for (let from = 0; from < order.length; from += leafRows) {
      const rows = order.subarray(from, from + leafRows);
      const size = rows.reduce(
        (sum, row) => sum + (this.#begins[row + 1] ?? 0) - (this.#begins[row] ?? 0),
        0,
      );
      const leaf = new Uint8Array(size);
      let at = 0;
      for (const row of rows)
        at = copy(this.#bytes, this.#begins[row] ?? 0, this.#begins[row + 1] ?? 0, leaf, at);
      leaves.push(hashLeaf(leaf));
    }
    return leaves;
  }

  /** SQLite's JSONB: a header of type and size before each element. */
  #jsonb(order: Uint32Array): Uint8Array {
    const out = new Uint8Array(this.#at + this.#count * 12 + 5);
    let at = 5;
    for (const row of order) {
      const begin = this.#begins[row] ?? 0;
      const cut = begin + (this.#lengths[row] ?? 0);
      at = putElement(out, at, this.#bytes, begin, cut);
      at = putElement(out, at, this.#bytes, cut + 1, (this.#begins[row + 1] ?? 0) - 1);
    }
    out[0] = 0xe0 | object;
    new DataView(out.buffer).setUint32(1, at - 5);
    return out.subarray(0, at);
  }
}

const [raw, object] = [10, 12] as const;

/** A text as it stands, with a header of one, two or five bytes. */
function putElement(out: Uint8Array, place: number, from: Uint8Array, begin: number, end: number): number {
  const size = end - begin;
  let at = place;
  if (size <= 11) out[at++] = (size << 4) | raw;
  else if (size <= 0xff) {
    out[at++] = 0xc0 | raw;
    out[at++] = size;
  } else {
    out[at++] = 0xe0 | raw;
    for (const shift of [24, 16, 8, 0]) out[at++] = (size >>> shift) & 0xff;
  }
  return copy(from, begin, end, out, at);
}

/** Copies some tens of bytes: for so few a loop is quicker than a call. Answers the place after them. */
function copy(from: Uint8Array, begin: number, end: number, to: Uint8Array, place: number): number {
  let at = place;
  for (let byte = begin; byte < end; byte += 1) to[at++] = from[byte] ?? 0;
  return at;
}

/** Sorts, hashes and packs rows that are given as texts. */
export function packSegment(rows: readonly PackedRow[]): Segment {
  const gathered = new SegmentRows();
  for (const row of rows) gathered.add(row);
  return gathered.pack();
}
