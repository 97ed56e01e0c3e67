import {
  type Asn1,
  Asn1Error,
  childrenOf,
  contentOf,
  context,
  der,
  integer,
  nullValue,
  octets,
  oid,
  rawOf,
  readAsn1,
  sequence,
  setOf,
  Tag,
} from './asn1';
import { digestOid, Oid } from './oids';
import { PdfFile } from './pdf/document';
import { array, dict, name, num, PdfError, type PdfObject, ref, textString } from './pdf/objects';
import { fieldsOf, pagesOf } from './pdf/pages';
import { appendUpdate, serialize, type Written } from './pdf/write';
import { digestOf } from './primitives';
import { cutPadding, parseCms } from './verify/cms';
import { coveredEnd, type FoundSignature, findSignatures } from './verify/signatures';
import { signatureTimestamp } from './verify/timestamp';

/** Room for a document time stamp in bytes. */
const ROOM = 16_384;
const RANGE_WIDTH = 44;

/** TimeStampReq (RFC 3161, 2.4.1) over the SHA-256 of `stamped`; asks for the authority's certificate. */
export function timestampRequest(stamped: Uint8Array, nonce: Uint8Array): Buffer {
  const algorithm = sequence(oid(digestOid.sha256), nullValue());
  const imprint = sequence(algorithm, octets(digestOf('sha256', stamped)));
  return sequence(integer(1), imprint, integer(nonce), der(Tag.boolean, Buffer.of(0xff)));
}

/** The token of a TimeStampResp, or the status where it was refused. A bare token is taken as it is. @throws Asn1Error */
export function readTimestampAnswer(bytes: Uint8Array): { token: Uint8Array } | { status: number } {
  const outer = readAsn1(bytes);
  const [first, second] = childrenOf(outer);
  if (first?.tag === Tag.oid) return { token: rawOf(outer) };
  const status = first?.tag === Tag.sequence ? childrenOf(first)[0] : undefined;
  if (status?.tag !== Tag.integer) throw new Asn1Error('not an answer of a time-stamping authority');
  const code = contentOf(status).at(-1) ?? 2;
  // granted, granted with modifications
  if (code > 1 || second === undefined) return { status: code };
  return { token: rawOf(second) };
}

/** Whether the token repeats the number that the request gave. */
export function hasNonce(token: Uint8Array, nonce: Uint8Array): boolean {
  const { content } = parseCms(token);
  if (content === undefined) return false;
  const after = childrenOf(readAsn1(content)).slice(5);
  const wanted = contentOf(readAsn1(integer(nonce)));
  return after.some((field) => field.tag === Tag.integer && Buffer.compare(contentOf(field), wanted) === 0);
}

/** What the next time stamp is to speak of. */
export type TimestampTarget =
  | { kind: 'signature'; field: string; stamped: Uint8Array }
  /** signatures without a time stand before the newest, or later bytes cover it already: the time gets a revision of its own */
  | { kind: 'document' };

/** Whether a signature carries its own time, or is one. */
function hasTime(found: FoundSignature): boolean {
  if (found.subFilter === 'ETSI.RFC3161') return true;
  return (
    signatureTimestamp(parseCms(cutPadding(found.contents?.bytes ?? new Uint8Array(0)).der)) !== undefined
  );
}

/** @throws PdfError where nothing is signed */
export function timestampTarget(pdf: Uint8Array): TimestampTarget {
  const found = findSignatures(new PdfFile(pdf));
  const newest = found.at(-1);
  if (newest?.contents === undefined) throw new PdfError('nothing is signed');
  const cms = parseCms(cutPadding(newest.contents.bytes).der);
  // a document time stamp proves the time of all that stood before it
  const stamped = found.findLastIndex(({ subFilter }) => subFilter === 'ETSI.RFC3161');
  const earlier = found.slice(stamped + 1, -1);
  const open =
    earlier.every(hasTime) &&
    newest.subFilter === 'ETSI.CAdES.detached' &&
    coveredEnd(newest) === pdf.length &&
    signatureTimestamp(cms) === undefined;
  return open
    ? { kind: 'signature', field: newest.field.name, stamped: cms.signature }
    : { kind: 'document' };
}

