import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { orientationOf } from '../../electron/jobs/orientation';
import { cleanPicture } from '../../electron/report/cleanPicture';

const secret = 'lat 43.2389 Samsung SM-S918';

/** A JPEG of segments alone: EXIF in big-endian order with an orientation, a camera's name and a place, then the scan. */
function photograph(orientation: number): Buffer {
  const tiff = Buffer.from('4d4d002a0000000800010112000300000001000000000000000000', 'hex');
  tiff.writeUInt16BE(orientation, 18);
  const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff, Buffer.from(secret, 'latin1')]);
  const head = Buffer.from([0xff, 0xd8, 0xff, 0xe1, 0, body.length + 2]);
  return Buffer.concat([head, body, Buffer.from('ffda0008010100003f0001ffd9', 'hex')]);
}

describe('a photograph on paper', () => {
  // Would catch: a picture of a seal that lies on its side in the report, and a place that the camera wrote into it.
  it('stands as the camera was held, and says nothing else of it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 8 }), (orientation) => {
        const { mime, bytes } = cleanPicture(photograph(orientation));
        expect(mime).toBe('image/jpeg');
        expect(orientationOf(bytes)).toBe(orientation);
        expect(Buffer.from(bytes).includes(secret)).toBe(false);
        expect(Buffer.from(bytes).includes('Exif')).toBe(orientation !== 1);
      }),
    );
  });
});
