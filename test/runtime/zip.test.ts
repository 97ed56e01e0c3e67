import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { unzip } from '../../electron/runtime/setup/zip.ts';

interface Member {
  name: string;
  text: string;
  mode?: number;
  /** Written instead of the true checksum. */
  crc?: number;
}

/** A ZIP archive (APPNOTE 6.3) with deflated members, made here so that a damaged one can be made too. */
function archiveOf(members: readonly Member[]): Buffer {
  const locals: Buffer[] = [];
  const entries: Buffer[] = [];
  let offset = 0;
  for (const { name, text, mode = 0o644, crc = crc32(text) } of members) {
    const packed = deflateRawSync(text);
    const title = Buffer.from(name);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(title.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(crc, 16);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt32LE(Buffer.byteLength(text), 24);
    entry.writeUInt16LE(title.length, 28);
    entry.writeUInt32LE(((0o100000 | mode) << 16) >>> 0, 38);
    entry.writeUInt32LE(offset, 42);
    locals.push(local, title, packed);
    entries.push(entry, title);
    offset += local.length + title.length + packed.length;
  }
  const directory = Buffer.concat(entries);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(members.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, directory, end]);
}

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'dalel-zip-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function unpack(archive: Buffer, place: (name: string) => string | undefined = (name) => name): number {
  writeFileSync(path.join(folder, 'a.zip'), archive);
  return unzip(path.join(folder, 'a.zip'), path.join(folder, 'out'), place);
}

// Would catch: a file that loses its bytes, its place or its right to be run.
test('writes what is chosen, with its content and its mode', () => {
  const members = [
    { name: 'app/run', text: 'program', mode: 0o755 },
    { name: 'app/deep/word', text: 'сөз' },
    { name: 'app/other', text: 'left out' },
  ];
  expect(unpack(archiveOf(members), (name) => (name === 'app/other' ? undefined : name))).toBe(2);
  expect(readFileSync(path.join(folder, 'out/app/deep/word'), 'utf8')).toBe('сөз');
  expect(statSync(path.join(folder, 'out/app/run')).mode & 0o777).toBe(0o755);
  expect(readdirSync(path.join(folder, 'out/app')).sort()).toEqual(['deep', 'run']);
});

// Would catch: an archive that writes over the officer's files.
test('refuses a member that would leave the folder', () => {
  expect(() => unpack(archiveOf([{ name: '../outside', text: 'x' }]))).toThrow('../outside');
  expect(readdirSync(folder)).toEqual(['a.zip']);
});

// Would catch: a damaged download that is unpacked and run.
test('refuses damaged members and archives', () => {
  expect(() => unpack(archiveOf([{ name: 'a', text: 'x', crc: 1 }]))).toThrow('a is damaged');
  expect(() => unpack(archiveOf([{ name: 'a', text: 'x' }]).subarray(0, -30))).toThrow('not a ZIP archive');
  expect(() => unpack(Buffer.from('no archive at all'))).toThrow('not a ZIP archive');
});
