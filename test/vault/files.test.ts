import { createHash, randomBytes } from 'node:crypto';
import fs, {
  appendFileSync,
  closeSync,
  ftruncateSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  utimesSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { open } from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openFileStore } from '../../electron/vault/files';
import { chunkSize, headerSize, plainSize, tagSize } from '../../electron/vault/sealed/format';
import { checkFile, copyOut, readSealed, sealFile } from '../../electron/vault/sealed/stream';

let folder = '';
let place = '';
const key = randomBytes(32);
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dalel-files-'));
  place = join(folder, 'files');
  mkdirSync(place);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const sha = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const source = (bytes: Uint8Array): string => {
  const path = join(folder, 'source');
  writeFileSync(path, bytes);
  return path;
};
async function readBack(path: string, keys: Uint8Array[] = [key]): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const chunk of readSealed(path, keys)) parts.push(chunk);
  return Buffer.concat(parts);
}

/** A disk that takes at most so many bytes of each first request of a kind, and the rest when it is asked again. */
async function disk(most: number) {
  const parts: string[] = [];
  const first = (kind: string) => !parts.includes(kind) && parts.push(kind) > 0;
  const { writevSync: writev } = fs;
  const gathered = vi.spyOn(fs, 'writevSync').mockImplementation((file, given) => {
    const all = Buffer.concat(given.map((one) => new Uint8Array(one.buffer, one.byteOffset, one.byteLength)));
    return all.length > most && first('writev') ? writeSync(file, all, 0, most) : writev(file, given);
  });
  syncBuiltinESMExports();
  const probe = await open(join(folder, 'source'), 'r');
  const handle: { write(bytes: Uint8Array, at?: number, length?: number): Promise<unknown> } =
    Object.getPrototypeOf(probe);
  await probe.close();
  const { write } = handle;
  const single = vi.spyOn(handle, 'write').mockImplementation(function (
    this: unknown,
    bytes,
    at = 0,
    length,
  ) {
    const part = bytes.length - at > most && first('write') ? most : length;
    return write.call(this, bytes, at, part);
  });
  const end = () => {
    gathered.mockRestore();
    single.mockRestore();
    syncBuiltinESMExports();
  };
  return { parts, end };
}

const sizes = [0, 1, chunkSize - 1, chunkSize, chunkSize + 1, 2 * chunkSize, 3 * chunkSize + 17];

// Would catch: the half of a file that another program was still writing, kept and hashed as if it were the whole.
it.each([
  ['cut', (path: string) => truncateSync(path, chunkSize + 5)],
  ['added to', (path: string) => appendFileSync(path, 'x')],
  ['written over', (path: string) => writeFileSync(path, 'x', { flag: 'r+' })],
])('refuses a file that is %s while it is read, and leaves nothing behind', async (_how, change) => {
  const path = source(randomBytes(3 * chunkSize));
  utimesSync(path, 1_700_000_000, 1_700_000_000);
  let changed = false;
  const progress = () => {
    if (!changed) change(path);
    changed = true;
  };
  await expect(sealFile(path, place, key, { progress })).rejects.toMatchObject({ code: 'file.changing' });
  expect(readdirSync(place)).toEqual([]);
});

