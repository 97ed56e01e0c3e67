/** D65 primaries of IEC 61966-2-1, adapted to D50 by Bradford (ICC.1:2022, annex E), as CIE XYZ. */
const colorants = {
  rXYZ: [0.43607, 0.22249, 0.01392],
  gXYZ: [0.38515, 0.71687, 0.09708],
  bXYZ: [0.14307, 0.06061, 0.7141],
} as const;
const whitePoint = [0.9642, 1, 0.82491] as const;
const steps = 1_024;

/**
 * The colours of screens (sRGB, IEC 61966-2-1) as an ICC profile of version 2.1: what the colours of a photograph that
 * names a space of its own are turned into. Made by code, the same bytes each time.
 */
export function srgbProfile(): Uint8Array {
  const text = (said: string) => {
    const body = Buffer.from(`${said}\0`, 'latin1');
    return Buffer.concat([Buffer.from('text\0\0\0\0', 'latin1'), body]);
  };
  const tags: [string, Buffer][] = [
    ['desc', description('sRGB')],
    ['cprt', text('none')],
    ['wtpt', xyz(whitePoint)],
    ...Object.entries(colorants).map(([name, values]): [string, Buffer] => [name, xyz(values)]),
    ...['rTRC', 'gTRC', 'bTRC'].map((name): [string, Buffer] => [name, curve()]),
  ];
  return assemble(tags);
}

function assemble(tags: readonly [string, Buffer][]): Buffer {
  const table = Buffer.alloc(4 + tags.length * 12);
  table.writeUInt32BE(tags.length, 0);
  const bodies: Buffer[] = [];
  let at = 128 + table.length;
  for (const [index, [name, body]] of tags.entries()) {
    const padded = Buffer.concat([body, Buffer.alloc((4 - (body.length % 4)) % 4)]);
    table.write(name, 4 + index * 12, 'latin1');
    table.writeUInt32BE(at, 8 + index * 12);
    table.writeUInt32BE(body.length, 12 + index * 12);
    bodies.push(padded);
    at += padded.length;
  }
  const header = Buffer.alloc(128);
  header.writeUInt32BE(at, 0);
  header.writeUInt32BE(0x02100000, 8);
  header.write('mntrRGB XYZ ', 12, 'latin1');
  header.write('acsp', 36, 'latin1');
  for (const [index, value] of whitePoint.entries()) header.writeInt32BE(fixed(value), 68 + index * 4);
  return Buffer.concat([header, table, ...bodies]);
}

const fixed = (value: number) => Math.round(value * 65_536);

function xyz(values: readonly number[]): Buffer {
  const body = Buffer.alloc(20);
  body.write('XYZ ', 'latin1');
  for (const [index, value] of values.entries()) body.writeInt32BE(fixed(value), 8 + index * 4);
  return body;
}

function curve(): Buffer {
  const body = Buffer.alloc(12 + steps * 2);
  body.write('curv', 'latin1');
  body.writeUInt32BE(steps, 8);
  for (let step = 0; step < steps; step += 1) {
    const value = step / (steps - 1);
    const light = value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    body.writeUInt16BE(Math.round(light * 65_535), 12 + step * 2);
  }
  return body;
}

/** `textDescriptionType` of version 2: ASCII alone, the other two scripts empty. */
function description(said: string): Buffer {
  const head = Buffer.alloc(12);
  head.write('desc', 'latin1');
  head.writeUInt32BE(said.length + 1, 8);
  return Buffer.concat([head, Buffer.from(`${said}\0`, 'latin1'), Buffer.alloc(4 + 4 + 2 + 1 + 67)]);
}
