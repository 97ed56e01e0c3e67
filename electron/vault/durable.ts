import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { Refusal, type RefusalCode } from '../../db/domain/refusal';

/** Writes a file whole or not at all: temporary name, fsync, rename, fsync of the folder. @throws Refusal for a full or read-only disk */
export function writeDurable(path: string, bytes: Uint8Array): void {
  writePieces(path, [bytes]);
}

/** The same of a file in pieces. @throws Refusal for a full or read-only disk */
export function writePieces(path: string, pieces: Iterable<Uint8Array>): void {
  const temporary = `${path}.${process.pid}.tmp`;
  try {
    const file = openSync(temporary, 'w', 0o600);
    try {
      for (const bytes of pieces) for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(temporary, path);
    syncFolder(dirname(path));
  } catch (thrown) {
    rmSync(temporary, { force: true });
    throw diskRefusal(thrown);
  }
}

export function syncFolder(folder: string): void {
  // Windows has no handle for a folder; its rename is durable with the file's own flush.
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

const refusals: readonly (readonly [RegExp, RefusalCode])[] = [
  [/^(ENOSPC|EDQUOT|EFBIG|SQLITE_FULL|SQLITE_IOERR_SHMSIZE)/, 'vault.disk-full'],
  [/^(EACCES|EPERM|EROFS|SQLITE_READONLY)/, 'vault.folder-read-only'],
  [/^(ENOENT|EISDIR|ENOTDIR|ENAMETOOLONG|SQLITE_CANTOPEN)/, 'file.not-found'],
  [/^EEXIST/, 'vault.folder-not-empty'],
  [/^(EIO|ENODEV|SQLITE_IOERR)/, 'disk.failing'],
  [/^SQLITE_(CORRUPT|NOTADB)/, 'vault.damaged'],
];

/** Turns what the system says of a disk into words that an officer can act on; other errors stay what they are. */
export function diskRefusal(thrown: unknown): unknown {
  const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : '';
  const found = refusals.find(([pattern]) => pattern.test(code));
  return found ? new Refusal(found[1]) : thrown;
}