describe('the sealed format', () => {
  // Would catch: a last chunk that is lost or read twice where the size is a whole number of chunks.
  it.each(sizes)('gives back %i bytes, by worker and by hand alike', async (size) => {
    const bytes = randomBytes(size);
    const sealed = await sealFile(source(bytes), place, key);
    expect(sealed).toMatchObject({ sha256: sha(bytes), size });
    expect((await readBack(sealed.path)).equals(bytes)).toBe(true);
    const store = openFileStore(folder, key);
    store.keep(sealed);
    expect(store.get(sealed.sha256).equals(bytes)).toBe(true);
    expect(plainSize(readFileSync(store.pathOf(sealed.sha256)).length)).toBe(size);
    expect(store.put(bytes)).toBe(sealed.sha256);
  });

  // Would catch: a volume of a report that is put aside in clear, comes back cut, or stays behind as if it were kept.
  it.each(sizes)('puts %i bytes aside and forgets them', (size) => {
    const store = openFileStore(folder, key);
    const before = readdirSync(place);
    const bytes = Buffer.alloc(size, 'улика ');
    const held = store.hold(bytes);
    const [name = ''] = readdirSync(place).filter((one) => !before.includes(one));
    expect(name).toMatch(/\.unfinished$/);
    expect(readFileSync(join(place, name)).includes('улика')).toBe(false);
    expect(held.read().equals(bytes)).toBe(true);
    const changed = readFileSync(join(place, name));
    changed.writeUInt8(changed.readUInt8(changed.length - 1) ^ 1, changed.length - 1);
    writeFileSync(join(place, name), changed);
    expect(() => held.read()).toThrow('file.altered');
    held.end();
    held.end();
    expect(readdirSync(place)).toEqual(before);
  });

  // Would catch: a content that can be seen from outside, or one that is sealed the same twice.
  it('says nothing of its content and is never the same twice', async () => {
    const bytes = Buffer.alloc(5_000, 'улика ');
    const first = await sealFile(source(bytes), place, key);
    const second = await sealFile(source(bytes), place, key);
    const [a, b] = [readFileSync(first.path), readFileSync(second.path)];
    expect(a.includes('улика')).toBe(false);
    expect(a.subarray(headerSize).equals(b.subarray(headerSize))).toBe(false);
  });

  // Would catch: a changed byte, wherever it stands, that opens all the same.
  it('does not open with any byte changed', async () => {
    const sealed = await sealFile(source(randomBytes(300)), place, key);
    const whole = readFileSync(sealed.path);
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), async (at, flip) => {
        const changed = Buffer.from(whole);
        changed[at] = (changed[at] ?? 0) ^ flip;
        writeFileSync(sealed.path, changed);
        expect(await checkFile(sealed.path, [key], sealed.sha256)).toBe('altered');
      }),
      { numRuns: 200 },
    );
  });

  // Would catch: chunks cut off, swapped, repeated or taken from another file, each of them well sealed by itself.
  it('does not open with its chunks cut, swapped, repeated or mixed', async () => {
    const bytes = randomBytes(2 * chunkSize + 10);
    const sealed = await sealFile(source(bytes), place, key);
    const other = await sealFile(source(randomBytes(2 * chunkSize + 10)), place, key);
    const step = chunkSize + tagSize;
    const cut = (file: Buffer) =>
      [0, 1, 2].map((n) => file.subarray(headerSize + n * step, headerSize + (n + 1) * step));
    const whole = readFileSync(sealed.path);
    const head = whole.subarray(0, headerSize);
    const [one, two, three] = cut(whole);
    const [, foreign] = cut(readFileSync(other.path));
    if (!one || !two || !three || !foreign) throw new Error('three chunks were sealed');
    for (const parts of [
      [one, two],
      [one],
      [],
      [two, one, three],
      [one, one, two, three],
      [one, foreign, three],
      [three],
    ]) {
      writeFileSync(sealed.path, Buffer.concat([head, ...parts]));
      expect(await checkFile(sealed.path, [key], sealed.sha256)).toBe('altered');
    }
    writeFileSync(sealed.path, Buffer.concat([head, one, two, three]));
    expect(await checkFile(sealed.path, [key], sealed.sha256)).toBe('intact');
  });

  // Would catch: files that a re-keyed vault can no longer read, and a stranger's key that reads them.
  it('opens under any key of the store and under no other', async () => {
    const bytes = randomBytes(100);
    const sealed = await sealFile(source(bytes), place, key);
    const next = randomBytes(32);
    expect((await readBack(sealed.path, [next, key])).equals(bytes)).toBe(true);
    expect(await checkFile(sealed.path, [next], sealed.sha256)).toBe('altered');
    const store = openFileStore(folder, next, [key]);
    store.keep(sealed);
    expect(store.get(sealed.sha256).equals(bytes)).toBe(true);
  });
});

