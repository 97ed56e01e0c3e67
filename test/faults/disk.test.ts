import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { diskRefusal } from '../../electron/vault/durable';
import { makeDeskVault, makeTestDesk, passphrase, type TestDesk } from '../handlers/support';
import { rounds } from './support';

let test: TestDesk;
beforeEach(() => {
  test = makeTestDesk();
});
afterEach(() => test.end());

const wal = 'evidence.db-wal';
const frameSize = 4_096 + 24;
const thorough = rounds > 3;

/** Cases recorded without a checkpoint of the WAL; for each, how long the WAL was when it was acknowledged. */
async function writeSome(folder: string, count: number): Promise<{ title: string; size: number }[]> {
  const written: { title: string; size: number }[] = [];
  for (let turn = 0; turn < count; turn += 1) {
    const title = `іс ${turn}`;
    await test.request('case.record', { draft: { title } });
    written.push({ title, size: statSync(join(folder, wal)).size });
  }
  return written;
}

/** Opens a copy of the vault as a power cut left it: what had been flushed, and the rest torn off or garbled. */
async function afterCut(folder: string, name: string, spoil: (copy: string) => void) {
  const copy = join(test.folder, name);
  mkdirSync(copy);
  for (const file of ['vault.json', 'evidence.db', wal]) copyFileSync(join(folder, file), join(copy, file));
  spoil(copy);
  const other = makeTestDesk();
  try {
    await other.request('vault.unlock', { folder: copy, passphrase });
    const titles = (await other.request('case.list', {})).map(({ title }) => title);
    const { ok, findings } = await other.request('ledger.verify', {});
    return { titles, ok, codes: findings.map(({ code }) => code).filter((code) => code !== 'clock.back') };
  } finally {
    other.end();
    rmSync(copy, { recursive: true });
  }
}

describe('a power cut', () => {
  it('leaves every acknowledged entry when the log is torn at any frame after it, or between two', async () => {
    const { folder } = await makeDeskVault(test);
    const written = await writeSome(folder, 6);
    const full = statSync(join(folder, wal)).size;
    const cuts = new Set<number>();
    for (let size = 32; size <= full; size += frameSize)
      for (const off of thorough ? [0, 1, 1_000, 4_119] : [1_000]) cuts.add(size + off);
    let tried = 0;
    for (const cut of [...cuts].filter((size) => size <= full && size >= (written[0]?.size ?? 0))) {
      const { titles, codes } = await afterCut(folder, 'cut', (copy) => truncateSync(join(copy, wal), cut));
      const promised = written.filter(({ size }) => size <= cut).map(({ title }) => title);
      expect(titles).toEqual(expect.arrayContaining(promised));
      expect(titles.length - promised.length).toBeLessThanOrEqual(1);
      expect(codes).toEqual([]);
      tried += 1;
    }
    report(`power cut, log torn: ${tried} places`);
  });

  it('leaves every acknowledged entry when what follows it in the log is garbage', async () => {
    const { folder } = await makeDeskVault(test);
    const written = await writeSome(folder, 5);
    const full = statSync(join(folder, wal)).size;
    let tried = 0;
    for (const { size } of written.slice(0, -1)) {
      for (let turn = 0; turn < 6; turn += 1) {
        const { titles, codes } = await afterCut(folder, 'garbled', (copy) => {
          const bytes = readFileSync(join(copy, wal));
          const noise = createHash('sha256').update(`${size} ${turn}`).digest();
          // Sectors that the drive wrote out of order: some of the later ones there, some not.
          for (let at = size; at < full; at += 512)
            if ((noise[((at / 512) % 32) | 0] ?? 0) & (1 << turn))
              bytes.fill(turn * 37, at, Math.min(at + 512, full));
          writeFileSync(join(copy, wal), bytes);
        });
        const promised = written.filter((one) => one.size <= size).map(({ title }) => title);
        expect(titles).toEqual(expect.arrayContaining(promised));
        expect(codes).toEqual([]);
        tried += 1;
      }
    }
    report(`power cut, sectors written out of order: ${tried} patterns`);
  });
});

function report(line: string): void {
  const path = process.env.DALEL_FAULT_LOG;
  if (path) writeFileSync(path, `${line}\n`, { flag: 'a' });
}

const root = process.getuid?.() === 0;
const mayMount = root && spawnSync('unshare', ['-m', 'true']).status === 0 && process.platform === 'linux';

/** Without the right to mount, what the system would say is put into words; the real disk is tried where it can be. */
function itMounted(name: string, work: () => Promise<void>): void {
  it(name, async () => {
    if (mayMount) return work();
    for (const [code, words] of [
      ['ENOSPC', 'vault.disk-full'],
      ['SQLITE_FULL', 'vault.disk-full'],
      ['EROFS', 'vault.folder-read-only'],
    ])
      expect(diskRefusal(Object.assign(new Error(code), { code }))).toMatchObject({ code: words });
  });
}

