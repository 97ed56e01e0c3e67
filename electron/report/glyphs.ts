import { inflateSync } from 'node:zlib';

/**
 * Which characters a TrueType font can draw: its `cmap`, formats 4 and 12.
 * A glyph that is missing is a hard error in PDF/A, and text in a report comes from anywhere;
 * so it is looked up before, and printed as a code point where no shipped font has it.
 * Source: OpenType 1.9, chapters "cmap" and "Table directory".
 */

/** Characters that change the order or the visibility of others; they are always printed as code points. */
const INVISIBLE =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/;

function subtables(view: DataView, cmap: number): number[] {
  const count = view.getUint16(cmap + 2);
  const offsets: number[] = [];
  for (let i = 0; i < count; i += 1) offsets.push(cmap + view.getUint32(cmap + 4 + i * 8 + 4));
  return offsets;
}

function readFormat4(view: DataView, at: number, into: Set<number>): void {
  const segX2 = view.getUint16(at + 6);
  for (let s = 0; s < segX2; s += 2) {
    const end = view.getUint16(at + 14 + s);
    const start = view.getUint16(at + 16 + segX2 + s);
    const delta = view.getUint16(at + 16 + segX2 * 2 + s);
    const rangeAt = at + 16 + segX2 * 3 + s;
    const range = view.getUint16(rangeAt);
    for (let c = start; c <= end && c !== 0xffff; c += 1) {
      const glyph = range === 0 ? c + delta : view.getUint16(rangeAt + range + (c - start) * 2);
      if ((glyph & 0xffff) !== 0) into.add(c);
    }
  }
}

function readFormat12(view: DataView, at: number, into: Set<number>): void {
  const groups = view.getUint32(at + 12);
  for (let g = 0; g < groups; g += 1) {
    const start = view.getUint32(at + 16 + g * 12);
    const end = view.getUint32(at + 20 + g * 12);
    for (let c = start; c <= end; c += 1) into.add(c);
  }
}

/** Code points that the font has a glyph for. */
export function coveredCodePoints(font: Uint8Array): Set<number> {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength);
  const covered = new Set<number>();
  const tables = view.getUint16(4);
  for (let t = 0; t < tables; t += 1) {
    const at = 12 + t * 16;
    if (view.getUint32(at) !== 0x636d6170) continue; // 'cmap'
    for (const sub of subtables(view, view.getUint32(at + 8))) {
      const format = view.getUint16(sub);
      if (format === 4) readFormat4(view, sub, covered);
      if (format === 12) readFormat12(view, sub, covered);
    }
  }
  return covered;
}

/** Makes the function that prints what no font has as its code point, and remembers what it replaced. */
export function glyphGuard(covered: ReadonlySet<number>): {
  guard: (text: string) => string;
  substituted: Set<string>;
} {
  const substituted = new Set<string>();
  const guard = (text: string): string => {
    let out = '';
    for (const char of text.replaceAll('\r\n', '\n')) {
      const code = char.codePointAt(0) ?? 0;
      if (char === '\n' || char === '\t' || (covered.has(code) && !INVISIBLE.test(char))) {
        out += char === '\t' ? ' ' : char;
      } else {
        substituted.add(char);
        out += `[U+${code.toString(16).toUpperCase().padStart(4, '0')}]`;
      }
    }
    return out;
  };
  return { guard, substituted };
}

/** Streams of the engine's PDF that draw, decoded: neither pictures nor attached files; its fonts have no text to show. */
function* drawnStreams(pdf: Buffer): Generator<Buffer> {
  const begin = '\nstream\n';
  for (let at = pdf.indexOf(begin); at >= 0; at = pdf.indexOf(begin, at)) {
    const dict = pdf.subarray(Math.max(0, pdf.lastIndexOf(' obj\n', at)), at).toString('latin1');
    const from = at + begin.length;
    at = from + Number(/\/Length (\d+)/.exec(dict)?.[1] ?? 0);
    if (dict.includes('/FlateDecode') && !/\/(EmbeddedFile|Image|N \d)/.test(dict))
      yield inflateSync(pdf.subarray(from, at));
  }
}

/** Bytes of each string that is shown (`Tj`, `TJ`) in a stream (ISO 32000-1, 7.3.4.2). */
function* shownStrings(stream: string): Generator<number[]> {
  for (const [, shown = ''] of stream.matchAll(/BT\n([\s\S]*?)\nET\n/g)) {
    let depth = 0;
    let bytes: number[] = [];
    for (const [one] of shown.matchAll(/\\[0-7]{3}|\\[\s\S]|[\s\S]/g)) {
      if (depth > 0 && !(one === ')' && depth === 1))
        bytes.push(
          /^\\[0-7]{3}$/.test(one)
            ? Number.parseInt(one.slice(1), 8)
            : (one.codePointAt(one.length - 1) ?? 0),
        );
      if (one === '(') depth += 1;
      if (one === ')') depth -= 1;
      if (one === ')' && depth === 0) {
        yield bytes;
        bytes = [];
      }
    }
  }
}

/**
 * Whether a page shows the sign for what a font has not: not allowed in PDF/A (ISO 19005-3, 6.2.11.8). A unit's own template
 * may say what nobody guarded. The engine writes text as glyphs of two bytes each, 0 for none.
 */
export function drawsUnknown(pdf: Uint8Array): boolean {
  for (const stream of drawnStreams(Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength)))
    for (const glyphs of shownStrings(stream.toString('latin1')))
      if (glyphs.some((byte, at) => at % 2 === 0 && byte === 0 && glyphs[at + 1] === 0)) return true;
  return false;
}
