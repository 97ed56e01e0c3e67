const applicationSegment = 0xe1;
const startOfScan = 0xda;
const orientationTag = 0x0112;

/**
 * How a JPEG is to be turned to stand upright: 1 to 8 as the EXIF tag Orientation says (Exif 2.32, 4.6.4 A), 1 where it
 * says nothing, is malformed, or the image is of another format.
 */
export function orientationOf(image: Uint8Array): number {
  const view = new DataView(image.buffer, image.byteOffset, image.byteLength);
  try {
    return readSegments(view);
  } catch (thrown) {
    // Lengths that lead out of the file.
    if (thrown instanceof RangeError) return 1;
    throw thrown;
  }
}

function readSegments(view: DataView): number {
  if (view.getUint16(0) !== 0xffd8) return 1;
  for (let at = 2; view.getUint8(at) === 0xff && view.getUint8(at + 1) !== startOfScan; ) {
    // "Exif" and two zero bytes begin the segment; the TIFF header follows.
    if (view.getUint8(at + 1) === applicationSegment && view.getUint32(at + 4) === 0x45786966)
      return readTiff(view, at + 10);
    at += 2 + view.getUint16(at + 2);
  }
  return 1;
}

/** The first directory of the TIFF structure (TIFF 6.0, section 2), in the byte order that it names. */
function readTiff(view: DataView, start: number): number {
  const little = view.getUint16(start) === 0x4949;
  const directory = start + view.getUint32(start + 4, little);
  const entries = view.getUint16(directory, little);
  for (let entry = 0; entry < entries; entry += 1) {
    const at = directory + 2 + entry * 12;
    if (view.getUint16(at, little) !== orientationTag) continue;
    const value = view.getUint16(at + 8, little);
    return value >= 1 && value <= 8 ? value : 1;
  }
  return 1;
}
