import { createHash } from 'node:crypto';
import { importAppearance } from './appearance';
import { assembleCms, signedAttributes } from './cms';
import { PdfFile } from './pdf/document';
import { array, dict, name, num, PdfError, type PdfObject, ref, textString } from './pdf/objects';
import { fieldsOf } from './pdf/pages';
import { appendUpdate, serialize, type Written } from './pdf/write';
import type { AnySigner, Signer, SignerIdentity } from './signer';

/** What every signature has, whoever computes it. */
export interface SignaturePlace {
  pdf: Uint8Array;
  /** an empty signature field of the file, see addSignatureFields */
  field: string;
  /** a one-page PDF as large as the field's box; without it the field stays empty to the eye */
  appearance?: Uint8Array;
  reason?: string;
  location?: string;
  /** RFC 3339 with offset; the signer claims it, nobody proves it */
  claimedTime: string;
}

export interface SignRequest<S extends SignerIdentity = Signer> extends SignaturePlace {
  signer: S;
  /** the signer's name as it is to be shown; the certificate's common name by default */
  name?: string;
}

/** Room for the CMS in bytes, with a time stamp that may come later; long chains of large keys may need the second. */
const ROOM = [16_384, 49_152];

/** `D:20261118140211+05'00'` of ISO 32000-1, 7.9.4. */
export function pdfDate(rfc3339: string): string {
  const m = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.\d+)?(?:Z|([+-]\d\d):(\d\d))$/.exec(rfc3339);
  if (m === null) throw new PdfError(`not a time with offset: ${rfc3339}`);
  const zone = m[7] === undefined ? 'Z' : `${m[7]}'${m[8]}'`;
  return `D:${m[1]}${m[2]}${m[3]}${m[4]}${m[5]}${m[6]}${zone}`;
}

/** The first signature certifies: after it only form filling and further signatures are allowed (DocMDP, P 2). */
function certification(): PdfObject {
  return array(
    dict({
      Type: name('SigRef'),
      TransformMethod: name('DocMDP'),
      TransformParams: dict({ Type: name('TransformParams'), P: num(2), V: name('1.2') }),
    }),
  );
}

/** How the CMS is to be read: CAdES as Dalel makes it, or a plain detached one as other programs do. */
type Format = 'ETSI.CAdES.detached' | 'adbe.pkcs7.detached';

interface Named {
  readonly name: string;
  readonly format: Format;
}

function signatureBody(
  place: SignaturePlace,
  { name: shown, format }: Named,
  certify: boolean,
  room: number,
): { body: Buffer; range: number; contents: number } {
  const entries = dict({
    Type: name('Sig'),
    Filter: name('Adobe.PPKLite'),
    SubFilter: name(format),
    M: textString(pdfDate(place.claimedTime)),
    Name: textString(shown),
    ...(place.reason === undefined ? {} : { Reason: textString(place.reason) }),
    ...(place.location === undefined ? {} : { Location: textString(place.location) }),
    ...(certify ? { Reference: certification() } : {}),
  });
  const start = serialize(entries).subarray(0, -2);
  const range = Buffer.from(` /ByteRange [${' '.repeat(RANGE_WIDTH)}] /Contents <`);
  const body = Buffer.concat([start, range, Buffer.alloc(room * 2, '0'), Buffer.from('>>>')]);
  return { body, range: start.length + range.indexOf('[') + 1, contents: start.length + range.length - 1 };
}

const RANGE_WIDTH = 44;

function updateField(
  file: PdfFile,
  request: SignaturePlace,
  signature: number,
  next: number,
): { written: Written[]; next: number } {
  const field = fieldsOf(file).find((candidate) => candidate.name === request.field);
  if (field === undefined || field.type !== 'Sig') throw new PdfError(`no signature field ${request.field}`);
  if (field.value !== undefined) throw new PdfError(`the field ${request.field} is signed already`);
  const entries = new Map(field.dict.entries);
  entries.set('V', ref(signature));
  const written: Written[] = [];
  let free = next;
  if (request.appearance !== undefined) {
    const imported = importAppearance(request.appearance, free);
    written.push(...imported.objects);
    entries.set('AP', dict({ N: ref(imported.form) }));
    free = imported.next;
  }
  written.push({ num: field.ref.num, gen: field.ref.gen, body: { kind: 'dict', entries } });
  return { written, next: free };
}

