import { createHash, randomBytes, randomUUID } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { Refusal } from '../../db/domain/refusal';
import { diskRefusal, syncFolder, writePieces } from './durable';
import {
  chunkSize,
  headerSize,
  makeHeader,
  openHeader,
  plainSize,
  sealChunk,
  tagSize,
  unsealChunk,
} from './sealed/format';
import { fill, type Unfinished, unfinishedEnd } from './sealed/stream';

/** Bytes that were put aside; a crash leaves nothing of them that anybody could read or keep. */
export interface HeldBytes {
  /** @throws Refusal `file.altered` */
  read(): Buffer;
  /** Forgets them; more than once does no harm. */
  end(): void;
}

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
  /** Puts bytes aside, sealed, for as long as somebody works on them: what is too much for memory and is no file yet. */
  hold(bytes: Uint8Array): HeldBytes;
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
        writePieces(pathOf(sha256), sealBytes(key, bytes));
      }
      return sha256;
    },
    get: (sha256) => {
      if (!existsSync(pathOf(sha256))) throw new Refusal('file.not-found', { file: sha256 });
      const bytes = unsealFile(keys, pathOf(sha256));
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
    hold: (bytes) => holdBytes(place, bytes),
    pathOf,
    lend: () => {
      makeFolder(place);
      return { place, keys: keys.map((one) => Uint8Array.from(one)) };
    },
  };
}

/** Under a key that is nowhere but in memory: what a crash leaves of it is noise until it is swept away. */
function holdBytes(place: string, bytes: Uint8Array): HeldBytes {
  const key = randomBytes(32);
  const path = join(place, `${randomUUID()}${unfinishedEnd}`);
  const end = () => rmSync(path, { force: true });
  makeFolder(place);
  try {
    const file = openSync(path, 'wx', 0o600);
    try {
      for (const part of sealBytes(key, bytes))
        for (let at = 0; at < part.length; ) at += writeSync(file, part, at);
    } finally {
      closeSync(file);
    }
  } catch (thrown) {
    end();
    throw diskRefusal(thrown);
  }
  return {
    read: () => {
      const read = unsealFile([key], path);
      if (!read) throw new Refusal('file.altered', { file: path });
      return read;
    },
    end,
  };
}

/** A sealed file in pieces, so that nobody holds the whole of it. */
function* sealBytes(key: Uint8Array, bytes: Uint8Array): Generator<Buffer> {
  const header = makeHeader(key);
  yield header.bytes;
  for (let index = 0, last = false; !last; index += 1) {
    const plain = bytes.subarray(index * chunkSize, (index + 1) * chunkSize);
    last = plain.length < chunkSize;
    yield* sealChunk(header, index, last, plain);
  }
}

/** Chunk by chunk, so that nobody holds what is sealed beside what was. */
function unsealFile(keys: readonly Uint8Array[], path: string): Buffer | undefined {
  const file = openSync(path, 'r');
  try {
    const size = plainSize(fstatSync(file).size);
    const header = openHeader(keys, fill(file, Buffer.alloc(headerSize)));
    if (!header || size === undefined) return undefined;
    const whole = Buffer.allocUnsafe(size);
    const sealed = Buffer.allocUnsafe(chunkSize + tagSize);
    let filled = 0;
    for (let index = 0, last = false; !last; index += 1) {
      const chunk = fill(file, sealed);
      last = chunk.length < sealed.length;
      const plain = unsealChunk(header, index, last, chunk);
      if (!plain || filled + plain.length > size) return undefined;
      plain.copy(whole, filled);
      filled += plain.length;
    }
    return filled === size ? whole : undefined;
  } finally {
    closeSync(file);
  }
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