function findField(pdf: Uint8Array, field: string): FoundSignature {
  const found = findSignatures(new PdfFile(pdf)).find((one) => one.field.name === field);
  if (found?.contents === undefined) throw new PdfError(`the field ${field} is not signed`);
  return found;
}

/** Puts bytes into the space of /Contents, which no byte range covers. @throws PdfError where there is too little */
function fill(pdf: Uint8Array, found: FoundSignature, cms: Uint8Array): Buffer {
  const { start = 0, end = 0 } = found.contents ?? {};
  const room = end - start - 2;
  if (cms.length * 2 > room) throw new PdfError('it is larger than the space that was kept for it');
  const out = Buffer.from(pdf);
  out.write(Buffer.from(cms).toString('hex').padEnd(room, '0'), start + 1, 'latin1');
  return out;
}

/** The same CMS with one unsigned attribute more; what was signed keeps its bytes. */
function withUnsigned(cms: Uint8Array, attribute: Uint8Array): Buffer {
  const replaceLast = (node: Asn1, make: (last: Asn1) => Uint8Array, tag = node.tag): Buffer => {
    const children = childrenOf(node);
    const last = children.at(-1);
    if (last === undefined) throw new Asn1Error('not a SignedData');
    return der(tag, ...children.slice(0, -1).map(rawOf), make(last));
  };
  const addTo = (info: Asn1): Buffer => {
    const children = childrenOf(info);
    const loose = children.at(-1)?.tag === context(1) ? children.pop() : undefined;
    const attributes = [...(loose === undefined ? [] : childrenOf(loose).map(rawOf)), attribute];
    const ordered = setOf(...attributes);
    ordered[0] = context(1);
    return der(info.tag, ...children.map(rawOf), ordered);
  };
  return replaceLast(readAsn1(cms), (holder) =>
    replaceLast(holder, (signedData) => replaceLast(signedData, (infos) => replaceLast(infos, addTo))),
  );
}

/** Adds a time stamp to a signature (PAdES B-T, ETSI EN 319 142-1): an unsigned attribute in the space that was kept. */
export function insertTimestamp(pdf: Uint8Array, field: string, token: Uint8Array): Buffer {
  const found = findField(pdf, field);
  const { der: cms } = cutPadding(found.contents?.bytes ?? new Uint8Array(0));
  return fill(pdf, found, withUnsigned(cms, sequence(oid(Oid.signatureTimeStamp), setOf(token))));
}

export interface PreparedStamp {
  pdf: Buffer;
  field: string;
  /** the bytes that the time stamp must speak of: all but its own space */
  stamped: Buffer;
}

/** Adds a revision with an empty document time stamp (ISO 32000-2, 12.8.5), to be filled by `fillSignature`. */
export function prepareDocumentStamp(pdf: Uint8Array): PreparedStamp {
  const file = new PdfFile(pdf);
  const page = pagesOf(file)[0];
  const root = file.trailer.entries.get('Root');
  if (page === undefined || root?.kind !== 'ref') throw new PdfError('the file has no page');
  const taken = new Set(fieldsOf(file).map((field) => field.name));
  let count = 1;
  while (taken.has(`Timestamp${count}`)) count += 1;
  const field = `Timestamp${count}`;
  const [value, widget] = [file.xref.size, file.xref.size + 1];
  const start = Buffer.from('<</Type /DocTimeStamp /Filter /Adobe.PPKLite /SubFilter /ETSI.RFC3161');
  const range = Buffer.from(` /ByteRange [${' '.repeat(RANGE_WIDTH)}] /Contents <`);
  const body = Buffer.concat([start, range, Buffer.alloc(ROOM * 2, '0'), Buffer.from('>>>')]);
  const update = appendUpdate(
    file,
    [
      { num: value, gen: 0, body },
      stampField(page.ref, widget, value, field),
      ...holders(file, root, page, widget),
    ],
    widget + 1,
  );
  const { bytes } = update;
  const at = update.bodies.get(value) ?? 0;
  const from = at + start.length + range.length - 1;
  const to = from + ROOM * 2 + 2;
  const rangeAt = at + start.length + range.indexOf('[') + 1;
  bytes.write(`0 ${from} ${to} ${bytes.length - to}`.padEnd(RANGE_WIDTH), rangeAt, 'latin1');
  return { pdf: bytes, field, stamped: Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)]) };
}

