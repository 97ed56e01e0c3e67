import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { findImageSecrets } from '../../db/domain/imageSecrets';
import { orientationOf } from '../../electron/jobs/orientation';
import { ownThread } from '../../electron/jobs/workers';

const sideways = readFileSync(resolve(import.meta.dirname, '../fixtures/images/seed-sideways.jpg'));

/** The photograph with an EXIF segment that holds the orientation alone, in either byte order. */
function turned(orientation: number, little: boolean): Buffer {
  const tiff = Buffer.alloc(26);
  const short = (value: number, at: number) =>
    little ? tiff.writeUInt16LE(value, at) : tiff.writeUInt16BE(value, at);
  const long = (value: number, at: number) =>
    little ? tiff.writeUInt32LE(value, at) : tiff.writeUInt32BE(value, at);
  tiff.write(little ? 'II' : 'MM', 0, 'latin1');
  short(42, 2);
  long(8, 4);
  short(1, 8);
  short(0x0112, 10);
  short(3, 12);
  long(1, 14);
  short(orientation, 18);
  const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff]);
  const head = Buffer.from([0xff, 0xe1, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([sideways.subarray(0, 2), head, body, sideways.subarray(2)]);
}

it('reads the orientation in both byte orders, and 1 where there is none', () => {
  for (const little of [true, false])
    for (const value of [1, 3, 6, 8]) expect(orientationOf(turned(value, little))).toBe(value);
  for (const none of [turned(0, true), turned(9, false), sideways]) expect(orientationOf(none)).toBe(1);
});

// Would catch: an image made to crash or to hold up the reader before it reads.
it('answers 1 to 8 for whatever it is given', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 80 }),
      fc.nat(turned(6, true).length),
      fc.nat(255),
      (noise, at, byte) => {
        expect(orientationOf(noise)).toBe(1);
        const changed = turned(6, true).subarray(0, at + 1);
        changed[at % changed.length] = byte;
        expect(orientationOf(changed)).toBeGreaterThanOrEqual(1);
        expect(orientationOf(changed)).toBeLessThanOrEqual(8);
      },
    ),
    { numRuns: 200 },
  );
});

// Would catch: a phrase that passes because the camera was held upright.
it('finds the phrase in a photograph that its EXIF turns, and says where in the upright image', async () => {
  const read = await ownThread.image(turned(6, true), {});
  const { kinds, boxes } = findImageSecrets(read.text, read.words);
  expect(kinds).toEqual(['seed']);
  // Upright it is 900 wide and 460 high.
  expect(Math.max(...boxes.map(({ left, width }) => left + width))).toBeGreaterThan(460);
  expect(Math.max(...boxes.map(({ top, height }) => top + height))).toBeLessThan(460);
});
