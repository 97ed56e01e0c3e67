import { crc32, deflateSync } from 'node:zlib';

export type Colour = readonly [red: number, green: number, blue: number];
/** A rectangle in pixels with its colour. */
export type Patch = readonly [left: number, top: number, width: number, height: number, colour: Colour];

/** A PNG of coloured rectangles (RGB, 8 bits; W3C PNG, third edition): a picture that shows nobody and nothing. */
export function picture(
  width: number,
  height: number,
  ground: Colour,
  patches: readonly Patch[],
): Uint8Array {
  const row = 1 + width * 3;
  const pixels = Buffer.alloc(row * height);
  const paint = ([left, top, wide, high, colour]: Patch) => {
    for (let y = top; y < Math.min(height, top + high); y += 1)
      for (let x = left; x < Math.min(width, left + wide); x += 1) pixels.set(colour, y * row + 1 + x * 3);
  };
  for (const patch of [[0, 0, width, height, ground] as const, ...patches]) paint(patch);
  return png(width, height, pixels);
}

/** The same of colours that are asked for pixel by pixel; each row is kept as differences to the pixel at the left. */
export function shadedPicture(
  width: number,
  height: number,
  colourAt: (x: number, y: number) => Colour,
): Uint8Array {
  const row = 1 + width * 3;
  const pixels = Buffer.alloc(row * height);
  for (let y = 0; y < height; y += 1) {
    pixels[y * row] = 1;
    const before = [0, 0, 0];
    for (let x = 0; x < width; x += 1) {
      const colour = colourAt(x, y);
      for (let part = 0; part < 3; part += 1) {
        const value = Math.min(255, Math.max(0, Math.round(colour[part] ?? 0)));
        pixels[y * row + 1 + x * 3 + part] = (value - (before[part] ?? 0)) & 0xff;
        before[part] = value;
      }
    }
  }
  return png(width, height, pixels);
}

function png(width: number, height: number, pixels: Uint8Array): Uint8Array {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from('89504e470d0a1a0a', 'hex');
  const parts = [chunk('IHDR', header), chunk('IDAT', deflateSync(pixels)), chunk('IEND', Buffer.alloc(0))];
  return Buffer.concat([signature, ...parts]);
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}
