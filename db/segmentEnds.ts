import { and, asc, eq, sql } from 'drizzle-orm';
import type { ReadDb } from './open';
import { importedAddress } from './schema';

type Cells = typeof importedAddress.$inferSelect;

/**
 * The last four bytes of every address of a segment, in the order of its key: four bytes a row in memory, read once, for the
 * segments of recorded imports never change. An index in the database would treble what an import writes.
 */
const known = new WeakMap<ReadDb, Map<number, Uint32Array>>();

const { segment, canonical, form } = importedAddress;
const endBytes = 4;

/** Reads a segment's ends, some twenty milliseconds of work, where they are not known yet; false where they were. */
export function learnEnds(read: ReadDb, of: number): boolean {
  if (known.get(read)?.has(of)) return false;
  endsOf(read, of);
  return true;
}

function endsOf(read: ReadDb, of: number): Uint32Array {
  let all = known.get(read);
  if (!all) {
    all = new Map();
    known.set(read, all);
  }
  const ready = all.get(of);
  if (ready) return ready;
  const inOrder = read
    .select({ canonical })
    .from(importedAddress)
    .where(eq(segment, of))
    .orderBy(asc(canonical), asc(form))
    .as('rows');
  // Shorter texts are filled up in front.
  const end = sql`hex(substr(CAST('0000' || ${inOrder.canonical} AS BLOB), ${-endBytes}))`;
  const [row] = read
    .select({ text: sql<string | null>`group_concat(${end}, '')` })
    .from(inOrder)
    .all();
  const bytes = Buffer.from(row?.text ?? '', 'hex');
  const ends = Uint32Array.from({ length: bytes.length / endBytes }, (_, at) =>
    bytes.readUInt32BE(at * endBytes),
  );
  all.set(of, ends);
  return ends;
}

/** More of a segment's rows than these are found by reading it once, fewer by their places. */
const fewRows = 8;

/** Rows of a segment whose address ends so, at most so many. */
export function rowsEnding(read: ReadDb, of: number, text: string, most: number): Cells[] {
  const places = placesOf(endsOf(read, of), Buffer.from(text));
  if (places.length === 0) return [];
  if (places.length > fewRows)
    return read
      .select()
      .from(importedAddress)
      .where(and(eq(segment, of), sql`substr(${canonical}, ${-[...text].length}) = ${text}`))
      .limit(most)
      .all();
  return places
    .flatMap((place) =>
      read
        .select()
        .from(importedAddress)
        .where(eq(segment, of))
        .orderBy(asc(canonical), asc(form))
        .limit(1)
        .offset(place)
        .all(),
    )
    .filter((row) => row.canonical.endsWith(text))
    .slice(0, most);
}

/** Places of rows whose last bytes are the text's last ones. */
function placesOf(ends: Uint32Array, text: Buffer): number[] {
  const told = Math.min(endBytes, text.length);
  const mask = told === endBytes ? 0xffffffff : 2 ** (8 * told) - 1;
  const wanted = text.subarray(text.length - told).reduce((sum, byte) => sum * 256 + byte, 0);
  const places: number[] = [];
  for (let place = 0; place < ends.length; place += 1)
    if (((ends[place] ?? 0) & mask) >>> 0 === wanted) places.push(place);
  return places;
}
