import { createHash } from 'node:crypto';
import { assembleCms, signedAttributes } from '../../electron/signing/cms';
import { PdfFile } from '../../electron/signing/pdf/document';
import { type PdfObject, ref } from '../../electron/signing/pdf/objects';
import { appendUpdate, type Written } from '../../electron/signing/pdf/write';
import type { Signer } from '../../electron/signing/signer';
import { officer, signerOf } from './certificates';

/** Bodies by object number, as they stand in the file. */
export type Bodies = Readonly<Record<number, string>>;

export const streamOf = (text: string, entries = ''): string =>
  `<<${entries} /Length ${Buffer.byteLength(text, 'latin1')}>>\nstream\n${text}\nendstream`;

/**
 * A page with text, a font, a picture, a signature field S1 and a text field T1: 1 catalog, 2 pages, 3 page, 4 form,
 * 5 content, 6 font, 7 picture, 8 field S1, 9 field T1 with its look in 10.
 */
export const plainBodies: Bodies = {
  1: '<</Type /Catalog /Pages 2 0 R /AcroForm 4 0 R>>',
  2: '<</Type /Pages /Kids [3 0 R] /Count 1>>',
  3: '<</Type /Page /Parent 2 0 R /MediaBox [0 0 300 300] /Contents 5 0 R /Annots [8 0 R 9 0 R] /Resources <</Font <</F 6 0 R>> /XObject <</X 7 0 R>>>>>>',
  4: '<</Fields [8 0 R 9 0 R] /SigFlags 3 /DA (/F 9 Tf) /DR <</Font <</F 6 0 R>>>>>>',
  5: streamOf('BT /F 12 Tf 20 250 Td (Pay 100) Tj ET /X Do'),
  6: '<</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>',
  7: streamOf('0 0 10 10 re f', '/Type /XObject /Subtype /Form /BBox [0 0 10 10]'),
  8: '<</Type /Annot /Subtype /Widget /FT /Sig /T (S1) /Rect [0 0 0 0] /F 132 /P 3 0 R>>',
  9: '<</Type /Annot /Subtype /Widget /FT /Tx /T (T1) /V (old) /Rect [20 20 90 40] /F 4 /P 3 0 R /AP <</N 10 0 R>>>>',
  10: streamOf('BT (old) Tj ET', '/Type /XObject /Subtype /Form /BBox [0 0 70 20]'),
};

export interface TableOptions {
  /** entries that the table of objects names besides, or instead: number to offset */
  offsets?: Readonly<Record<number, number>>;
  /** put before the closing marks of the trailer */
  trailer?: string;
}

const tableOf = (offsets: ReadonlyMap<number, number>): string =>
  [...offsets].map(([num, at]) => `${num} 1\n${String(at).padStart(10, '0')} 00000 n \n`).join('');

/** A whole file, or an update of one, with an honest table but for what `options` say. */
export function put(before: Uint8Array | undefined, bodies: Bodies, options: TableOptions = {}): Buffer {
  const parts = [before === undefined ? Buffer.from('%PDF-1.7\n') : Buffer.from(before)];
  let at = parts[0]?.length ?? 0;
  const offsets = new Map<number, number>();
  for (const [num, body] of Object.entries(bodies)) {
    const text = Buffer.from(`${num} 0 obj\n${body}\nendobj\n`, 'latin1');
    offsets.set(Number(num), at);
    parts.push(text);
    at += text.length;
  }
  for (const [num, offset] of Object.entries(options.offsets ?? {})) offsets.set(Number(num), offset);
  const size = [...offsets.keys()].reduce((most, num) => Math.max(most, num), 100) + 1;
  const prev = before === undefined ? '' : ` /Prev ${new PdfFile(before).xref.startxref}`;
  const zero = before === undefined ? '0 1\n0000000000 65535 f \n' : '';
  parts.push(
    Buffer.from(
      `xref\n${zero}${tableOf(offsets)}trailer\n<</Root 1 0 R /Size ${size}${prev}${options.trailer ?? ''}>>\nstartxref\n${at}\n%%EOF\n`,
    ),
  );
  return Buffer.concat(parts);
}

export const plainFile = (bodies: Bodies = {}): Buffer => put(undefined, { ...plainBodies, ...bodies });

export const somebody = (): Signer => {
  known ??= signerOf(officer({ cn: 'Somebody' }));
  return known;
};
let known: Signer | undefined;

export interface HandSigning {
  /** number of the signature field */
  field?: number;
  /** number of the signature */
  num?: number;
  signer?: Signer;
  subFilter?: string;
  /** entries of the signature dictionary, as bytes */
  more?: string;
  /** entries of the catalog, as bytes */
  catalog?: Record<string, PdfObject>;
  /** further objects of the same update */
  beside?: readonly Written[];
  /** makes the CMS over the covered bytes; by default a sound one */
  cms?: (covered: Buffer) => Uint8Array;
  range?: (from: number, to: number, size: number) => string;
}

const ROOM = 12_000;

export const soundCms = (signer: Signer, covered: Uint8Array): Buffer => {
  const attributes = signedAttributes(signer, createHash(signer.digest).update(covered).digest());
  return assembleCms(signer, attributes, signer.sign(attributes));
};

const withEntries = (object: PdfObject, more: Record<string, PdfObject>): PdfObject => {
  if (object.kind !== 'dict') throw new Error('not a dictionary');
  return { kind: 'dict', entries: new Map([...object.entries, ...Object.entries(more)]) };
};

/** Signs by an update as other programs do: without a certification unless it is asked for. */
export function signByHand(pdf: Uint8Array, how: HandSigning = {}): Buffer {
  const file = new PdfFile(pdf);
  const num = how.num ?? file.xref.size + 50;
  const field = how.field ?? 8;
  const start = `<</Type /Sig /Filter /Adobe.PPKLite /SubFilter /${how.subFilter ?? 'ETSI.CAdES.detached'} /M (D:20261101120000Z)${how.more ?? ''} /ByteRange [`;
  const body = Buffer.from(`${start}${' '.repeat(60)}] /Contents <${'0'.repeat(ROOM)}>>>`, 'latin1');
  const { bytes, bodies } = appendUpdate(
    file,
    [
      { num: field, gen: 0, body: withEntries(file.load(field), { V: ref(num) }) },
      ...(how.catalog === undefined
        ? []
        : [{ num: 1, gen: 0, body: withEntries(file.catalog(), how.catalog) }]),
      ...(how.beside ?? []),
      { num, gen: 0, body },
    ],
    num + 1,
  );
  const at = bodies.get(num) ?? 0;
  const from = at + body.indexOf('/Contents <') + '/Contents '.length;
  const to = from + ROOM + 2;
  const range = how.range ?? ((a, b, size) => `0 ${a} ${b} ${size - b}`);
  bytes.write(range(from, to, bytes.length).padEnd(60), at + start.length, 'latin1');
  const covered = Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)]);
  const made = how.cms?.(covered) ?? soundCms(how.signer ?? somebody(), covered);
  bytes.write(Buffer.from(made).toString('hex'), from + 1, 'latin1');
  return bytes;
}

/** An update after the signature, by somebody else. */
export const later = (signed: Uint8Array, bodies: Bodies, options: TableOptions = {}): Buffer =>
  put(signed, bodies, options);
