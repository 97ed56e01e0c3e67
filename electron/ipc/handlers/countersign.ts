import { createHash } from 'node:crypto';
import { Refusal } from '../../../db/domain/refusal';
import {
  hasFile,
  openRoles,
  type ReportRecord,
  reportKinds,
  type SignatureRole,
  signatureField,
} from '../../../db/domain/report';
import { isoWithOffset } from '../../../db/domain/time';
import {
  addReportVersion,
  listReportVersions,
  type NewVersion,
  readReport,
  reportFiles,
} from '../../../db/reports';
import { fieldSize } from '../../signing/fields';
import { openPkcs12 } from '../../signing/pkcs12';
import { signPdf } from '../../signing/sign';
import { verifyPdf } from '../../signing/verify';
import type { Desk } from './desk';
import { drawStamp, handOf } from './drawStamp';
import { readWords } from './orderedPaper';

export interface CountersignOrder {
  readonly id: string;
  readonly role: SignatureRole;
  readonly pkcs12: Uint8Array;
  readonly passphrase: string;
}

/** One file of a report that stands. */
export interface SettledFile {
  readonly sha256: string;
  readonly pdf: Buffer;
}

/**
 * The report with its files, one for each volume, which must be there, whole, and waiting for nothing.
 * @throws Refusal `report.not-signed`, `report.awaits-timestamp`, `report.awaits-cms`, `report.does-not-verify`
 */
export function readSettled(
  desk: Desk,
  id: string,
): { report: ReportRecord; pdf: Buffer; files: SettledFile[] } {
  const report = readReport(desk.session.vault.read, id);
  if (!hasFile(report)) throw new Refusal('report.not-signed');
  if (report.status === 'awaiting-timestamp') throw new Refusal('report.awaits-timestamp');
  if (report.status === 'awaiting-cms') throw new Refusal('report.awaits-cms');
  const files = reportFiles(desk.session.vault.read, report).map(({ sha256 }) => {
    const pdf = desk.session.files.get(sha256);
    const { verdict } = verifyPdf(pdf);
    if (verdict !== 'intact') throw new Refusal('report.does-not-verify', { verdict });
    return { sha256, pdf };
  });
  return { report, pdf: files[0]?.pdf ?? Buffer.of(), files };
}

/** The same for what is done to one file alone. @throws Refusal `report.in-volumes` and those of `readSettled` */
export function readSettledOne(desk: Desk, id: string): { report: ReportRecord; pdf: Buffer } {
  const { report, pdf } = readSettled(desk, id);
  if (report.volumes > 1) throw new Refusal('report.in-volumes');
  return { report, pdf };
}

/** @throws Refusal `report.role-not-asked`, `report.role-signed` */
export function requireOpenRole(desk: Desk, report: ReportRecord, role: SignatureRole): void {
  if (!reportKinds[report.kind].signatures.includes(role)) throw new Refusal('report.role-not-asked');
  const versions = listReportVersions(desk.session.vault.read, report.id);
  if (!openRoles(report.kind, versions).includes(role)) throw new Refusal('report.role-signed');
}

/** Nobody is two of the hands on one paper. @throws Refusal `report.same-signer` */
export function requireOtherSigner(desk: Desk, report: ReportRecord, signer: HandOfReport): void {
  const versions = listReportVersions(desk.session.vault.read, report.id);
  if (versions.some((version) => version.certificate === signer.certificate))
    throw new Refusal('report.same-signer', { name: signer.name });
}

interface HandOfReport {
  readonly name: string;
  readonly certificate: string;
}

/**
 * Keeps a file with a further signature, which must verify with it and cover everything.
 * @throws Refusal `report.does-not-verify`
 */
export function keepSigned(
  desk: Desk,
  signed: Buffer,
  hand: HandOfReport & { readonly role: SignatureRole; readonly at: string },
): NewVersion {
  const { verdict, signatures } = verifyPdf(signed);
  const newest = signatures.at(-1);
  if (verdict !== 'intact' || newest?.coverage !== 'whole-file' || newest.certificate !== hand.certificate)
    throw new Refusal('report.does-not-verify', { verdict });
  const sha256 = desk.session.files.put(signed);
  return {
    event: 'signature',
    role: hand.role,
    signer: hand.name,
    certificate: hand.certificate,
    at: hand.at,
    sha256,
    size: signed.length,
    signatures: signatures.length,
  };
}

/**
 * Adds a further signature to a report, on each of its volumes: one more update, the bytes before it stay. The files are
 * verified before and after; nothing is recorded unless all are intact.
 * @throws Refusal `report.role-not-asked`, `report.role-signed`, `report.same-signer`, `report.awaits-timestamp`,
 * `report.changed-meanwhile`, `report.does-not-verify` and those of `openPkcs12`
 */
export async function countersignReport(desk: Desk, order: CountersignOrder): Promise<ReportRecord> {
  const now = desk.around.sources.clock();
  const { report, pdf, files } = readSettled(desk, order.id);
  requireOpenRole(desk, report, order.role);
  const signer = openPkcs12(order.pkcs12, order.passphrase, new Date(now.at));
  const certificate = createHash('sha256').update(signer.chain[0].raw).digest('hex');
  const name = signer.subject.commonName;
  requireOtherSigner(desk, report, { name, certificate });
  const field = signatureField(report.kind, order.role);
  const words = readWords(desk.around.assetsDir, report.language);
  const appearance = await drawStamp(desk, handOf(signer), now, words, fieldSize(pdf, field));
  const claimedTime = isoWithOffset(now);
  const [first, ...others] = files.map((file) =>
    keepSigned(desk, signPdf({ pdf: file.pdf, field, signer, appearance, claimedTime }), {
      name,
      certificate,
      role: order.role,
      at: now.at,
    }),
  );
  if (first === undefined) throw new Refusal('report.not-signed');
  return desk.write('report.countersign', (tx) =>
    addReportVersion(tx, report.id, report.sha256, first, ...others),
  );
}
