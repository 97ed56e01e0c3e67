import { type Colour, shadedPicture } from './picture';

/** A thing in the picture: a rounded rectangle with a shadow under it, lit from above. Pixels. */
interface Thing {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly round: number;
  readonly colour: Colour;
  /** without a shadow: drawn on the thing below */
  readonly flat?: boolean;
}

/** 0 to 1 and back: a wave of straight lines, the same on every machine. */
const wave = (at: number, length: number): number => {
  const part = (((at % length) + length) % length) / length;
  return part < 0.5 ? part * 2 : 2 - part * 2;
};

const lit = ([red, green, blue]: Colour, by: number): Colour => [red * by, green * by, blue * by];

/** How far a point lies outside a thing; negative within it. */
function outside({ left, top, width, height, round }: Thing, x: number, y: number): number {
  const dx = Math.max(Math.abs(x - left - width / 2) - width / 2 + round, 0);
  const dy = Math.max(Math.abs(y - top - height / 2) - height / 2 + round, 0);
  return Math.sqrt(dx * dx + dy * dy) - round;
}

/** Shadows reach so far, in pixels. */
const reach = 24;

function scene(
  width: number,
  height: number,
  ground: (x: number, y: number) => Colour,
  things: readonly Thing[],
): Uint8Array {
  const light = new Float32Array(width * height * 3);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) light.set(ground(x, y), (y * width + x) * 3);
  for (const thing of things) lay(thing, light, width, height);
  return shadedPicture(width, height, (x, y) => {
    const dim = 1.08 - (Math.abs(x / width - 0.5) + Math.abs(y / height - 0.5)) * 0.34;
    const at = (y * width + x) * 3;
    return [(light[at] ?? 0) * dim, (light[at + 1] ?? 0) * dim, (light[at + 2] ?? 0) * dim];
  });
}

function lay(thing: Thing, light: Float32Array, width: number, height: number): void {
  const [left, right] = [Math.max(0, thing.left - reach), Math.min(width, thing.left + thing.width + reach)];
  const [top, bottom] = [Math.max(0, thing.top - reach), Math.min(height, thing.top + thing.height + reach)];
  for (let y = top; y < bottom; y += 1) {
    const lamp = 1.14 - ((y - thing.top) / thing.height) * 0.28;
    for (let x = left; x < right; x += 1) {
      const cover = Math.min(1, Math.max(0, 0.5 - outside(thing, x, y)));
      const shadow = thing.flat ? 1 : Math.min(1, Math.max(0.45, (outside(thing, x - 7, y - 9) + 14) / 26));
      if (cover === 0 && shadow === 1) continue;
      const at = (y * width + x) * 3;
      for (let part = 0; part < 3; part += 1)
        light[at + part] =
          (thing.colour[part] ?? 0) * lamp * cover + (light[at + part] ?? 0) * shadow * (1 - cover);
    }
  }
}

const wood = (x: number, y: number): Colour => {
  const grain = 0.86 + 0.1 * wave(y + wave(x, 340) * 22, 46) + 0.05 * wave(y * 3 + wave(x, 90) * 9, 31);
  return lit(wave(y, 236) < 0.02 ? [70, 46, 30] : [158, 112, 72], grain);
};
const steel = (x: number, y: number): Colour => lit([116, 122, 130], 0.84 + 0.12 * wave(x + y / 3, 60));

/** A hardware wallet in a safe, with its cable. */
export const walletInSafe = (): Uint8Array =>
  scene(720, 540, steel, [
    { left: 60, top: 330, width: 600, height: 150, round: 6, colour: [88, 94, 102] },
    { left: 250, top: 210, width: 250, height: 78, round: 30, colour: [28, 30, 34] },
    { left: 282, top: 228, width: 104, height: 42, round: 4, colour: [150, 196, 214], flat: true },
    { left: 452, top: 235, width: 28, height: 28, round: 14, colour: [64, 68, 74], flat: true },
    { left: 160, top: 244, width: 92, height: 10, round: 5, colour: [20, 20, 22] },
  ]);

/** The same in its bag, with the seal. */
export const walletInBag = (): Uint8Array =>
  scene(540, 720, wood, [
    { left: 90, top: 80, width: 360, height: 560, round: 10, colour: [214, 220, 224] },
    { left: 90, top: 80, width: 360, height: 70, round: 10, colour: [178, 40, 36], flat: true },
    { left: 120, top: 180, width: 300, height: 130, round: 4, colour: [246, 246, 242], flat: true },
    ...[0, 1, 2, 3].map((row) => ({
      left: 138,
      top: 200 + row * 26,
      width: 230 - row * 30,
      height: 6,
      round: 3,
      colour: [120, 124, 130] as Colour,
      flat: true,
    })),
    { left: 150, top: 400, width: 240, height: 74, round: 28, colour: [34, 36, 40], flat: true },
    { left: 180, top: 416, width: 100, height: 40, round: 4, colour: [120, 150, 160], flat: true },
    { left: 236, top: 560, width: 68, height: 68, round: 34, colour: [196, 160, 40], flat: true },
  ]);

/** A telephone on a kitchen table, its screen lit. */
export const phoneOnTable = (): Uint8Array =>
  scene(540, 720, wood, [
    { left: 150, top: 110, width: 240, height: 490, round: 30, colour: [24, 26, 30] },
    { left: 160, top: 124, width: 220, height: 462, round: 20, colour: [40, 70, 110], flat: true },
    ...[0, 1, 2, 3, 4].flatMap((row) =>
      [0, 1, 2].map((place) => ({
        left: 182 + place * 64,
        top: 180 + row * 72,
        width: 46,
        height: 46,
        round: 11,
        colour: [90 + row * 26, 150 - place * 28, 130 + place * 40] as Colour,
        flat: true,
      })),
    ),
    { left: 238, top: 134, width: 64, height: 12, round: 6, colour: [16, 16, 18], flat: true },
  ]);

/** The hangar from end to end. */
export const hangar = (): Uint8Array =>
  scene(
    1_280,
    420,
    (x, y) =>
      y < 180
        ? lit([150, 176, 204], 0.9 + y / 900)
        : lit([128, 116, 96], 0.9 + 0.1 * wave(x * 3 + y * 7, 41)),
    [
      { left: 120, top: 120, width: 1_040, height: 190, round: 4, colour: [150, 156, 160] },
      { left: 120, top: 104, width: 1_040, height: 34, round: 4, colour: [104, 62, 54], flat: true },
      ...Array.from({ length: 9 }, (_, place) => ({
        left: 160 + place * 108,
        top: 170,
        width: 62,
        height: 62,
        round: 31,
        colour: [48, 52, 58] as Colour,
        flat: true,
      })),
      { left: 560, top: 214, width: 160, height: 96, round: 2, colour: [82, 90, 100], flat: true },
      { left: 20, top: 60, width: 26, height: 270, round: 3, colour: [92, 84, 74] },
      { left: 30, top: 190, width: 60, height: 74, round: 4, colour: [64, 92, 80] },
    ],
  );
