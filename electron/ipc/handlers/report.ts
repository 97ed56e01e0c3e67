import { readFileSync, statSync } from 'node:fs';
import type { PdfVerdict } from '../../../db/domain/pdfVerdict';
import { Refusal } from '../../../db/domain/refusal';
import { listReports, readReport } from '../../../db/reports';
import { verifyPdf } from '../../signing/verify';
import { diskRefusal, writeDurable } from '../../vault/durable';
import type { reportContract } from '../contract/report';
import type { Handlers } from './handlers';
import { previewReport, signReport } from './produceReport';

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

export const reportHandlers: Handlers<keyof typeof reportContract> = {
  'report.preview': (desk, { caseId, language }) => previewReport(desk, caseId, language),
  'report.sign': (desk, { caseId, language, pkcs12, passphrase }) =>
    signReport(desk, { caseId, language, pkcs12: readFile(desk.around.resolveFile(pkcs12)), passphrase }),
  'report.list': (desk, { caseId }) => listReports(desk.session.vault.read, caseId),
  'report.get': (desk, { id }) => {
    const report = readReport(desk.session.vault.read, id);
    return {
      report,
      verdict: report.status === 'signed' ? verifyPdf(desk.session.files.get(report.sha256)) : null,
    };
  },
  'report.export': (desk, { id, to }) => {
    const report = readReport(desk.session.vault.read, id);
    if (report.status !== 'signed') throw new Refusal('report.not-signed');
    const bytes = desk.session.files.get(report.sha256);
    writeDurable(desk.around.resolveFile(to), bytes);
    return { sha256: report.sha256, size: bytes.length };
  },
  'report.verify': (desk, { file, roots }): PdfVerdict => {
    const pem = roots.map((root) => readFile(desk.around.resolveFile(root)).toString('utf8'));
    return verifyPdf(readFile(desk.around.resolveFile(file)), { roots: pem });
  },
};
