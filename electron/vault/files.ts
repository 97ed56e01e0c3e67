import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal } from '../../db/domain/refusal';
import { diskRefusal, syncFolder, writeDurable } from './durable';
import {
  chunkSize,
  headerSize,
  makeHeader,
  openHeader,
  sealChunk,
  tagSize,
  unsealChunk,
} from './sealed/format';
import { type Unfinished, unfinishedEnd } from './sealed/stream';

/**
 * Keeps whole files beside the database, encrypted and named by the SHA-256 of their content. Small ones go through
 * `put` and `get`; large ones are sealed and read by a worker (`sealed/stream.ts`) on the same format.
 */
export interface FileStore {
  /** Writes durably and answers the SHA-256 in hex; the same content twice is kept once. */
  put(bytes: Uint8Array): string;
  /** The content, hashed again. @throws Refusal `file.not-found`, `file.altered` */
  get(sha256: string): Buffer;
  /** Gives what a worker sealed its name; content that was there already is written anew, which heals a damaged one. */
  keep(unfinished: Unfinished): void;
  discard(unfinished: Pick<Unfinished, 'path'>): void;
  pathOf(sha256: string): string;
  /** What a worker needs to seal and read; the keys are the store's own, so they go to our workers alone. */
  lend(): { place: string; keys: Uint8Array[] };
}

/** @param older keys that files were sealed under before the vault was re-keyed; new files are sealed under `key` */
export function openFileStore(folder: string, key: Uint8Array, older: readonly Uint8Array[] = []): FileStore {
  const keys = [key, ...older];
  const place = join(folder, 'files');
  const pathOf = (sha256: string) => join(place, `${sha256}.sealed`);
  sweepUnfinished(place);
  return {
    put: (bytes) => {
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      if (!existsSync(pathOf(sha256))) {
        makeFolder(place);
        writeDurable(pathOf(sha256), sealBytes(key, bytes));
      }
      return sha256;
    },
    get: (sha256) => {
      if (!existsSync(pathOf(sha256))) throw new Refusal('file.not-found', { file: sha256 });
      const bytes = unsealBytes(keys, readFileSync(pathOf(sha256)));
      if (!bytes || createHash('sha256').update(bytes).digest('hex') !== sha256)
        throw new Refusal('file.altered', { file: sha256 });
      return bytes;
    },
    keep: ({ path, sha256 }) => {
      try {
        renameSync(path, pathOf(sha256));
        syncFolder(place);
      } catch (thrown) {
        throw diskRefusal(thrown);
      }
    },
    discard: ({ path }) => rmSync(path, { force: true }),
    pathOf,
    lend: () => {
      makeFolder(place);
      return { place, keys: keys.map((one) => Uint8Array.from(one)) };
    },
  };
}

function sealBytes(key: Uint8Array, bytes: Uint8Array): Buffer {
  const header = makeHeader(key);
  const parts = [header.bytes];
  for (let index = 0, last = false; !last; index += 1) {
    const plain = bytes.subarray(index * chunkSize, (index + 1) * chunkSize);
    last = plain.length < chunkSize;
    parts.push(...sealChunk(header, index, last, plain));
  }
  return Buffer.concat(parts);
}

function unsealBytes(keys: readonly Uint8Array[], sealed: Buffer): Buffer | undefined {
  const header = openHeader(keys, sealed.subarray(0, headerSize));
  if (!header) return undefined;
  const parts: Buffer[] = [];
  const step = chunkSize + tagSize;
  for (let index = 0, last = false; !last; index += 1) {
    const at = headerSize + index * step;
    last = sealed.length - at < step;
    const plain = unsealChunk(header, index, last, sealed.subarray(at, at + step));
    if (!plain) return undefined;
    parts.push(plain);
  }
  return Buffer.concat(parts);
}

/** A file that is being sealed is written to all the time; one that rested this long was left by a crash. */
const abandonedMilliseconds = 3_600_000;

/** What a crash left half-written was never said to be kept. */
function sweepUnfinished(place: string): void {
  if (!existsSync(place)) return;
  for (const name of readdirSync(place).filter((one) => one.endsWith(unfinishedEnd))) {
    const path = join(place, name);
    const touched = statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
    if (Date.now() - touched > abandonedMilliseconds) rmSync(path, { force: true });
  }
}

function makeFolder(place: string): void {
  try {
    mkdirSync(place, { recursive: true, mode: 0o700 });
  } catch (thrown) {
    throw diskRefusal(thrown);
  }
}
