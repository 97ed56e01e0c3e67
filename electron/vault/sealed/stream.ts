import { createHash, randomUUID } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fstatSync,
  openSync,
  readSync,
  type Stats,
  writeSync,
  writevSync,
} from 'node:fs';
import { type FileHandle, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Refusal } from '../../../db/domain/refusal';
import { diskRefusal, syncFolder } from '../durable';
import {
  chunkSize,
  headerSize,
  makeHeader,
  openHeader,
  plainSize,
  type SealedHeader,
  sealChunk,
  tagSize,
  unsealChunk,
} from './format';

/** Ends of names that are not finished; what a crash leaves of them is swept away when the store is opened. */
export const unfinishedEnd = '.unfinished';

export interface Hooks {
  /** Bytes done of bytes in all; called at most some ten times a second. */
  readonly progress?: (done: number, total: number) => void;
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds of rest after each chunk, for work that must not be felt. */
  readonly rest?: number;
}

/** A file that is sealed but has no name yet: `FileStore.keep` gives it one, `discard` forgets it. */
export interface Unfinished {
  readonly path: string;
  readonly sha256: string;
  readonly size: number;
  /** The first bytes of the content, from which its kind is told. */
  readonly head: Uint8Array;
}

const headBytes = 4_096;
const between = 100;

/**
 * Hashes and seals a file in one pass and leaves it durable under a passing name. Reads and writes block this thread, which is
 * a worker's: handing each to another thread costs more than it saves. The disk is told to take in what is written on the way,
 * so that little is left to wait for at the end. Memory is that of some chunks, whatever the size.
 * @throws Refusal `job.cancelled`, `file.not-found`, `file.changing`, `vault.disk-full`, `vault.folder-read-only`, `disk.failing`;
 * nothing stays behind
 */
export async function sealFile(
  source: string,
  place: string,
  key: Uint8Array,
  hooks: Hooks = {},
): Promise<Unfinished> {
  const path = join(place, `${randomUUID()}${unfinishedEnd}`);
  let input: number | undefined;
  let output: FileHandle | undefined;
  let flush: Flush | undefined;
  try {
    input = openSync(source, 'r');
    output = await open(path, 'wx', 0o600);
    flush = new Flush(output);
    const before = fstatSync(input);
    const told = teller(hooks, before.size);
    const hash = createHash('sha256');
    const header = makeHeader(key);
    writeWhole(output.fd, [header.bytes]);
    const buffer = Buffer.allocUnsafe(chunkSize);
    let size = 0;
    let head: Uint8Array = new Uint8Array();
    for (let index = 0, last = false; !last; index += 1) {
      const plain = fill(input, buffer);
      // A file whose size is a whole number of chunks ends with an empty one.
      last = plain.length < chunkSize;
      if (index === 0) head = Uint8Array.from(plain.subarray(0, headBytes));
      writeWhole(output.fd, sealChunk(header, index, last, plain, hash));
      if (index % flushEvery === flushEvery - 1) flush.start();
      size += plain.length;
      await told(size);
    }
    header.fileKey.fill(0);
    requireUnchanged(before, fstatSync(input), size);
    await flush.end();
    if (plainSize(fstatSync(output.fd).size) !== size) throw new Refusal('disk.failing');
    return { path, sha256: hash.digest('hex'), size, head };
  } catch (thrown) {
    await flush?.rest();
    await output?.close();
    output = undefined;
    await rm(path, { force: true });
    throw diskRefusal(thrown);
  } finally {
    await output?.close();
    if (input !== undefined) closeSync(input);
  }
}

/** A file that was cut or written to meanwhile is neither what it was nor what it will be. @throws Refusal `file.changing` */
function requireUnchanged(before: Stats, after: Stats, read: number): void {
  if (!before.isFile()) return;
  if (read !== before.size || after.size !== before.size || after.mtimeMs !== before.mtimeMs)
    throw new Refusal('file.changing');
}

/** Chunks between two requests to the disk. */
const flushEvery = 32;

/** Lets the disk take in what was written while more is being made. What it once failed to take in stays a failure. */
class Flush {
  readonly #file: FileHandle;
  #running: Promise<void> | undefined;
  #failed: { why: unknown } | undefined;

  constructor(file: FileHandle) {
    this.#file = file;
  }

  start(): void {
    this.#running ??= this.#file
      .datasync()
      .catch((why: unknown) => {
        // The system tells an error of writing back once: the next call would say that all is well.
        this.#failed ??= { why };
      })
      .finally(() => {
        this.#running = undefined;
      });
  }

  /** Waits for the request that is under way. */
  async rest(): Promise<void> {
    await this.#running;
  }

