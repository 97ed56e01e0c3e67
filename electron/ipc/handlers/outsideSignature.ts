import { X509Certificate } from 'node:crypto';
import { z } from 'zod';
import { Refusal } from '../../../db/domain/refusal';
import {
  type ReportRecord,
  type SignatureRole,
  signatureField,
  signatureRole,
} from '../../../db/domain/report';
import { isoWithOffset } from '../../../db/domain/time';
import { addReportVersion, awaitCms, giveUpWaiting, readReport } from '../../../db/reports';
import { maySignDocuments, readCertificate, readNames } from '../../signing/certificate';
import { fieldSize } from '../../signing/fields';
import { digestOf } from '../../signing/primitives';
import { prepareOutsideSignature } from '../../signing/sign';
import { fillSignature, stampedBytes } from '../../signing/timestamp';
import { judgeCms, type ParsedCms, parseCms } from '../../signing/verify/cms';
import { sha256Of } from '../../signing/verify/signatures';
import { writeDurable } from '../../vault/durable';
import { keepSigned, readSettledOne, requireOpenRole, requireOtherSigner } from './countersign';
import type { Desk } from './desk';
import { drawStamp } from './drawStamp';
import { readWords } from './orderedPaper';

/** What is kept while a signature from outside is awaited; `prepared` is the file with its empty place. */
const awaited = z.strictObject({
  role: signatureRole,
  field: z.string(),
  prepared: z.string(),
  digest: z.string(),
  at: z.string(),
});
type Awaited = z.infer<typeof awaited>;

export interface OutsideRequest {
  readonly id: string;
  readonly role: SignatureRole;
  /** who will sign, as it stands on the page and in the file */
  readonly name: string;
  /** where the bytes to be signed are written; their SHA-256 stands beside it */
  readonly to: string;
}

/**
 * Takes out what another program is to sign (NCALayer, a token's own program): the exact bytes, of which it makes a
 * detached CMS, and their digest. The report waits and takes no other signature until the CMS is there or was given up.
 * @throws Refusal `report.in-volumes`, `report.role-not-asked`, `report.role-signed` and those of `readSettled`
 */
export async function requestOutside(desk: Desk, order: OutsideRequest): Promise<ReportRecord> {
  const now = desk.around.sources.clock();
  const { report, pdf } = readSettledOne(desk, order.id);
  requireOpenRole(desk, report, order.role);
  const field = signatureField(report.kind, order.role);
  const words = readWords(desk.around.assetsDir, report.language);
  const hand = { name: order.name, organisation: '', issuer: words.paper('stamp.outside'), certificate: '' };
  const appearance = await drawStamp(desk, hand, now, words, fieldSize(pdf, field));
  const claimedTime = isoWithOffset(now);
  const made = prepareOutsideSignature({ pdf, field, name: order.name, appearance, claimedTime });
  const digest = Buffer.from(digestOf('sha256', made.covered)).toString('hex');
  const prepared = desk.session.files.put(made.pdf);
  desk.checkpoint('export');
  writeDurable(order.to, made.covered);
  writeDurable(`${order.to}.sha256`, Buffer.from(`${digest}\n`, 'utf8'));
  const pending: Awaited = { role: order.role, field, prepared, digest, at: now.at };
  return desk.write('report.cmsRequest', (tx) =>
    awaitCms(tx, report.id, report.sha256, JSON.stringify(pending)),
  );
}

/** DER of a CMS as other programs hand it over: DER itself, PEM, or bare Base64. @throws Refusal `cms.not-a-signature` */
function readCms(bytes: Uint8Array): { der: Buffer; cms: ParsedCms } {
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

interface OutsideHand {
  readonly name: string;
  readonly certificate: string;
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

/** Puts a CMS that was made elsewhere into its place; recorded only when the whole file verifies with it. */
export function answerOutside(desk: Desk, id: string, bytes: Uint8Array): ReportRecord {
  const now = desk.around.sources.clock();
  const report = readReport(desk.session.vault.read, id);
  if (report.status !== 'awaiting-cms') throw new Refusal('report.awaits-nothing');
  const { role, field, prepared } = awaited.parse(JSON.parse(report.cmsRequest));
  const pdf = desk.session.files.get(prepared);
  const { der, cms } = readCms(bytes);
  const hand = judgeOutside(cms, stampedBytes(pdf, field), new Date(now.at));
  requireOtherSigner(desk, report, hand);
  const version = keepSigned(desk, filled(pdf, field, der), { ...hand, role, at: now.at });
  return desk.write('report.countersign', (tx) => addReportVersion(tx, report.id, report.sha256, version));
}

function filled(pdf: Buffer, field: string, der: Buffer): Buffer {
  try {
    return fillSignature(pdf, field, der);
  } catch {
    throw new Refusal('cms.too-large');
  }
}

export function giveUpOutside(desk: Desk, id: string): ReportRecord {
  const report = readReport(desk.session.vault.read, id);
  if (report.status !== 'awaiting-cms') throw new Refusal('report.awaits-nothing');
  return desk.write('report.cmsGiveUp', (tx) => giveUpWaiting(tx, id));
}
