import { hash } from 'node:crypto';
import { leafRows, segmentRows } from '../../../db/domain/import';
import { leafHash } from '../../../db/domain/merkle';
import { RowPacker } from './rowPacker';

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
  readonly #packer = new RowPacker();

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
    const rows = this.#count;
    const bytes = this.#bytes.subarray(0, this.#at);
    const begins = this.#begins.subarray(0, rows + 1);
    const order = this.#packer.sort(bytes, begins, this.#lengths.subarray(0, rows));
    this.#sortAlike(order);
    const leaves = this.#packer.leaves(leafRows).map(hashLeaf);
    const segment = { blob: this.#packer.jsonb(), rows, leaves };
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

  /** Sorts rows whose first eight bytes are the same. */
  #sortAlike(order: Uint32Array): void {
    for (let from = this.#packer.nextAlike(0); from < order.length; ) {
      let to = from + 2;
      while (to < order.length && this.#alike(order[from] ?? 0, order[to] ?? 0)) to += 1;
      order.subarray(from, to).sort((one, two) => this.#compare(one, two));
      from = this.#packer.nextAlike(to);
    }
  }

  #alike(one: number, other: number): boolean {
    const [first, second] = [this.#begins[one] ?? 0, this.#begins[other] ?? 0];
    for (let at = 7; at >= 0; at -= 1) {
      const left = at < (this.#lengths[one] ?? 0) ? this.#bytes[first + at] : 0;
      const right = at < (this.#lengths[other] ?? 0) ? this.#bytes[second + at] : 0;
      if (left !== right) return false;
    }
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
}

/** Sorts, hashes and packs rows that are given as texts. */
export function packSegment(rows: readonly PackedRow[]): Segment {
  const gathered = new SegmentRows();
  for (const row of rows) gathered.add(row);
  return gathered.pack();
}