function certifyCatalog(file: PdfFile, signature: number): Written {
  const root = file.trailer.entries.get('Root');
  if (root?.kind !== 'ref') throw new PdfError('the catalog is no object of its own');
  const entries = new Map(file.catalog().entries);
  entries.set('Perms', dict({ DocMDP: ref(signature) }));
  return { num: root.num, gen: root.gen, body: { kind: 'dict', entries } };
}

/** An update with an empty signature in `field`: `from` and `to` are where its CMS stands, which the byte range leaves out. */
function withPlaceholder(
  place: SignaturePlace,
  named: Named,
  room: number,
): { bytes: Buffer; from: number; to: number } {
  const file = new PdfFile(place.pdf);
  const certify = !fieldsOf(file).some((field) => field.type === 'Sig' && field.value !== undefined);
  const signature = file.xref.size;
  const { written, next } = updateField(file, place, signature, signature + 1);
  if (certify) written.push(certifyCatalog(file, signature));
  const { body, range, contents } = signatureBody(place, named, certify, room);
  const update = appendUpdate(file, [...written, { num: signature, gen: 0, body }], next);
  const at = update.bodies.get(signature) ?? 0;
  const from = at + contents;
  const to = from + room * 2 + 2;
  const { bytes } = update;
  bytes.write(`0 ${from} ${to} ${bytes.length - to}`.padEnd(RANGE_WIDTH), at + range, 'latin1');
  return { bytes, from, to };
}

/** A signature of the largest key that is accepted; what a CMS with it takes is known before anything is signed. */
const LARGEST_SIGNATURE = 2_048;

/** The file with room for the signature, and what is to be signed for it. */
interface Ready {
  attributes: Buffer;
  finish(signature: Uint8Array): Buffer;
}

function makeReady({ signer, name: shown, ...place }: SignRequest<SignerIdentity>): Ready {
  const named = { name: shown ?? signer.subject.commonName, format: 'ETSI.CAdES.detached' } as const;
  const size = assembleCms(
    signer,
    signedAttributes(signer, Buffer.alloc(64)),
    Buffer.alloc(LARGEST_SIGNATURE),
  );
  const room = ROOM.find((one) => one >= size.length);
  if (room === undefined)
    throw new PdfError('the certificates are too large to be stored with the signature');
  const { bytes, from, to } = withPlaceholder(place, named, room);
  const digest = createHash(signer.digest)
    .update(bytes.subarray(0, from))
    .update(bytes.subarray(to))
    .digest();
  const attributes = signedAttributes(signer, digest);
  return {
    attributes,
    finish: (signature) => {
      bytes.write(assembleCms(signer, attributes, signature).toString('hex'), from + 1, 'latin1');
      return bytes;
    },
  };
}

/**
 * Signs one field by an incremental update (PAdES B-B, ETSI EN 319 142-1; ISO 32000-1, 12.8). The old bytes stay as
 * they are; the first signature of a file certifies it. The result must still be read back and verified.
 * @throws PdfError where the field is missing, taken, or the file cannot be continued
 */
export function signPdf(request: SignRequest): Buffer {
  const ready = makeReady(request);
  return ready.finish(request.signer.sign(ready.attributes));
}

/** The same by whoever has the key. @throws what the signer throws, beside that of `signPdf` */
export async function signPdfBy(request: SignRequest<AnySigner>): Promise<Buffer> {
  const ready = makeReady(request);
  return ready.finish(await request.signer.sign(ready.attributes));
}

/** Room for a CMS that another program makes: it may carry whole chains, lists and a time stamp. */
const ROOM_OUTSIDE = 49_152;

/**
 * Prepares a field for a detached CMS that another program will make over `covered`, exactly these bytes; its name and
 * time stand in the file already. `fillSignature` puts it in.
 * @throws PdfError where the field is missing, taken, or the file cannot be continued
 */
export function prepareOutsideSignature(place: SignaturePlace & { name: string }): {
  pdf: Buffer;
  covered: Buffer;
} {
  const named = { name: place.name, format: 'adbe.pkcs7.detached' } as const;
  const { bytes, from, to } = withPlaceholder(place, named, ROOM_OUTSIDE);
  return { pdf: bytes, covered: Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)]) };
}