  /** Everything durable. @throws what the disk said at any of the requests */
  async end(): Promise<void> {
    await this.#running;
    if (this.#failed) throw this.#failed.why;
    await this.#file.sync();
  }
}

/** Reads on until the buffer is full or the file ends. */
export function fill(file: number, into: Buffer): Buffer {
  let filled = 0;
  while (filled < into.length) {
    const read = readSync(file, into, filled, into.length - filled, null);
    if (read === 0) break;
    filled += read;
  }
  return into.subarray(0, filled);
}

/** A system may take a part of what it is given; the rest follows. */
function writeWhole(file: number, parts: readonly Buffer[]): void {
  const total = parts.reduce((sum, { length }) => sum + length, 0);
  const written = writevSync(file, parts);
  if (written === total) return;
  const rest = Buffer.concat(parts).subarray(written);
  for (let at = 0; at < rest.length; ) at += writeSync(file, rest, at);
}

async function readWhole(file: FileHandle, into: Buffer<ArrayBuffer>): Promise<Buffer<ArrayBuffer>> {
  let filled = 0;
  while (filled < into.length) {
    const { bytesRead } = await file.read(into, filled, into.length - filled, null);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return into.subarray(0, filled);
}

/** Progress at a bearable pace, the officer's wish to stop, and the rest between two chunks. */
function teller(hooks: Hooks, total: number): (done: number) => Promise<void> {
  let lastTold = 0;
  return async (done) => {
    if (hooks.signal?.aborted) throw new Refusal('job.cancelled');
    const now = performance.now();
    if (now - lastTold > between) {
      lastTold = now;
      hooks.progress?.(done, Math.max(total, done));
      // Work that never waits would never hear that it should stop.
      await new Promise((resolve) => setImmediate(resolve));
      if (hooks.signal?.aborted) throw new Refusal('job.cancelled');
    }
    if (hooks.rest) await new Promise((resolve) => setTimeout(resolve, hooks.rest));
  };
}

/**
 * The content of a sealed file, chunk by chunk.
 * @throws Refusal `file.altered` at the first chunk that is not what was sealed; `file.not-found`
 */
export async function* readSealed(path: string, keys: readonly Uint8Array[]): AsyncGenerator<Buffer> {
  let file: FileHandle;
  try {
    file = await open(path, 'r');
  } catch (thrown) {
    throw diskRefusal(thrown);
  }
  try {
    const header = await requireHeader(file, keys);
    const step = chunkSize + tagSize;
    let current = await readWhole(file, Buffer.allocUnsafe(step));
    for (let index = 0, last = false; !last; index += 1) {
      last = current.length < step;
      const reading = last ? undefined : readWhole(file, Buffer.allocUnsafe(step));
      const plain = unsealChunk(header, index, last, current);
      if (!plain) {
        await reading;
        throw new Refusal('file.altered');
      }
      yield plain;
      if (reading) current = await reading;
    }
  } finally {
    await file.close();
  }
}

async function requireHeader(file: FileHandle, keys: readonly Uint8Array[]): Promise<SealedHeader> {
  const bytes = await readWhole(file, Buffer.alloc(headerSize));
  const header = openHeader(keys, bytes);
  if (!header) throw new Refusal('file.altered');
  return header;
}

export type Integrity = 'intact' | 'altered' | 'missing';

/** Reads a sealed file again, whole, and says whether it is the content of that hash. @throws Refusal `job.cancelled` */
export async function checkFile(
  path: string,
  keys: readonly Uint8Array[],
  sha256: string,
  hooks: Hooks = {},
): Promise<Integrity> {
  if (!existsSync(path)) return 'missing';
  const hash = createHash('sha256');
  try {
    const told = teller(hooks, plainSize((await stat(path)).size) ?? 0);
    let done = 0;
    for await (const chunk of readSealed(path, keys)) {
      hash.update(chunk);
      done += chunk.length;
      await told(done);
    }
  } catch (thrown) {
    if (thrown instanceof Refusal && thrown.code === 'file.altered') return 'altered';
    if (thrown instanceof Refusal && thrown.code === 'file.not-found') return 'missing';
    throw thrown;
  }
  return hash.digest('hex') === sha256 ? 'intact' : 'altered';
}

/**
 * Writes the content in clear to where the officer said: whole and with the right hash, or not at all.
 * @throws Refusal `file.altered`, `job.cancelled`, `file.not-found`, `disk.failing` and those of a full or read-only disk
 */
export async function copyOut(
  path: string,
  keys: readonly Uint8Array[],
  sha256: string,
  target: string,
  hooks: Hooks = {},
): Promise<number> {
  const passing = `${target}.${randomUUID()}${unfinishedEnd}`;
  let output: FileHandle | undefined;
  try {
    const told = teller(hooks, plainSize((await stat(path)).size) ?? 0);
    output = await open(passing, 'wx', 0o600);
    const hash = createHash('sha256');
    let done = 0;
    for await (const chunk of readSealed(path, keys)) {
      hash.update(chunk);
      for (let at = 0; at < chunk.length; ) at += (await output.write(chunk, at)).bytesWritten;
      done += chunk.length;
      await told(done);
    }
    if (hash.digest('hex') !== sha256) throw new Refusal('file.altered');
    await output.sync();
    // The hash is that of what was read; this says that all of it arrived.
    if ((await output.stat()).size !== done) throw new Refusal('disk.failing');
    await output.close();
    output = undefined;
    await rename(passing, target);
    syncFolder(dirname(target));
    return done;
  } catch (thrown) {
    await output?.close();
    await rm(passing, { force: true });
    throw diskRefusal(thrown);
  }
}
