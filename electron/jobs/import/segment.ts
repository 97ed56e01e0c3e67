import { hash } from 'node:crypto';
import { leafRows } from '../../../db/domain/import';
import { leafHash } from '../../../db/domain/merkle';

/** A row of an import as the table keeps it. */
export interface PackedRow {
  readonly canonical: string;
  readonly form: number;
  readonly rest: string;
}

/** Rows as one blob of JSONB (SQLite 3.45): `[[canonical, form, rest], …]`, in the order of the table's key. */
export interface Segment {
  readonly blob: Uint8Array;
  readonly rows: number;
  /** Hashes of the leaves, 32 bytes each. */
  readonly leaves: readonly Uint8Array[];
}

/** SQLite's order of texts: that of their bytes in UTF-8, which is that of their code points. */
export function compareRows(one: PackedRow, other: PackedRow): number {
  if (one.canonical === other.canonical) return one.form - other.form;
  if (!surrogate.test(one.canonical) && !surrogate.test(other.canonical))
    return one.canonical < other.canonical ? -1 : 1;
  return Buffer.compare(Buffer.from(one.canonical), Buffer.from(other.canonical));
}

const surrogate = /[\ud800-\udfff\ue000-\uffff]/;

/** Sorts, hashes and packs the rows of one segment. */
export function packSegment(rows: PackedRow[]): Segment {
  rows.sort(compareRows);
  const leaves: Uint8Array[] = [];
  for (let at = 0; at < rows.length; at += leafRows)
    leaves.push(
      hashLeaf(
        Buffer.from(
          rows
            .slice(at, at + leafRows)
            .map(leafText)
            .join(''),
        ),
      ),
    );
  return { blob: packJsonb(rows), rows: rows.length, leaves };
}

/** What a leaf says of a row; db/replay/imports.ts makes the same from the table. */
export function leafText({ canonical, form, rest }: PackedRow): string {
  return `${canonical}\u001e${form}\u001e${rest}\u001d`;
}

const digest = (bytes: Uint8Array): Uint8Array => hash('sha256', bytes, 'buffer');

export function hashLeaf(bytes: Uint8Array): Uint8Array {
  return leafHash(bytes, digest);
}

const array = 11;
const integer = 3;
const raw = 10;

/** SQLite's JSONB: a header of type and size before each element, sizes of up to 11 within its first byte. */
function packJsonb(rows: readonly PackedRow[]): Uint8Array {
  const most = rows.reduce((sum, { canonical, rest }) => sum + 3 * (canonical.length + rest.length) + 40, 16);
  const out = Buffer.allocUnsafe(most);
  let at = 5;
  for (const { canonical, form, rest } of rows) {
    const begin = at;
    at += 5;
    at = putText(out, at, raw, canonical);
    at = putText(out, at, integer, String(form));
    at = putText(out, at, raw, rest);
    at = putHeader(out, begin, at, array);
  }
  at = putHeader(out, 0, at, array);
  // A copy of its own: what is handed to another thread must not be the pool's.
  return Uint8Array.from(out.subarray(0, at));
}

/** Writes a four-byte size into the five bytes that were left before the content. */
function putHeader(out: Buffer, begin: number, end: number, type: number): number {
  out[begin] = 0xe0 | type;
  out.writeUInt32BE(end - begin - 5, begin + 1);
  return end;
}

function putText(out: Buffer, at: number, type: number, text: string): number {
  // Nearly all texts are ASCII of some tens of characters.
  const length = ascii(text) ? text.length : Buffer.byteLength(text);
  let from = at;
  if (length <= 11) out[from++] = (length << 4) | type;
  else if (length <= 0xff) {
    out[from++] = 0xc0 | type;
    out[from++] = length;
  } else {
    out[from++] = 0xe0 | type;
    from = out.writeUInt32BE(length, from);
  }
  return from + out.write(text, from, length === text.length ? 'latin1' : 'utf8');
}

function ascii(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) if (text.charCodeAt(at) > 127) return false;
  return true;
}
