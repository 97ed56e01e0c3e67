import { createHash } from 'node:crypto';
import { crc32, deflateSync } from 'node:zlib';
import {
  ColorProfile,
  ColorSpace,
  CompositeOperator,
  type IMagickImage,
  MagickFormat,
  MagickImage,
  MagickReadSettings,
  Point,
} from '@imagemagick/magick-wasm';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { scalePicture } from '../../electron/jobs/scalePicture';
import { srgbProfile } from '../../electron/jobs/srgbProfile';

// Loads the library, which makes the photographs too.
beforeAll(async () => {
  await scalePicture({ picture: hugePng(1), mediaType: 'image/png', longSide: 16 });
});

/** Red at the left, blue at the right. */
function twoHalves(width: number, height: number): IMagickImage {
  const image = MagickImage.create();
  image.read('xc:#c02020', new MagickReadSettings({ width, height }));
  const right = MagickImage.create();
  right.read('xc:#2020c0', new MagickReadSettings({ width: Math.floor(width / 2), height }));
  image.composite(right, CompositeOperator.Over, new Point(Math.ceil(width / 2), 0));
  return image;
}

const write = (image: IMagickImage, format: MagickFormat) =>
  image.write(format, (bytes) => Uint8Array.from(bytes));

function pixel(bytes: Uint8Array, x: number, y: number): number[] {
  const image = MagickImage.create();
  image.read(bytes);
  return image.getPixels((pixels) => [...pixels.getPixel(x, y)]).slice(0, 3);
}

const scaled = (picture: Uint8Array, mediaType: string, longSide = 400) =>
  scalePicture({ picture, mediaType, longSide });

const formats = [
  ['image/jpeg', MagickFormat.Jpeg],
  ['image/png', MagickFormat.Png],
  ['image/webp', MagickFormat.WebP],
  ['image/gif', MagickFormat.Gif],
  ['image/bmp', MagickFormat.Bmp],
  ['image/tiff', MagickFormat.Tiff],
  ['image/avif', MagickFormat.Avif],
] as const;