/** A field without a place on the page: a time stamp shows nothing. */
function stampField(page: PdfObject, widget: number, value: number, field: string): Written {
  return {
    num: widget,
    gen: 0,
    body: dict({
      Type: name('Annot'),
      Subtype: name('Widget'),
      FT: name('Sig'),
      T: textString(field),
      F: num(132),
      Rect: array(num(0), num(0), num(0), num(0)),
      P: page,
      V: ref(value),
    }),
  };
}

function holders(
  file: PdfFile,
  root: { num: number; gen: number },
  page: ReturnType<typeof pagesOf>[number],
  widget: number,
): Written[] {
  const catalog = new Map(file.catalog().entries);
  const form = new Map(file.dict(catalog.get('AcroForm'))?.entries ?? []);
  form.set('Fields', array(...file.items(form.get('Fields')), ref(widget)));
  form.set('SigFlags', num(3));
  catalog.set('AcroForm', { kind: 'dict', entries: form });
  const entries = new Map(page.dict.entries);
  entries.set('Annots', array(...file.items(entries.get('Annots')), ref(widget)));
  return [
    { num: root.num, gen: root.gen, body: { kind: 'dict', entries: catalog } },
    { num: page.ref.num, gen: page.ref.gen, body: { kind: 'dict', entries } },
  ];
}

/** Puts a CMS into the space that was kept for it. @throws PdfError where there is too little */
export function fillSignature(pdf: Uint8Array, field: string, cms: Uint8Array): Buffer {
  return fill(pdf, findField(pdf, field), cms);
}

/** What the byte range of a document time stamp covers. */
export function stampedBytes(pdf: Uint8Array, field: string): Buffer {
  const [a = 0, b = 0, c = 0, d = 0] = findField(pdf, field).range;
  return Buffer.concat([pdf.subarray(a, a + b), pdf.subarray(c, c + d)]);
}

/** Adds certificates, lists of revoked ones and OCSP answers for later verification (/DSS), beside those that stand there. */
export function addValidationData(
  pdf: Uint8Array,
  certificates: readonly Uint8Array[],
  crls: readonly Uint8Array[],
  ocsps: readonly Uint8Array[] = [],
): Buffer {
  const file = new PdfFile(pdf);
  const root = file.trailer.entries.get('Root');
  if (root?.kind !== 'ref') throw new PdfError('the catalog is no object of its own');
  const catalog = new Map(file.catalog().entries);
  const store = new Map(file.dict(catalog.get('DSS'))?.entries ?? [['Type', name('DSS')]]);
  const written: Written[] = [];
  let next = file.xref.size;
  for (const [key, items] of [
    ['Certs', certificates],
    ['CRLs', crls],
    ['OCSPs', ocsps],
  ] as const) {
    const known = file.items(store.get(key));
    const added = items.map((raw) => {
      written.push({ num: next, gen: 0, body: { kind: 'stream', dict: dict({}), raw } });
      next += 1;
      return ref(next - 1);
    });
    if (known.length + added.length > 0) store.set(key, array(...known, ...added));
  }
  written.push({ num: next, gen: 0, body: Buffer.from(serialize({ kind: 'dict', entries: store })) });
  catalog.set('DSS', ref(next));
  written.push({ num: root.num, gen: root.gen, body: { kind: 'dict', entries: catalog } });
  return appendUpdate(file, written, next + 1).bytes;
}

/** Every certificate that the file's signatures and time stamps carry, each once. */
export function certificatesIn(pdf: Uint8Array): Uint8Array[] {
  const out = new Map<string, Uint8Array>();
  for (const found of findSignatures(new PdfFile(pdf))) {
    if (found.contents === undefined) continue;
    const cms = parseCms(cutPadding(found.contents.bytes).der);
    const token = signatureTimestamp(cms);
    const all = [...cms.certificates, ...(token === undefined ? [] : parseCms(token).certificates)];
    for (const { raw } of all) out.set(Buffer.from(digestOf('sha256', raw)).toString('hex'), raw);
  }
  return [...out.values()];
}
