import { Refusal } from '../../db/domain/refusal';
import type { ReportImage } from '../../db/domain/reportModel';
import { orientationOf } from '../jobs/orientation';

/** What a picture is, by its first bytes; undefined for anything else. */
export function pictureKind(bytes: Uint8Array): ReportImage['mime'] | undefined {
  const at = (index: number, ...values: number[]) => values.every((value, n) => bytes[index + n] === value);
  if (at(0, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'image/png';
  if (at(0, 0xff, 0xd8, 0xff)) return 'image/jpeg';
  const head = Buffer.from(bytes.subarray(0, 1_000)).toString('utf8').trimStart();
  return /^(<\?xml[^>]*\?>\s*)?(<!--[\s\S]*?-->\s*)*<svg[\s>]/.test(head) ? 'image/svg+xml' : undefined;
}

/**
 * The picture without what is no picture: places, names and thumbnails that cameras and programs write into it.
 * @throws Refusal `picture.unusable` for what is no PNG, JPEG or SVG, is cut off, or holds what could run or fetch
 */
export function cleanPicture(bytes: Uint8Array): { mime: ReportImage['mime']; bytes: Uint8Array } {
  const mime = pictureKind(bytes);
  if (mime === undefined) throw new Refusal('picture.unusable');
  if (mime === 'image/png') return { mime, bytes: cleanPng(bytes) };
  if (mime === 'image/jpeg') return { mime, bytes: cleanJpeg(bytes) };
  return { mime, bytes: cleanSvg(bytes) };
}

const pngKept = ['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'gAMA', 'sRGB', 'cHRM'];

/** Chunks that make the picture (PNG, ISO/IEC 15948, chapter 11). */
function cleanPng(bytes: Uint8Array): Uint8Array {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const kept: Uint8Array[] = [view.subarray(0, 8)];
  for (let at = 8; at + 12 <= view.length; ) {
    const length = view.readUInt32BE(at);
    const type = view.toString('latin1', at + 4, at + 8);
    const end = at + 12 + length;
    if (end > view.length) break;
    if (pngKept.includes(type)) kept.push(view.subarray(at, end));
    if (type === 'IEND') return Buffer.concat(kept);
    at = end;
  }
  throw new Refusal('picture.unusable');
}

/** An EXIF segment that says how the picture is to be turned, and nothing else (Exif 2.32, 4.6.4 A; TIFF 6.0, section 2). */
function turned(orientation: number): Uint8Array {
  const tiff = Buffer.from('49492a0008000000010012010300010000000000000000000000', 'hex');
  tiff.writeUInt16LE(orientation, 18);
  const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff]);
  const segment = Buffer.from([0xff, 0xe1, 0, body.length + 2]);
  return Buffer.concat([segment, body]);
}

/** Segments up to the scan without APPn (but for Adobe's colour transform) and comments (ITU T.81, annex B); how a camera was held stays. */
function cleanJpeg(bytes: Uint8Array): Uint8Array {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const orientation = orientationOf(bytes);
  const kept: Uint8Array[] = [view.subarray(0, 2)];
  if (orientation !== 1) kept.push(turned(orientation));
  for (let at = 2; at + 4 <= view.length; ) {
    const marker = view[at + 1] ?? 0;
    if (view[at] !== 0xff) break;
    if (marker === 0xda) return Buffer.concat([...kept, view.subarray(at)]);
    const end = at + 2 + view.readUInt16BE(at + 2);
    const told = (marker >= 0xe0 && marker <= 0xef && marker !== 0xee) || marker === 0xfe;
    if (!told) kept.push(view.subarray(at, end));
    at = end;
  }
  throw new Refusal('picture.unusable');
}

const shapes =
  /^(svg|g|path|rect|circle|ellipse|line|polyline|polygon|defs|linearGradient|radialGradient|stop|clipPath|mask|use|symbol|title|desc|text|tspan)$/;

/** Shapes alone: no script, no style sheet, no foreign document, no reference but within the file, no entity. */
function cleanSvg(bytes: Uint8Array): Uint8Array {
  const text = Buffer.from(bytes).toString('utf8');
  if (text.length > 500_000 || /<!DOCTYPE|<!ENTITY|<!\[CDATA\[/i.test(text))
    throw new Refusal('picture.unusable');
  const plain = text.replace(/<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<metadata[\s\S]*?<\/metadata>/g, '');
  for (const [, name = '', attributes = ''] of plain.matchAll(
    /<\s*([\w:-]+)((?:"[^"]*"|'[^']*'|[^>"'])*)>/g,
  )) {
    const refused =
      !shapes.test(name) ||
      /\son\w+\s*=/i.test(attributes) ||
      /url\(\s*['"]?(?!#)/i.test(attributes) ||
      /(?:^|[\s:])(?:href|src)\s*=\s*["'](?!#)/i.test(attributes);
    if (refused) throw new Refusal('picture.unusable');
  }
  return Buffer.from(plain, 'utf8');
}