describe('scaling a photograph for paper', () => {
  // Would catch a format that is offered and not decoded, and a picture that comes out with other sides or colours.
  it.each(formats)('prints %s', async (mediaType, format) => {
    const made = await scaled(write(twoHalves(900, 600), format), mediaType);
    expect(made.width).toBe(400);
    expect(Math.abs(made.height - 267)).toBeLessThan(2);
    expect(made.original).toEqual({ width: 900, height: 600 });
    const [red = 0, , blue = 0] = pixel(made.bytes, 50, 100);
    expect(red).toBeGreaterThan(blue + 100);
    const [red2 = 0, , blue2 = 0] = pixel(made.bytes, 350, 100);
    expect(blue2).toBeGreaterThan(red2 + 100);
  });

  // Would catch a photograph that lies on its side on paper, and sizes told of the one that lies.
  it('turns it upright', async () => {
    const plain = Buffer.from(write(twoHalves(900, 600), MagickFormat.Jpeg));
    const tiff = Buffer.from('49492a0008000000010012010300010000000600000000000000', 'hex');
    const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff]);
    const turned = Buffer.concat([
      plain.subarray(0, 2),
      Buffer.from([0xff, 0xe1, 0, body.length + 2]),
      body,
      plain.subarray(2),
    ]);
    const made = await scaled(turned, 'image/jpeg');
    expect(made.height).toBe(400);
    expect(Math.abs(made.width - 267)).toBeLessThan(2);
    expect(made.original).toEqual({ width: 600, height: 900 });
    // a quarter to the right: what was left is above
    const [red = 0, , blue = 0] = pixel(made.bytes, 100, 50);
    expect(red).toBeGreaterThan(blue + 100);
  });

  // Would catch the place where a photograph was taken, or a name, that leaves with the report.
  it('brings nothing along that is no picture', async () => {
    const image = twoHalves(300, 200);
    image.comment = 'taken by Serik at 43.2389, 76.8897';
    image.setProfile('exif', Buffer.from('Exif\0\0GPS 43.2389 76.8897'));
    image.setProfile('xmp', Buffer.from('<x:xmpmeta>43.2389</x:xmpmeta>'));
    for (const [mediaType, format] of [
      ['image/jpeg', MagickFormat.Jpeg],
      ['image/png', MagickFormat.Png],
    ] as const) {
      const source = write(image, format);
      expect(Buffer.from(source).includes('43.2389')).toBe(true);
      expect(Buffer.from((await scaled(source, mediaType)).bytes).includes('43.2389')).toBe(false);
    }
  });

  // Would catch a report whose bytes differ from one making to the next.
  it('gives the same bytes for the same photograph', async () => {
    const source = write(twoHalves(700, 500), MagickFormat.WebP);
    const hashes = [await scaled(source, 'image/webp'), await scaled(source, 'image/webp')].map(({ bytes }) =>
      createHash('sha256').update(bytes).digest('hex'),
    );
    expect(hashes[0]).toBe(hashes[1]);
  });

  // Would catch inks printed as light: a CMYK file that comes out inverted.
  it('turns the inks of printers into the colours of screens', async () => {
    const image = twoHalves(300, 200);
    image.colorSpace = ColorSpace.CMYK;
    const made = await scaled(write(image, MagickFormat.Jpeg), 'image/jpeg');
    const [red = 0, green = 0, blue = 0] = pixel(made.bytes, 50, 100);
    expect(Math.abs(red - 0xc0) + Math.abs(green - 0x20) + Math.abs(blue - 0x20)).toBeLessThan(60);
  });

  // Would catch a profile of ours that the colour engine takes for another one.
  it('leaves the colours of screens as they are', async () => {
    const image = twoHalves(300, 200);
    image.setProfile(new ColorProfile(srgbProfile()));
    const made = await scaled(write(image, MagickFormat.Png), 'image/png');
    const [red = 0, green = 0, blue = 0] = pixel(made.bytes, 50, 100);
    expect(Math.abs(red - 0xc0) + Math.abs(green - 0x20) + Math.abs(blue - 0x20)).toBeLessThan(6);
  });

  // Would catch a picture made larger than it is, and a screenshot blurred by a JPEG where nothing is gained.
  it('never enlarges, and keeps plain surfaces without loss', async () => {
    const made = await scaled(write(twoHalves(40, 30), MagickFormat.Png), 'image/png');
    expect([made.width, made.height, made.mime]).toEqual([40, 30, 'image/png']);
  });

  // Would catch a decompression bomb: a few bytes that say they are 60,000 pixels square.
  it('refuses a picture of more pixels than any camera makes', async () => {
    await expect(scaled(hugePng(60_000), 'image/png')).rejects.toMatchObject({
      code: 'attachment.not-image',
    });
    await expect(scaled(hugePng(20_000), 'image/png')).rejects.toMatchObject({
      code: 'attachment.not-image',
    });
  });

  // Would catch a hostile or broken file that ends in anything but a refusal, or a program run as a picture.
  it('refuses what is no picture', async () => {
    const good = Buffer.from(write(twoHalves(64, 48), MagickFormat.Png));
    const refused = { code: 'attachment.not-image' };
    await expect(
      scaled(Buffer.from('push graphic-context\nimage over 0,0 0,0 "label:@/etc/passwd"'), 'image/png'),
    ).rejects.toMatchObject(refused);
    await expect(scaled(good, 'image/svg+xml')).rejects.toMatchObject(refused);
    await expect(scaled(new Uint8Array(0), 'image/jpeg')).rejects.toMatchObject(refused);
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 200 }),
        fc.constantFrom(...formats.map(([type]) => type)),
        async (bytes, type) => {
          await scaled(bytes, type).then(
            ({ width }) => expect(width).toBeGreaterThan(0),
            (thrown: unknown) => expect(thrown).toMatchObject(refused),
          );
        },
      ),
      { numRuns: 40 },
    );
  });
});

/** A head that promises `side` × `side` pixels, and one line of them. */
function hugePng(side: number): Buffer {
  const chunk = (name: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
    const frame = Buffer.alloc(8);
    frame.writeUInt32BE(data.length, 0);
    frame.writeUInt32BE(crc32(body), 4);
    return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(side, 0);
  head.writeUInt32BE(side, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from('89504e470d0a1a0a', 'hex');
  return Buffer.concat([
    signature,
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(Buffer.alloc(1 + side * 3))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
