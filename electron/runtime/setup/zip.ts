import { closeSync, fstatSync, mkdirSync, openSync, readSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { crc32, inflateRawSync } from 'node:zlib';
import { SetupError } from './shell.ts';

interface Entry {
  name: string;
  mode: number;
  method: number;
  crc: number;
  packed: number;
  size: number;
  offset: number;
}

const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;

/**
 * Unpacks those files of a ZIP archive that `place` gives a relative path to, and checks each CRC.
 * Only what Electron's archives need (APPNOTE 6.3: stored or deflated, below 4 GiB, no encryption);
 * links are kept, and a path that would leave the folder is refused.
 */
export function unzip(archive: string, folder: string, place: (name: string) => string | undefined): number {
  const file = openSync(archive, 'r');
  try {
    let written = 0;
    for (const entry of readDirectory(file)) {
      const relative = place(entry.name);
      if (relative === undefined || entry.name.endsWith('/')) continue;
      const target = path.resolve(folder, relative);
      if (!target.startsWith(path.resolve(folder) + path.sep))
        throw new SetupError(`${archive}: ${entry.name}`);
      const data = readEntry(file, entry);
      mkdirSync(path.dirname(target), { recursive: true });
      if ((entry.mode & 0o170000) === 0o120000) symlinkSync(data.toString('utf8'), target);
      else writeFileSync(target, data, { mode: entry.mode & 0o777 || 0o644 });
      written += 1;
    }
    return written;
  } finally {
    closeSync(file);
  }
}

function readAt(file: number, offset: number, length: number): Buffer {
  const buffer = Buffer.alloc(length);
  let done = 0;
  while (done < length) {
    const got = readSync(file, buffer, done, length - done, offset + done);
    if (got === 0) throw new SetupError('a ZIP archive ends too early');
    done += got;
  }
  return buffer;
}

function readDirectory(file: number): Entry[] {
  const size = fstatSync(file).size;
  const tail = readAt(file, Math.max(0, size - 65_557), Math.min(size, 65_557));
  let end = tail.length - 22;
  while (end >= 0 && tail.readUInt32LE(end) !== endSignature) end -= 1;
  if (end < 0) throw new SetupError('not a ZIP archive');
  const count = tail.readUInt16LE(end + 10);
  const directory = readAt(file, tail.readUInt32LE(end + 16), tail.readUInt32LE(end + 12));
  const entries: Entry[] = [];
  let at = 0;
  while (at + 46 <= directory.length && directory.readUInt32LE(at) === entrySignature) {
    const nameLength = directory.readUInt16LE(at + 28);
    entries.push({
      name: directory.toString('utf8', at + 46, at + 46 + nameLength),
      mode: directory.readUInt32LE(at + 38) >>> 16,
      method: directory.readUInt16LE(at + 10),
      crc: directory.readUInt32LE(at + 16),
      packed: directory.readUInt32LE(at + 20),
      size: directory.readUInt32LE(at + 24),
      offset: directory.readUInt32LE(at + 42),
    });
    at += 46 + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  // The count field is 16 bits wide: larger archives wrap around.
  if (entries.length % 65_536 !== count) throw new SetupError('a ZIP directory is damaged');
  return entries;
}

function readEntry(file: number, entry: Entry): Buffer {
  const header = readAt(file, entry.offset, 30);
  const start = entry.offset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
  const packed = readAt(file, start, entry.packed);
  const data = entry.method === 0 ? packed : inflateRawSync(packed, { maxOutputLength: entry.size + 1 });
  if (data.length !== entry.size || crc32(data) !== entry.crc)
    throw new SetupError(`${entry.name} is damaged`);
  return data;
}
