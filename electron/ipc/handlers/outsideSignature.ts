import { X509Certificate } from 'node:crypto';
import { z } from 'zod';
import type { ReportWords } from '../../../db/domain/paper';
import { Refusal } from '../../../db/domain/refusal';
import {
  type ReportKind,
  type ReportRecord,
  type SignatureRole,
  signatureField,
  signatureRole,
} from '../../../db/domain/report';
import { isoWithOffset, type Moment } from '../../../db/domain/time';
import {
  addReportVersion,
  awaitCms,
  failReport,
  giveUpWaiting,
  type NewVersion,
  readReport,
  recordReport,
} from '../../../db/reports';
import { maySignDocuments, readCertificate, readNames } from '../../signing/certificate';
import { fieldSize } from '../../signing/fields';
import { digestOf } from '../../signing/primitives';
import { prepareOutsideSignature } from '../../signing/sign';
import { fillSignature, stampedBytes } from '../../signing/timestamp';
import { judgeCms, type ParsedCms, parseCms } from '../../signing/verify/cms';
import { sha256Of } from '../../signing/verify/signatures';
import { writeDurable } from '../../vault/durable';
import { keepSigned, readSettled, requireOpenRole, requireOtherSigner } from './countersign';
import type { Desk } from './desk';
import { drawStamp } from './drawStamp';
import { requireNotRevoked } from './hand';
import { firstRole, type ReportOrder, readWords } from './orderedPaper';
import { prepare, produce, type ReadyReport } from './produceReport';
import { type PreparedVolume, volumeFileName } from './volumes';

/** One file with its empty place, and the digest of what is to be signed for it. */
const place = z.strictObject({ field: z.string(), prepared: z.string(), digest: z.string() });

/** Of a report that nobody signed yet: what is recorded when the first signature comes back. */
const unsigned = z.strictObject({
  pages: z.int(),
  standard: z.string(),
  caseJsonSha256: z.string(),
  commitmentRoot: z.string(),
  headSeq: z.int(),
  headHash: z.string(),
  files: z.array(
    z.strictObject({
      fileName: z.string(),
      pages: z.int(),
      rows: z.int(),
      drawnSha256: z.string(),
      drawnSize: z.int(),
    }),
  ),
});

/** What is kept while a signature from outside is awaited, one place for each volume. */
const awaited = z.strictObject({
  role: signatureRole,
  at: z.string(),
  places: z.array(place).min(1),
  unsigned: unsigned.optional(),
});
type Awaited = z.infer<typeof awaited>;

/** Vaults from before volumes could be taken out keep one place beside the role. */
const awaitedOnce = place.extend({ role: signatureRole, at: z.string() });

function readAwaited(text: string): Awaited {
  const value: unknown = JSON.parse(text);
  const old = awaitedOnce.safeParse(value);
  if (!old.success) return awaited.parse(value);
  const { role, at, ...one } = old.data;
  return { role, at, places: [one] };
}

interface OutsideHand {
  readonly name: string;
  readonly certificate: string;
}

/** Takes the empty places of all volumes out into files: exactly the bytes that are to be signed, their SHA-256 beside each. */
async function takeOut(
  desk: Desk,
  files: readonly { readonly pdf: Buffer }[],
  how: { field: string; name: string; now: Moment; words: ReportWords; to: string },
): Promise<Awaited['places']> {
  const { field, name, now, words, to } = how;
  const hand = { name, organisation: '', issuer: words.paper('stamp.outside'), certificate: '' };
  const size = fieldSize(files[0]?.pdf ?? Buffer.of(), field);
  const appearance = await drawStamp(desk, hand, now, words, size);
  desk.checkpoint('export');
  return files.map(({ pdf }, index) => {
    const claimedTime = isoWithOffset(now);
    const made = prepareOutsideSignature({ pdf, field, name, appearance, claimedTime });
    const digest = Buffer.from(digestOf('sha256', made.covered)).toString('hex');
    const prepared = desk.session.files.put(made.pdf);
    writeForSigning(to, index, made.covered, digest);
    return { field, prepared, digest };
  });
}

export interface OutsideRequest {
  readonly id: string;
  readonly role: SignatureRole;
  /** who will sign, as it stands on the page and in the file */
  readonly name: string;
  /** where the bytes of the first volume are written; those of further ones stand beside it with their number */
  readonly to: string;
}

/**
 * Takes out what another program is to sign (NCALayer, a token's own program): the exact bytes, of which it makes a
 * detached CMS, and their digest. The report waits and takes no other signature until the CMS is there or was given up.
 * @throws Refusal `report.role-not-asked`, `report.role-signed` and those of `readSettled`
 */
export async function requestOutside(desk: Desk, order: OutsideRequest): Promise<ReportRecord> {
  const now = desk.around.sources.clock();
  const { report, files } = readSettled(desk, order.id);
  requireOpenRole(desk, report, order.role);
  const field = signatureField(report.kind, order.role);
  const words = readWords(desk.around.assetsDir, report.language);
  const places = await takeOut(desk, files, { field, name: order.name, now, words, to: order.to });
  const pending: Awaited = { role: order.role, at: now.at, places };
  return desk.write('report.cmsRequest', (tx) =>
    awaitCms(tx, report.id, {
      from: report.sha256,
      request: JSON.stringify(pending),
      volumes: places.length,
    }),
  );
}

