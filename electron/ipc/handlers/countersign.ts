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
import { addReportVersion, listReportVersions, readReport } from '../../../db/reports';
import { fieldSize } from '../../signing/fields';
import { openPkcs12 } from '../../signing/pkcs12';
import { signPdf } from '../../signing/sign';
import { verifyPdf } from '../../signing/verify';
import type { Desk } from './desk';
import { drawStamp } from './drawStamp';
import { readWords } from './orderedPaper';

export interface CountersignOrder {
  readonly id: string;
  readonly role: SignatureRole;
  readonly pkcs12: Uint8Array;
  readonly passphrase: string;
}

/** The report with its file, which must be there, whole, and waiting for nothing. @throws Refusal */
export function readSettled(desk: Desk, id: string): { report: ReportRecord; pdf: Buffer } {
  const report = readReport(desk.session.vault.read, id);
  if (!hasFile(report)) throw new Refusal('report.not-signed');
  if (report.status === 'awaiting-timestamp') throw new Refusal('report.awaits-timestamp');
  if (report.status === 'awaiting-cms') throw new Refusal('report.awaits-cms');
  const pdf = desk.session.files.get(report.sha256);
  const { verdict } = verifyPdf(pdf);
  if (verdict !== 'intact') throw new Refusal('report.does-not-verify', { verdict });
  return { report, pdf };
}

/**
 * Adds a further signature to a report: one more update, the bytes before it stay. The file is verified before and
 * after; nothing is recorded unless both are intact.
 * @throws Refusal `report.role-not-asked`, `report.role-signed`, `report.same-signer`, `report.awaits-timestamp`,
 * `report.changed-meanwhile`, `report.does-not-verify` and those of `openPkcs12`
 */
export async function countersignReport(desk: Desk, order: CountersignOrder): Promise<ReportRecord> {
  const now = desk.around.sources.clock();
  const { report, pdf } = readSettled(desk, order.id);
  const { kind } = report;
  if (!reportKinds[kind].signatures.includes(order.role)) throw new Refusal('report.role-not-asked');
  const versions = listReportVersions(desk.session.vault.read, report.id);
  if (!openRoles(kind, versions).includes(order.role)) throw new Refusal('report.role-signed');
  const signer = openPkcs12(order.pkcs12, order.passphrase, new Date(now.at));
  const certificate = createHash('sha256').update(signer.chain[0].raw).digest('hex');
  if (versions.some((version) => version.certificate === certificate))
    throw new Refusal('report.same-signer', { name: signer.subject.commonName });
  const field = signatureField(kind, order.role);
  const words = readWords(desk.around.assetsDir, report.language);
  const appearance = await drawStamp(desk, signer, now, words, fieldSize(pdf, field));
  const signed = signPdf({ pdf, field, signer, appearance, claimedTime: isoWithOffset(now) });
  const verdict = verifyPdf(signed);
  const newest = verdict.signatures.at(-1);
  if (verdict.verdict !== 'intact' || newest?.coverage !== 'whole-file' || newest.certificate !== certificate)
    throw new Refusal('report.does-not-verify', { verdict: verdict.verdict });
  const sha256 = desk.session.files.put(signed);
  return desk.write('report.countersign', (tx) =>
    addReportVersion(tx, report.id, report.sha256, {
      event: 'signature',
      role: order.role,
      signer: signer.subject.commonName,
      certificate,
      at: now.at,
      sha256,
      size: signed.length,
      signatures: verdict.signatures.length,
    }),
  );
}
