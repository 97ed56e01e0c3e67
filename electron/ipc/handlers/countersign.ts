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
import { signPdfBy } from '../../signing/sign';
import type { AnySigner } from '../../signing/signer';
import { verifyPdf } from '../../signing/verify';
import type { Desk } from './desk';
import { drawStamp, handOf } from './drawStamp';
import { type SigningKey, withHand } from './hand';
import { readWords } from './orderedPaper';

export interface CountersignOrder {
  readonly id: string;
  readonly role: SignatureRole;
}

/** One file of a report that stands. */
export interface SettledFile {
  readonly sha256: string;
  /** read anew whenever it is asked for: nobody holds all volumes */
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
  if (report.status === 'awaiting-timestamp') throw new Refusal('report.awaits-timestamp');
  if (report.status === 'awaiting-cms') throw new Refusal('report.awaits-cms');
  if (!hasFile(report)) throw new Refusal('report.not-signed');
  const files = reportFiles(desk.session.vault.read, report).map(({ sha256 }): SettledFile => {
    const { verdict } = verifyPdf(desk.session.files.get(sha256));
    if (verdict !== 'intact') throw new Refusal('report.does-not-verify', { verdict });
    return {
      sha256,
      get pdf() {
        return desk.session.files.get(sha256);
      },
    };
  });
  return {
    report,
    get pdf() {
      return files[0]?.pdf ?? Buffer.of();
    },
    files,
  };
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
 * `report.changed-meanwhile`, `report.does-not-verify` and those of `withHand`
 */
export async function countersignReport(
  desk: Desk,
  order: CountersignOrder,
  key: SigningKey,
): Promise<ReportRecord> {
  const settled = readSettled(desk, order.id);
  requireOpenRole(desk, settled.report, order.role);
  return withHand(desk, key, (signer) => countersignBy(desk, order.role, settled, signer));
}

async function countersignBy(
  desk: Desk,
  role: SignatureRole,
  { report, files }: ReturnType<typeof readSettled>,
  signer: AnySigner,
): Promise<ReportRecord> {
  const now = desk.around.sources.clock();
  const certificate = createHash('sha256').update(signer.chain[0].raw).digest('hex');
  const name = signer.subject.commonName;
  requireOtherSigner(desk, report, { name, certificate });
  const field = signatureField(report.kind, role);
  const words = readWords(desk.around.assetsDir, report.language);
  const appearance = await drawStamp(
    desk,
    handOf(signer),
    now,
    words,
    fieldSize(files[0]?.pdf ?? Buffer.of(), field),
  );
  const claimedTime = isoWithOffset(now);
  const made: NewVersion[] = [];
  for (const file of files) {
    const signed = await signPdfBy({ pdf: file.pdf, field, signer, appearance, claimedTime });
    made.push(keepSigned(desk, signed, { name, certificate, role, at: now.at }));
  }
  const [first, ...others] = made;
  if (first === undefined) throw new Refusal('report.not-signed');
  return desk.write('report.countersign', (tx) =>
    addReportVersion(tx, report.id, report.sha256, first, ...others),
  );
}