/**
 * The same for a report whose first hand signs elsewhere: it is drawn and waits, and there is no file of it before the
 * signature comes back. @throws Refusal `report.drawing-failed`
 */
export function signOutsideFirst(
  desk: Desk,
  order: ReportOrder,
  { name, to }: Pick<OutsideRequest, 'name' | 'to'>,
): Promise<ReportRecord> {
  return produce(desk, order, async (ordered, begun) => {
    const { volumes, hand } = await prepare(desk, ordered, begun);
    try {
      return await takeOutFirst(desk, begun.id, order.kind, { volumes: volumes.list, hand, name, to });
    } finally {
      volumes.end();
    }
  });
}

async function takeOutFirst(
  desk: Desk,
  id: string,
  kind: ReportKind,
  {
    volumes,
    hand,
    name,
    to,
  }: { volumes: readonly PreparedVolume[] } & Pick<ReadyReport, 'hand'> & Pick<OutsideRequest, 'name' | 'to'>,
): Promise<ReportRecord> {
  const { field, words, data, head, when, fileName } = hand;
  const places = await takeOut(desk, volumes, { field, name, now: when, words, to });
  const pending: Awaited = {
    role: firstRole(kind),
    at: when.at,
    places,
    unsigned: {
      pages: volumes.reduce((sum, { pages }) => sum + pages, 0),
      standard: volumes[0]?.standard ?? '',
      caseJsonSha256: data.caseJsonSha256,
      commitmentRoot: data.root,
      headSeq: head.seq,
      headHash: head.hash,
      files: volumes.map(({ pages, rows, drawnSha256, drawnSize }, index) => ({
        fileName: volumeFileName(fileName, index + 1),
        pages,
        rows,
        drawnSha256,
        drawnSize,
      })),
    },
  };
  const request = JSON.stringify(pending);
  return desk.write('report.cmsRequest', (tx) =>
    awaitCms(tx, id, { from: '', request, volumes: places.length }),
  );
}

interface ReadCms {
  readonly der: Buffer;
  readonly cms: ParsedCms;
}

