/**
 * As much of DER (ITU-T X.690) as CMS, PKCS#12 subjects and certificates need: definite lengths, one-byte tags.
 * The reader never copies and never reads past its limits; what it does not know it refuses.
 */

export class Asn1Error extends Error {}

export interface Asn1 {
  readonly tag: number;
  readonly source: Uint8Array;
  /** first byte of the tag */
  readonly start: number;
  /** first byte of the content */
  readonly body: number;
  /** byte after the content */
  readonly end: number;
}

export const Tag = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  null: 0x05,
  oid: 0x06,
  enumerated: 0x0a,
  utf8: 0x0c,
  sequence: 0x30,
  set: 0x31,
  printable: 0x13,
  utcTime: 0x17,
  generalizedTime: 0x18,
} as const;

/** Tag byte of a constructed, context-specific element. */
export const context = (n: number): number => 0xa0 | n;
/** Tag byte of a primitive, context-specific element. */
export const contextPrimitive = (n: number): number => 0x80 | n;

function byteAt(source: Uint8Array, at: number, limit: number): number {
  const value = at < limit ? source[at] : undefined;
  if (value === undefined) throw new Asn1Error('ends too early');
  return value;
}

/** Reads the element at `at`; everything of it lies before `limit`. */
export function readAsn1(source: Uint8Array, at = 0, limit = source.length): Asn1 {
  const tag = byteAt(source, at, limit);
  if ((tag & 0x1f) === 0x1f) throw new Asn1Error('long tag');
  let body = at + 2;
  let length = byteAt(source, at + 1, limit);
  if (length === 0x80) throw new Asn1Error('indefinite length');
  if (length > 0x80) {
    const count = length & 0x7f;
    if (count > 4) throw new Asn1Error('length of more than four bytes');
    length = 0;
    for (let i = 0; i < count; i += 1) length = length * 256 + byteAt(source, body + i, limit);
    body += count;
  }
  if (body + length > limit) throw new Asn1Error('longer than what holds it');
  return { tag, source, start: at, body, end: body + length };
}

export function childrenOf(node: Asn1): Asn1[] {
  const out: Asn1[] = [];
  let at = node.body;
  while (at < node.end) {
    const child = readAsn1(node.source, at, node.end);
    out.push(child);
    at = child.end;
    if (out.length > 10_000) throw new Asn1Error('too many elements');
  }
  return out;
}

/** The element with its tag and length. */
export const rawOf = (node: Asn1): Uint8Array => node.source.subarray(node.start, node.end);
export const contentOf = (node: Asn1): Uint8Array => node.source.subarray(node.body, node.end);

/** The child at `index`, of the given tag where one is given. */
export function childAt(node: Asn1, index: number, tag?: number): Asn1 {
  const child = childrenOf(node)[index];
  if (child === undefined || (tag !== undefined && child.tag !== tag))
    throw new Asn1Error('not the expected element');
  return child;
}

export function readOid(node: Asn1): string {
  if (node.tag !== Tag.oid) throw new Asn1Error('not an object identifier');
  const arcs: bigint[] = [];
  let value = 0n;
  for (const byte of contentOf(node)) {
    value = (value << 7n) | BigInt(byte & 0x7f);
    if (byte < 0x80) {
      arcs.push(value);
      value = 0n;
    }
  }
  const first = arcs.shift() ?? 0n;
  const top = first < 40n ? 0n : first < 80n ? 1n : 2n;
  return [top, first - top * 40n, ...arcs].join('.');
}

/** UTCTime or GeneralizedTime of a certificate or timestamp. */
export function readTime(node: Asn1): Date {
  const text = Buffer.from(contentOf(node)).toString('latin1');
  const full = node.tag === Tag.utcTime ? (Number(text.slice(0, 2)) < 50 ? '20' : '19') + text : text;
  const m = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\.\d+)?Z$/.exec(full);
  if (m === null) throw new Asn1Error('not a time');
  return new Date(`${m[1]}-${m[2]}-${m[3]}T${m[4]}:${m[5]}:${m[6]}Z`);
}

// ---- writing ---------------------------------------------------------------------------------------------

export function der(tag: number, ...parts: Uint8Array[]): Buffer {
  const body = Buffer.concat(parts);
  const length: number[] = [];
  if (body.length < 0x80) length.push(body.length);
  else {
    for (let n = body.length; n > 0; n = Math.floor(n / 256)) length.unshift(n % 256);
    length.unshift(0x80 | length.length);
  }
  return Buffer.concat([Buffer.of(tag, ...length), body]);
}

export const sequence = (...parts: Uint8Array[]): Buffer => der(Tag.sequence, ...parts);
/** DER orders the elements of a SET OF by their bytes. */
export const setOf = (...parts: Uint8Array[]): Buffer => der(Tag.set, ...[...parts].sort(Buffer.compare));
export const octets = (bytes: Uint8Array): Buffer => der(Tag.octetString, bytes);
export const nullValue = (): Buffer => der(Tag.null);
export const utf8 = (text: string): Buffer => der(Tag.utf8, Buffer.from(text, 'utf8'));
export const bitString = (bytes: Uint8Array, unused = 0): Buffer =>
  der(Tag.bitString, Buffer.of(unused), bytes);

/** A non-negative integer from its big-endian bytes or a small number. */
export function integer(value: number | Uint8Array): Buffer {
  const bytes =
    typeof value === 'number'
      ? Buffer.of((value >> 16) & 255, (value >> 8) & 255, value & 255)
      : Buffer.from(value);
  let at = 0;
  while (at < bytes.length - 1 && bytes[at] === 0) at += 1;
  const trimmed = bytes.subarray(at);
  return (trimmed[0] ?? 0) > 0x7f ? der(Tag.integer, Buffer.of(0), trimmed) : der(Tag.integer, trimmed);
}

export function oid(text: string): Buffer {
  const arcs = text.split('.').map(BigInt);
  const [first = 0n, second = 0n, ...rest] = arcs;
  const out: number[] = [];
  for (const arc of [first * 40n + second, ...rest]) {
    const chunk = [Number(arc & 0x7fn)];
    for (let n = arc >> 7n; n > 0n; n >>= 7n) chunk.unshift(Number(n & 0x7fn) | 0x80);
    out.push(...chunk);
  }
  return der(Tag.oid, Buffer.from(out));
}
