import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { Anew, type Keep } from '../../../db/domain/sequence';

/** So many are held as they are. */
const mostHeld = 2_000;

const pack = (records: readonly unknown[]): Buffer =>
  deflateRawSync(Buffer.from(JSON.stringify(records), 'utf8'), { level: 1 });

function* unpack<T>(pages: readonly Buffer[]): Generator<T> {
  for (const page of pages) yield* JSON.parse(inflateRawSync(page).toString('utf8')) as T[];
}

/**
 * Keeps what a report is made of while it is made: few records as they are, more of them packed, a page at a time, at some 200
 * bytes each. They are plain JSON, so that what comes out is what went in.
 */
export const keepPacked =
  (most = mostHeld): Keep =>
  <T>(pages: Iterable<readonly T[]>) => {
    const packed: Buffer[] = [];
    let waiting: T[] = [];
    let length = 0;
    for (const page of pages) {
      waiting.push(...page);
      length += page.length;
      if (length <= most) continue;
      packed.push(pack(waiting));
      waiting = [];
    }
    if (packed.length === 0) return waiting;
    if (waiting.length > 0) packed.push(pack(waiting));
    return new Anew<T>(() => unpack(packed), length);
  };
