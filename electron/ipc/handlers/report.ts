import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import type { PdfVerdict } from '../../../db/domain/pdfVerdict';
import { Refusal } from '../../../db/domain/refusal';
import { hasFile } from '../../../db/domain/report';
import { offeredReports } from '../../../db/papers';
import { findReportVersion, listReports, listReportVersions, readReport } from '../../../db/reports';
import { verifyPdf } from '../../signing/verify';
import { readCrlFile } from '../../signing/verify/crl';
import { diskRefusal, writeDurable } from '../../vault/durable';
import type { reportContract } from '../contract/report';
import { countersignReport } from './countersign';
import type { Desk } from './desk';
import { exportFolder } from './exportFolder';
import type { Handlers } from './handlers';
import { drawDraft, previewReport, signReport } from './produceReport';
import { addStore, answerTimestamp, giveUp, requestTimestamp } from './timestampReport';
import { certificatesOf, readSmall, trustedPems } from './trust';

/** A report larger than this is not a report. */
const largestPdf = 512 * 1024 * 1024;

function readFile(path: string): Buffer {
  try {
    if (statSync(path).size > largestPdf) throw new Refusal('file.too-large', { file: path });
    return readFileSync(path);
  } catch (thrown) {
    throw diskRefusal(thrown);
  }
}

/** @throws Refusal `crl.unreadable` */
function readList(bytes: Buffer): Buffer {
  try {
    readCrlFile(bytes);
    return bytes;
  } catch {
    throw new Refusal('crl.unreadable');
  }
}

/** Where a vault is open, it says whether it knows the file: an older version is intact by itself, and yet cut off. */
function withRegister(desk: Desk, verdict: PdfVerdict): PdfVerdict {
  const known = desk.opened && findReportVersion(desk.opened.vault.read, verdict.sha256);
  if (!known) return verdict;
  const { report, version } = known;
  const newest = report.sha256 === verdict.sha256;
  const params = newest
    ? { number: report.number }
    : { number: report.number, signatures: `${version.signatures}/${report.signatures}` };
  const finding = { code: newest ? 'known-version' : 'superseded-version', params };
  return { ...verdict, findings: [...verdict.findings, finding] };
}

export const reportHandlers: Handlers<keyof typeof reportContract> = {
  'report.offered': (desk, { caseId }) => offeredReports(desk.session.vault.read, caseId ?? null),
  'report.preview': (desk, order) => previewReport(desk, order),
  'report.sign': (desk, { pkcs12, passphrase, ...order }) =>
    signReport(desk, { ...order, pkcs12: readFile(desk.around.resolveFile(pkcs12)), passphrase }),
  'report.countersign': (desk, { id, role, pkcs12, passphrase }) =>
    countersignReport(desk, { id, role, pkcs12: readFile(desk.around.resolveFile(pkcs12)), passphrase }),
  'report.timestampRequest': (desk, { id, to }) => requestTimestamp(desk, id, desk.around.resolveFile(to)),
  'report.timestampAnswer': (desk, { id, file }) =>
    answerTimestamp(desk, id, readSmall(desk.around.resolveFile(file))),
  'report.timestampGiveUp': (desk, { id }) => giveUp(desk, id),
  'report.validationData': (desk, { id, crls, certificates }) => {
    const paths = (tokens: readonly string[]) => tokens.map((token) => desk.around.resolveFile(token));
    return addStore(desk, id, paths(crls), paths(certificates));
  },
  'report.list': (desk, { caseId }) => listReports(desk.session.vault.read, caseId),
  'report.get': (desk, { id }) => {
    const report = readReport(desk.session.vault.read, id);
    return {
      report,
      versions: listReportVersions(desk.session.vault.read, id),
      verdict: hasFile(report)
        ? verifyPdf(desk.session.files.get(report.sha256), { roots: trustedPems(desk) })
        : null,
    };
  },
  'report.export': (desk, { id, to }) => {
    const report = readReport(desk.session.vault.read, id);
    if (!hasFile(report)) throw new Refusal('report.not-signed');
    const bytes = desk.session.files.get(report.sha256);
    desk.checkpoint('export');
    writeDurable(desk.around.resolveFile(to), bytes);
    return { sha256: report.sha256, size: bytes.length };
  },
  'report.exportFolder': (desk, { id, to }) => exportFolder(desk, id, desk.around.resolveFile(to)),
  'report.draft': async (desk, { to, ...order }) => {
    const { pdf, pages } = await drawDraft(desk, order);
    writeDurable(desk.around.resolveFile(to), pdf);
    return { sha256: createHash('sha256').update(pdf).digest('hex'), size: pdf.length, pages };
  },
  'report.verify': (desk, { file, roots, crls, at }): PdfVerdict => {
    const chosen = roots.flatMap((root) =>
      certificatesOf(readSmall(desk.around.resolveFile(root))).map(String),
    );
    const options = {
      roots: [...chosen, ...trustedPems(desk)],
      crls: crls.map((crl) => readList(readFile(desk.around.resolveFile(crl)))),
      ...(at === undefined ? {} : { at: new Date(at) }),
    };
    return withRegister(desk, verifyPdf(readFile(desk.around.resolveFile(file)), options));
  },
};
