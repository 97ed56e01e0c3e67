import { createHash } from 'node:crypto';
import { type FileHandle, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Refusal } from '../../db/domain/refusal';
import { diskRefusal, syncFolder } from './durable';

/** Lets long work be watched and given up. `onBytes` gets how many bytes were read since the last call. */
export interface Watch {
  readonly signal?: AbortSignal | undefined;
  readonly onBytes?: ((bytes: number) => void) | undefined;
}

/** What a file's bytes are: their number and their SHA-256, lower-case hex. */
export interface Measured {
  readonly size: number;
  readonly sha256: string;
}

const bufferSize = 1024 * 1024;

/** @throws Refusal `job.cancelled` */
export function requireWanted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new Refusal('job.cancelled');
}

/** Reads a file in pieces, whatever its size. @throws Refusal `file.not-found`, `disk.failing`, `job.cancelled` */
export async function hashFile(path: string, watch: Watch = {}): Promise<Measured> {
  return withFile(path, 'r', (file) => readThrough(file, watch));
}

/** Copies a file whole or not at all, hashing on the way. @throws Refusal as `hashFile`, and `vault.disk-full`, `vault.folder-read-only` */
export async function copyFile(from: string, to: string, watch: Watch = {}): Promise<Measured> {
  const unfinished = `${to}.${process.pid}.tmp`;
  try {
    await mkdir(dirname(to), { recursive: true, mode: 0o700 });
    const measured = await withFile(from, 'r', (source) =>
      withFile(unfinished, 'w', async (target) => {
        const read = await readThrough(source, watch, (piece) => writeAll(target, piece));
        await target.sync();
        return read;
      }),
    );
    await rename(unfinished, to);
    syncFolder(dirname(to));
    return measured;
  } catch (thrown) {
    await rm(unfinished, { force: true });
    throw diskRefusal(thrown);
  }
}

async function withFile<T>(
  path: string,
  flags: 'r' | 'w',
  work: (file: FileHandle) => Promise<T>,
): Promise<T> {
  try {
    const file = await open(path, flags, 0o600);
    try {
      return await work(file);
    } finally {
      await file.close();
    }
  } catch (thrown) {
    throw diskRefusal(thrown);
  }
}

async function readThrough(
  file: FileHandle,
  watch: Watch,
  take?: (piece: Uint8Array) => Promise<void>,
): Promise<Measured> {
  const buffer = Buffer.allocUnsafe(bufferSize);
  const hash = createHash('sha256');
  let size = 0;
  for (;;) {
    requireWanted(watch.signal);
    const { bytesRead } = await file.read(buffer, 0, bufferSize, size);
    if (bytesRead === 0) return { size, sha256: hash.digest('hex') };
    const piece = buffer.subarray(0, bytesRead);
    hash.update(piece);
    await take?.(piece);
    size += bytesRead;
    watch.onBytes?.(bytesRead);
  }
}

async function writeAll(file: FileHandle, bytes: Uint8Array): Promise<void> {
  for (let at = 0; at < bytes.length; ) at += (await file.write(bytes, at)).bytesWritten;
}