/** DER of a CMS as other programs hand it over: DER itself, PEM, or bare Base64. @throws Refusal `cms.not-a-signature` */
function readCms(bytes: Uint8Array): ReadCms {
  const text = Buffer.from(bytes).toString('latin1');
  const block = /-----BEGIN (?:CMS|PKCS7|PKCS #7 SIGNED DATA)-----([^-]+)-----END/.exec(text)?.[1];
  const base64 = block ?? (/^[A-Za-z0-9+/=\s]+$/.test(text) ? text : undefined);
  const der = base64 === undefined ? Buffer.from(bytes) : Buffer.from(base64.replace(/\s+/g, ''), 'base64');
  try {
    return { der, cms: parseCms(der) };
  } catch {
    throw new Refusal('cms.not-a-signature');
  }
}

/**
 * Judges what came back before it is put in: made over exactly these bytes, by one signer whose certificate is in it and
 * may sign now. @throws Refusal `cms.other-report`, `cms.does-not-verify`, `signing.expired` and its like
 */
function judgeOutside(cms: ParsedCms, covered: Buffer, at: Date): OutsideHand {
  // a CMS may carry the content that it signs; the file has its own
  if (cms.content !== undefined) throw new Refusal('cms.not-detached');
  const judged = judgeCms(
    cms,
    (digest) => digestOf(digest, covered),
    () => covered,
  );
  if (judged.state === 'altered' && judged.code === 'digest-differs') throw new Refusal('cms.other-report');
  if (judged.state !== 'intact' || cms.signer === undefined)
    throw new Refusal('cms.does-not-verify', { why: judged.state === 'intact' ? '' : judged.code });
  const parts = readCertificate(cms.signer);
  const name = readNames(parts.subject).commonName;
  if (at > parts.notAfter)
    throw new Refusal('signing.expired', { name, until: parts.notAfter.toISOString() });
  if (at < parts.notBefore)
    throw new Refusal('signing.not-yet-valid', { name, from: parts.notBefore.toISOString() });
  if (!maySignDocuments(parts)) throw new Refusal('signing.wrong-usage', { name });
  const { asymmetricKeyType, asymmetricKeyDetails } = new X509Certificate(cms.signer.raw).publicKey;
  const bits = asymmetricKeyDetails?.modulusLength ?? 0;
  if (asymmetricKeyType === 'rsa' && bits < 2048)
    throw new Refusal('signing.weak-key', { key: `RSA-${bits}` });
  return { name, certificate: sha256Of(cms.signer) };
}

const isOther = (thrown: unknown): boolean => thrown instanceof Refusal && thrown.code === 'cms.other-report';

/** A file with the signature that belongs to it, made when it is asked for: nobody holds all volumes. */
interface Filled {
  pdf(): Buffer;
  readonly hand: OutsideHand;
}

/**
 * Finds for each volume the signature that was made over it, in whatever order they were given; all by one hand.
 * @throws Refusal `cms.other-report`, `cms.missing`, `cms.other-hand`, `cms.too-large` and those of `judgeOutside`
 */
function fillAll(desk: Desk, places: Awaited['places'], given: readonly ReadCms[], at: Date): Filled[] {
  const left = new Set(given);
  const missing: number[] = [];
  const filled = places.flatMap(({ field, prepared }, index): Filled[] => {
    const read = () => desk.session.files.get(prepared);
    const covered = stampedBytes(read(), field);
    for (const one of left) {
      try {
        const hand = judgeOutside(one.cms, covered, at);
        left.delete(one);
        return [{ pdf: () => putIn(read(), field, one.der), hand }];
      } catch (thrown) {
        if (!isOther(thrown)) throw thrown;
      }
    }
    missing.push(index + 1);
    return [];
  });
  if (filled.length === 0 || left.size > 0) throw new Refusal('cms.other-report');
  if (missing.length > 0) throw new Refusal('cms.missing', { volumes: missing.join(', ') });
  if (new Set(filled.map(({ hand }) => hand.certificate)).size > 1) throw new Refusal('cms.other-hand');
  return filled;
}

function putIn(pdf: Buffer, field: string, der: Buffer): Buffer {
  try {
    return fillSignature(pdf, field, der);
  } catch {
    throw new Refusal('cms.too-large');
  }
}

/**
 * Puts what was made elsewhere into its places; recorded only when each whole file verifies with it.
 * @throws Refusal those of `fillAll`; `signing.revoked`, by the lists that this vault has
 */
export function answerOutside(desk: Desk, id: string, answers: readonly Uint8Array[]): ReportRecord {
  const now = desk.around.sources.clock();
  const report = readReport(desk.session.vault.read, id);
  if (report.status !== 'awaiting-cms') throw new Refusal('report.awaits-nothing');
  const pending = readAwaited(report.cmsRequest);
  const given = answers.map(readCms);
  const filled = fillAll(desk, pending.places, given, new Date(now.at));
  const hand = filled[0]?.hand;
  const cms = given[0]?.cms;
  if (hand === undefined || cms?.signer === undefined) throw new Refusal('cms.other-report');
  requireNotRevoked(desk, [cms.signer, ...cms.certificates], [], new Date(now.at));
  requireOtherSigner(desk, report, hand);
  // the time that stands in the file: it was claimed when the bytes were taken out
  const signed = { ...hand, role: pending.role, at: pending.at };
  const made = filled.map(({ pdf }) => keepSigned(desk, pdf(), signed));
  if (pending.unsigned) return recordFirst(desk, id, pending, pending.unsigned, made);
  const [first, ...others] = made;
  if (first === undefined) throw new Refusal('cms.other-report');
  return desk.write('report.countersign', (tx) =>
    addReportVersion(tx, report.id, report.sha256, first, ...others),
  );
}

function recordFirst(
  desk: Desk,
  id: string,
  { role }: Awaited,
  { files, ...facts }: z.infer<typeof unsigned>,
  made: readonly NewVersion[],
): ReportRecord {
  const [first] = made;
  if (first === undefined) throw new Refusal('cms.other-report');
  const { signer, certificate: signerCertificate, at: signedAt, signatures } = first;
  const recorded = files.map((file, index) => {
    const { sha256 = '', size = 0 } = made[index] ?? {};
    return { ...file, sha256, size };
  });
  const signed = { ...facts, signer, signerCertificate, signatures, signedAt };
  return desk.write('report.record', (tx) => recordReport(tx, id, signed, role, recorded));
}

/** The same bytes as the first time: a signature over either file fits. @throws Refusal `report.awaits-nothing` */
export function takeOutAgain(desk: Desk, id: string, to: string): { digests: string[] } {
  const report = readReport(desk.session.vault.read, id);
  if (report.status !== 'awaiting-cms') throw new Refusal('report.awaits-nothing');
  const places = readAwaited(report.cmsRequest).places;
  desk.checkpoint('export');
  for (const [index, { field, prepared, digest }] of places.entries())
    writeForSigning(to, index, stampedBytes(desk.session.files.get(prepared), field), digest);
  return { digests: places.map(({ digest }) => digest) };
}

/** What is to be signed, and its SHA-256 beside it. */
function writeForSigning(to: string, index: number, covered: Buffer, digest: string): void {
  const file = volumeFileName(to, index + 1);
  writeDurable(file, covered);
  writeDurable(`${file}.sha256`, Buffer.from(`${digest}\n`, 'utf8'));
}

/** What was signed stands as it is; a report that nobody signed yet has come to nothing. */
export function giveUpOutside(desk: Desk, id: string): ReportRecord {
  const report = readReport(desk.session.vault.read, id);
  if (report.status !== 'awaiting-cms') throw new Refusal('report.awaits-nothing');
  return desk.write('report.cmsGiveUp', (tx) =>
    report.sha256 === '' ? failReport(tx, id, 'cms.given-up') : giveUpWaiting(tx, id),
  );
}