describe('long work on files', () => {
  // Would catch: a cancelled or failed job that leaves half a file in the store or at the officer's place.
  it('leaves nothing behind when it is cancelled or the file is not there', async () => {
    const stop = new AbortController();
    stop.abort();
    const path = source(randomBytes(3 * chunkSize));
    await expect(sealFile(path, place, key, { signal: stop.signal })).rejects.toMatchObject({
      code: 'job.cancelled',
    });
    await expect(sealFile(join(folder, 'none'), place, key)).rejects.toMatchObject({
      code: 'file.not-found',
    });
    const sealed = await sealFile(path, place, key);
    const target = join(folder, 'copy');
    await expect(
      copyOut(sealed.path, [key], sealed.sha256, target, { signal: stop.signal }),
    ).rejects.toMatchObject({ code: 'job.cancelled' });
    expect(readdirSync(folder).sort()).toEqual(['files', 'source']);
    expect(readdirSync(place)).toHaveLength(1);
  });

  // Would catch: a copy in clear of a file that is not what was recorded.
  it('copies out what was sealed and refuses what was altered', async () => {
    const bytes = randomBytes(chunkSize + 5);
    const sealed = await sealFile(source(bytes), place, key);
    const target = join(folder, 'copy');
    expect(await copyOut(sealed.path, [key], sealed.sha256, target)).toBe(bytes.length);
    expect(readFileSync(target).equals(bytes)).toBe(true);
    const other = join(folder, 'other');
    await expect(copyOut(sealed.path, [key], sha(Buffer.from('x')), other)).rejects.toMatchObject({
      code: 'file.altered',
    });
    expect(readdirSync(folder)).not.toContain('other');
  });

  // Would catch: bytes that are lost without a word where a disk that is nearly full takes a part of what it is given.
  it('writes on where the system takes only a part', async () => {
    const bytes = randomBytes(chunkSize + 5);
    const whole = await sealFile(source(bytes), place, key);
    const target = join(folder, 'copy');
    const takePart = await disk(1_000_000);
    try {
      const sealed = await sealFile(source(bytes), place, key);
      expect(await checkFile(sealed.path, [key], sealed.sha256)).toBe('intact');
      expect(await copyOut(whole.path, [key], whole.sha256, target)).toBe(bytes.length);
    } finally {
      takePart.end();
    }
    expect(takePart.parts).toEqual(['writev', 'write']);
    expect(readFileSync(target).equals(bytes)).toBe(true);
  });

  // Would catch: a file read whole into memory. The file is sparse: what counts is what passes through.
  it('seals and reads 512 MiB with the memory of a few chunks', async () => {
    const path = join(folder, 'large');
    const file = openSync(path, 'w');
    ftruncateSync(file, 512 * chunkSize);
    writeSync(file, 'end', 512 * chunkSize - 3);
    closeSync(file);
    const before = process.memoryUsage.rss();
    let most = before;
    const watch = { progress: () => (most = Math.max(most, process.memoryUsage.rss())) };
    const sealed = await sealFile(path, place, key, watch);
    expect(await checkFile(sealed.path, [key], sealed.sha256, watch)).toBe('intact');
    expect(sealed.size).toBe(512 * chunkSize);
    expect((most - before) / chunkSize).toBeLessThan(160);
  });

  // Would catch: a crash's leftovers that fill the disk, or the sweep of a file that is just being sealed.
  it('sweeps away what a crash left, and only that', async () => {
    const left = await sealFile(source(randomBytes(10)), place, key);
    const fresh = await sealFile(source(randomBytes(10)), place, key);
    const old = new Date(Date.now() - 2 * 3_600_000);
    utimesSync(left.path, old, old);
    openFileStore(folder, key);
    expect(readdirSync(place)).toEqual([fresh.path.slice(place.length + 1)]);
  });
});
