import type { Der } from '../certificate';
import type { DigestName } from '../oids';
import type { PdfFile } from '../pdf/document';
import { type PdfDict, PdfError, type PdfString, readText } from '../pdf/objects';
import { type FieldNode, fieldsOf } from '../pdf/pages';
import { digestOf } from '../primitives';

/** One signature as the file holds it. */
export interface FoundSignature {
  field: FieldNode;
  /** object number of the signature dictionary */
  num: number;
  dict: PdfDict;
  contents: PdfString | undefined;
  range: number[];
  subFilter: string;
  /** certificates that /Cert or /DSS offer are helpers only */
  claimed: string;
  name: string;
}

/** Signatures of all signed fields, in the order of what they cover. */
export function findSignatures(file: PdfFile): FoundSignature[] {
  const out: FoundSignature[] = [];
  const seen = new Set<number>();
  for (const field of fieldsOf(file)) {
    if (field.type !== 'Sig' || field.value === undefined) continue;
    if (field.value.kind !== 'ref') throw new PdfError('a signature is no object of its own');
    if (seen.has(field.value.num)) continue;
    seen.add(field.value.num);
    // a value that is no dictionary was a signature once, or claims to be one: it must not vanish from the answer
    const dict: PdfDict = file.dict(field.value) ?? { kind: 'dict', entries: new Map() };
    const contents = dict.entries.get('Contents');
    const range = dict.entries.get('ByteRange');
    out.push({
      field,
      num: field.value.num,
      dict,
      contents: contents?.kind === 'string' ? contents : undefined,
      range:
        range?.kind === 'array'
          ? range.items.map((item) => (item.kind === 'number' ? item.value : Number.NaN))
          : [],
      subFilter: file.name(dict.entries.get('SubFilter')) ?? '',
      claimed: readText(file.resolve(dict.entries.get('M'))),
      name: readText(file.resolve(dict.entries.get('Name'))),
    });
  }
  return out.sort((a, b) => coveredEnd(a) - coveredEnd(b));
}

export const coveredEnd = (signature: FoundSignature): number =>
  (signature.range[2] ?? 0) + (signature.range[3] ?? 0);

export type Geometry = 'exact' | 'part' | 'impossible';

/**
 * The byte range must be everything up to its end but for the one token of /Contents (ISO 32000-1, 12.8.1).
 * `part`: bytes are left out that could hold anything; `impossible`: ranges that overlap or leave the file.
 */
export function judgeGeometry(signature: FoundSignature, file: Uint8Array): Geometry {
  const size = file.length;
  const [a = Number.NaN, b = Number.NaN, c = Number.NaN, d = Number.NaN] = signature.range;
  const numbers = [a, b, c, d];
  if (signature.range.length !== 4 || numbers.some((n) => !Number.isSafeInteger(n) || n < 0))
    return 'impossible';
  if (a + b > size || c + d > size || c < a + b) return 'impossible';
  if (a !== 0 || signature.contents === undefined) return 'part';
  const { hex, start, end } = signature.contents;
  if (!hex || start !== b || end !== c) return 'part';
  // an even number of digits and nothing else: white space between them could say something too
  const digits = Buffer.from(file.subarray(start + 1, end - 1)).toString('latin1');
  return digits.length % 2 === 0 && /^[0-9A-Fa-f]*$/.test(digits) ? 'exact' : 'part';
}

/** Hash over the two ranges, computed once for each digest. */
export function rangeHasher(bytes: Uint8Array, range: readonly number[]): (digest: DigestName) => Uint8Array {
  const [a = 0, b = 0, c = 0, d = 0] = range;
  const known = new Map<DigestName, Uint8Array>();
  return (digest) => {
    const before = known.get(digest);
    if (before !== undefined) return before;
    const hash = digestOf(digest, bytes.subarray(a, a + b), bytes.subarray(c, c + d));
    known.set(digest, hash);
    return hash;
  };
}

/** `D:20261118140211+05'00'` to ISO 8601 with offset, '' where it is not a date. */
export function isoFromPdfDate(text: string): string {
  const m = /^D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(Z|[+-]\d\d'?\d\d)?/.exec(text);
  if (m === null) return '';
  const zone = m[7] === undefined || m[7] === 'Z' ? 'Z' : m[7].replace("'", '').replace(/(\d\d)$/, ':$1');
  const iso = `${m[1]}-${m[2]}-${m[3]}T${m[4]}:${m[5]}:${m[6]}${zone}`;
  return Number.isNaN(Date.parse(iso)) ? '' : iso;
}

export function sha256Of(certificate: Der): string {
  return Buffer.from(digestOf('sha256', certificate.raw)).toString('hex');
}
