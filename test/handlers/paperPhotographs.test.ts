import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { MagickFormat, MagickImage, MagickReadSettings } from '@imagemagick/magick-wasm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ReportModel } from '../../db/domain/reportModel';
import { ownThread } from '../../electron/jobs/workers';
import { makeDeskVault, makeTestDesk, type TestDesk } from './support';

const seed = readFileSync(resolve(import.meta.dirname, '../fixtures/images/seed.png'));

let test: TestDesk;
let caseId = '';
let exhibitId = '';
beforeEach(async () => {
  test = makeTestDesk();
  await makeDeskVault(test);
  // Loads the library, which makes the photographs too.
  await ownThread.picture({ picture: seed, mediaType: 'image/png', longSide: 16 });
  caseId = (await test.request('case.record', { draft: { title: 'Пирамида', category: 'pyramid' } })).id;
  const draft = { caseId, kind: 'phone' as const, description: 'Телефон' };
  exhibitId = (await test.request('exhibit.record', { draft })).id;
});
afterEach(() => test.end());

function photograph(width: number, height: number, format: MagickFormat): Uint8Array {
  const image = MagickImage.create();
  image.read('gradient:#7799cc-#334422', new MagickReadSettings({ width, height }));
  return image.write(format, (bytes) => Uint8Array.from(bytes));
}

function attach(
  name: string,
  content: Uint8Array,
  owner: { kind: 'exhibit' | 'case'; id: string },
  secret: 'ask' | 'keep' = 'ask',
) {
  const file = join(test.folder, name);
  writeFileSync(file, content);
  return test.request('attachment.record', { file, draft: { owner, name }, secret, job: name });
}

const photosOf = ({ sections }: ReportModel, id: string) =>
  sections
    .filter((section) => section.id === id)
    .flatMap(({ blocks }) => blocks)
    .flatMap((block) => (block.type === 'pictures' ? block.items : []));
const preview = () => test.request('report.preview', { kind: 'case', caseId, language: 'ru', volume: 1 });

describe('photographs on paper', () => {
  // Would catch: the photograph of a phone that is named and not shown because it is large or of another format, one
  // that leaves with its full pixels, and a caption without the hash of the original, its size, or who took it in.
  it('prints what a phone makes, scaled, with the hash of the original', async () => {
    const exhibit = { kind: 'exhibit', id: exhibitId } as const;
    // phones write a film or a depth behind the picture
    const large = Buffer.concat([photograph(1_680, 1_260, MagickFormat.Jpeg), Buffer.alloc(4_000_000, 1)]);
    expect(large.length).toBeGreaterThan(3 * 1024 * 1024);
    const one = await attach('IMG_0001.jpg', large, exhibit);
    await attach('scan.tiff', photograph(300, 400, MagickFormat.Tiff), { kind: 'case', id: caseId });
    const model = await preview();
    const [shown, ...rest] = photosOf(model, 'exhibits');
    expect(rest).toEqual([]);
    expect(shown).toMatchObject({ width: 1_600, height: 1_200, sha256: one.sha256 });
    expect(shown?.sha256).toBe(createHash('sha256').update(large).digest('hex'));
    expect(shown?.caption).toContain('IMG_0001.jpg');
    expect(shown?.details).toContain('1680 × 1260');
    expect(shown?.details).toContain(one.officerName);
    expect(photosOf(model, 'files').map(({ width, height }) => [width, height])).toEqual([[300, 400]]);
    // the same photograph gives the same pixels, from memory and read anew
    const again = await ownThread.picture({ picture: large, mediaType: 'image/jpeg', longSide: 1_600 });
    expect(Buffer.from(again.bytes).toString('base64')).toBe(shown?.image.base64);
  });

  // Would catch: a phrase that leaves the vault on a photograph of a format that the reader of words does not open, and a
  // broken file that keeps the whole report from being made.
  it('prints none that holds a secret or cannot be read, and says why', async () => {
    const exhibit = { kind: 'exhibit', id: exhibitId } as const;
    const image = MagickImage.create();
    image.read(seed);
    const tiff = image.write(MagickFormat.Tiff, (bytes) => Uint8Array.from(bytes));
    await expect(attach('seed.tiff', tiff, exhibit)).rejects.toMatchObject({ code: 'attachment.secret' });
    const kept = await attach('seed.tiff', tiff, exhibit, 'keep');
    await expect(test.request('attachment.picture', { id: kept.id, size: 'small' })).rejects.toMatchObject({
      code: 'attachment.sealed',
    });
    const small = await test.request('attachment.picture', { id: kept.id, size: 'small', confirmed: true });
    const looked = MagickImage.create();
    looked.read(small.bytes);
    expect(Math.max(looked.width, looked.height)).toBe(192);
    await attach('broken.jpg', photograph(400, 300, MagickFormat.Jpeg).subarray(0, 300), exhibit);
    const { sections } = await preview();
    const blocks = sections.find(({ id }) => id === 'exhibits')?.blocks ?? [];
    expect(blocks.some(({ type }) => type === 'pictures')).toBe(false);
    const [left] = blocks.flatMap((block) =>
      block.type === 'table' && block.columns.some(({ label }) => label === 'SHA-256') ? [block.rows] : [],
    );
    expect(left?.map(([, name, why]) => [name, why])).toEqual([
      ['seed.tiff', 'не подтверждено, что на нём нет секретов'],
      ['broken.jpg', 'не подтверждено, что на нём нет секретов'],
    ]);
  });

  // Would catch: a photograph of 200 megapixels that nobody reads, and so nobody prints; and a phrase on it that passes.
  it('reads once more, smaller, what took the reader too long', async () => {
    const asked: number[] = [];
    const slow = makeTestDesk(undefined, {
      ...ownThread,
      image: (image, hooks) => {
        asked.push(image.length);
        if (asked.length % 2 === 1) return Promise.reject(new Error('it hung and was ended'));
        return ownThread.image(image, hooks);
      },
    });
    await makeDeskVault(slow);
    const { id } = await slow.request('case.record', { draft: { title: 'Пирамида', category: 'pyramid' } });
    const file = join(slow.folder, 'seed.png');
    writeFileSync(file, seed);
    const draft = { owner: { kind: 'case' as const, id }, name: 'seed.png' };
    await expect(
      slow.request('attachment.record', { file, draft, secret: 'ask', job: 'j' }),
    ).rejects.toMatchObject({ code: 'attachment.secret' });
    expect(asked).toHaveLength(2);
    slow.end();
  });
});