/** A small disk of its own, or undefined where the system does not let us make one. */
function smallDisk(folder: string, kilobytes: number): (() => void) | undefined {
  if (!mayMount) return undefined;
  mkdirSync(folder, { recursive: true });
  const made = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${kilobytes}k`, 'tmpfs', folder]);
  return made.status === 0 ? () => void spawnSync('umount', ['-l', folder]) : undefined;
}

/** Leaves so many bytes free. */
function fillUp(folder: string, left: number): void {
  rmSync(join(folder, 'ballast'), { force: true });
  const free = Number(
    spawnSync('stat', ['-f', '-c', '%a %S', folder])
      .stdout.toString()
      .split(' ')
      .reduce((a, b) => String(Number(a) * Number(b))),
  );
  if (free > left) writeFileSync(join(folder, 'ballast'), Buffer.alloc(free - left));
}
const makeRoom = (folder: string) => rmSync(join(folder, 'ballast'), { force: true });

describe('a full disk', () => {
  const words = { code: 'vault.disk-full' };

  itMounted('is said in words at every step, loses nothing, and goes on when there is room', async () => {
    const disk = join(test.folder, 'disk');
    const free = smallDisk(disk, 24_000);
    expect(free).toBeDefined();
    try {
      const folder = join(disk, 'vault');
      fillUp(disk, 8_192);
      const wanted = {
        folder,
        name: 'Қойма',
        shortCode: 'ШМК',
        passphrase,
        officer: { name: 'Ә. Ғани', unit: 'ПД', rank: '' },
      };
      await expect(test.request('vault.create', wanted)).rejects.toMatchObject(words);
      makeRoom(disk);
      rmSync(folder, { recursive: true, force: true });
      await test.request('vault.create', wanted);
      let refused = 0;
      const recorded: string[] = [];
      // From no room at all to enough: the disk is full at another step of the write each time.
      for (let left = 0; left <= 160_000; left += 8_192) {
        fillUp(disk, left);
        const title = `іс ${left}`;
        try {
          await test.request('case.record', { draft: { title, notes: 'ұзақ мәтін '.repeat(1_000) } });
          recorded.push(title);
        } catch (thrown) {
          expect(thrown).toMatchObject(words);
          refused += 1;
        }
        await test.request('draft.put', { key: 'new.case', json: `{"title":"${title}"}` }).catch((thrown) => {
          expect(thrown).toMatchObject(words);
          refused += 1;
        });
        const titles = (await test.request('case.list', {})).map((one) => one.title);
        expect(titles.sort()).toEqual([...recorded].sort());
      }
      expect(refused).toBeGreaterThan(3);
      expect(recorded.length).toBeGreaterThan(1);
      fillUp(disk, 20_000);
      await expect(test.request('backup.make', { place: disk, job: 'b' })).rejects.toMatchObject(words);
      expect(await test.request('backup.find', { chosen: disk })).toEqual([]);
      expect(() => test.desk.session.files.put(Buffer.alloc(60_000))).toThrow('vault.disk-full');
      makeRoom(disk);
      await test.request('case.record', { draft: { title: 'соңғы' } });
      await test.request('draft.put', { key: 'new.case', json: '{"title":"x"}' });
      expect((await test.request('ledger.verify', {})).ok).toBe(true);
      test.desk.close();
      await test.request('vault.unlock', { folder, passphrase });
      expect((await test.request('case.list', {})).length).toBe(recorded.length + 1);
      report(`disk full: ${refused} refusals, ${recorded.length + 1} entries kept`);
    } finally {
      test.desk.close();
      free?.();
    }
  });
});

describe('a disk that is only read', () => {
  itMounted('is said in words, and the vault is left as it is', async () => {
    const { folder } = await makeDeskVault(test);
    test.desk.close();
    const disk = join(test.folder, 'disk');
    const free = smallDisk(disk, 24_000);
    try {
      cpSync(folder, join(disk, 'vault'), { recursive: true });
      const before = readFileSync(join(disk, 'vault', 'evidence.db'));
      expect(spawnSync('mount', ['-o', 'remount,ro', disk]).status).toBe(0);
      await expect(
        test.request('vault.unlock', { folder: join(disk, 'vault'), passphrase }),
      ).rejects.toMatchObject({ code: 'vault.folder-read-only' });
      expect(readFileSync(join(disk, 'vault', 'evidence.db'))).toEqual(before);
      await expect(
        test.request('vault.create', {
          folder: join(disk, 'new'),
          name: 'x',
          shortCode: 'AB',
          passphrase,
          officer: { name: 'a', unit: 'b', rank: '' },
        }),
      ).rejects.toMatchObject({ code: 'vault.folder-read-only' });
    } finally {
      free?.();
    }
  });

  it('refuses a folder without the right to write', async () => {
    // Root may write everywhere; for root the disk above is the proof.
    if (root) return expect(mayMount).toBe(true);
    const folder = join(test.folder, 'locked');
    mkdirSync(folder);
    chmodSync(folder, 0o500);
    await expect(
      test.request('vault.create', {
        folder: join(folder, 'vault'),
        name: 'x',
        shortCode: 'AB',
        passphrase,
        officer: { name: 'a', unit: 'b', rank: '' },
      }),
    ).rejects.toMatchObject({ code: 'vault.folder-read-only' });
    expect(existsSync(join(folder, 'vault'))).toBe(false);
    expect(readdirSync(folder)).toEqual([]);
  });
});
