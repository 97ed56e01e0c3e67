import { createHash } from 'node:crypto';
import { readFileSync, rmSync, statSync } from 'node:fs';
import type { PdfVerdict } from '../../../db/domain/pdfVerdict';
import { Refusal } from '../../../db/domain/refusal';
import { hasFile } from '../../../db/domain/report';
import type { VolumeSet } from '../../../db/domain/volumeSet';
import { offeredReports } from '../../../db/papers';
import {
  listRegister,
  listReportVersions,
  listReportVolumes,
  readReport,
  reportFiles,
  supersedeReport,
} from '../../../db/reports';
import { startRequest } from '../../../db/requestClock';
import type { VerifyOptions } from '../../signing/verify';
import { readTold } from '../../signing/verify/crl';
import { judgeLooked, type LookedAt, lookAtVolume } from '../../signing/verify/volumes';
import { diskRefusal, writeDurable } from '../../vault/durable';
import type { reportContract } from '../contract/report';
import { countersignReport } from './countersign';
import type { Desk } from './desk';
import { checkDisclosure, discloseReport, listDisclosable } from './disclose';
import { exportFolder } from './exportFolder';
import type { Handlers } from './handlers';
import { findByCode, judgeFile } from './inRegister';
import type { ReportOrder } from './orderedPaper';
import {
  answerOutside,
  giveUpOutside,
  requestOutside,
  signOutsideFirst,
  takeOutAgain,
} from './outsideSignature';
import { drawDraft, previewPages, previewReport, signReport } from './produceReport';
import { save } from './records';
import { requestSaid } from './requestSaid';
import { addStore, answerTimestamp, giveUp, requestTimestamp } from './timestampReport';
import { certificatesOf, readSmall, trustedPems } from './trust';
import { volumeFileName } from './volumes';

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

const readAll = (desk: Desk, files: readonly string[]): Buffer[] =>
  files.map((file) => readSmall(desk.around.resolveFile(file)));

/** @throws Refusal `crl.unreadable` */
function readList(bytes: Buffer): Buffer {
  try {
    readTold(bytes);
    return bytes;
  } catch {
    throw new Refusal('crl.unreadable');
  }
}

/** The roots, lists and time that an officer chose, with the roots that the open vault trusts. */
function chosenOptions(
  desk: Desk,
  {
    roots,
    stampRoots,
    crls,
    at,
  }: { roots: string[]; stampRoots: string[]; crls: string[]; at?: string | undefined },
): VerifyOptions {
  const pemsOf = (tokens: readonly string[]): string[] =>
    tokens.flatMap((token) => certificatesOf(readSmall(desk.around.resolveFile(token))).map(String));
  return {
    roots: [...pemsOf(roots), ...trustedPems(desk)],
    stampRoots: pemsOf(stampRoots),
    crls: crls.map((crl) => readList(readFile(desk.around.resolveFile(crl)))),
    ...(at === undefined ? {} : { at: new Date(at) }),
  };
}

/**
 * Verifies the kept files of a report as they are read now. The worst verdict is that of the report; the set says whether
 * its volumes are still the ones that name each other. Others get their turn between two files.
 */
async function verifyKept(
  desk: Desk,
  files: readonly { sha256: string }[],
): Promise<{ verdict: PdfVerdict | null; set: VolumeSet | null }> {
  const roots = trustedPems(desk);
  let worst: PdfVerdict | null = null;
  const looked: (LookedAt | undefined)[] = [];
  for (const { sha256 } of files) {
    const pdf = desk.session.files.get(sha256);
    const verdict = judgeFile(desk, pdf, { roots });
    if (worst === null || (worst.verdict === 'intact' && verdict.verdict !== 'intact')) worst = verdict;
    if (files.length > 1) {
      looked.push(lookAtVolume(pdf));
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
  return { verdict: worst, set: judgeLooked(looked) ?? null };
}

/** Writes a draft volume by volume, each as soon as it is drawn; where one cannot be, none of them stays. */
async function writeDraft(desk: Desk, order: ReportOrder, path: string) {
  const written: string[] = [];
  const said = { sha256: '', size: 0, pages: 0 };
  try {
    for await (const { pdf, pages } of drawDraft(desk, order)) {
      const file = volumeFileName(path, written.length + 1);
      writeDurable(file, pdf);
      written.push(file);
      said.pages += pages;
      if (written.length > 1) continue;
      said.sha256 = createHash('sha256').update(pdf).digest('hex');
      said.size = pdf.length;
    }
  } catch (thrown) {
    for (const file of written) rmSync(file, { force: true });
    throw thrown;
  }
  return { ...said, volumes: written.length };
}

export const reportHandlers: Handlers<keyof typeof reportContract> = {
  'report.offered': (desk, { caseId }) => offeredReports(desk.session.vault, caseId ?? null),
  'report.preview': (desk, { volume, ...order }) => previewReport(desk, order, volume),
  'report.pages': (desk, { volume, ...order }) => previewPages(desk, order, volume),
  'report.sign': (desk, { pkcs12, passphrase, token, revocations, ...order }) =>
    signReport(desk, order, { pkcs12, passphrase, token, revocations }),
  'report.signOutside': (desk, { name, to, ...order }) =>
    signOutsideFirst(desk, order, { name, to: desk.around.resolveFile(to) }),
  'report.disclosable': (desk, { id }) => listDisclosable(desk, id),
  'report.disclosureCheck': (desk, { id, hidden }) => checkDisclosure(desk, id, hidden),
  'report.disclose': (desk, { pkcs12, passphrase, token, revocations, ...order }) =>
    discloseReport(desk, order, { pkcs12, passphrase, token, revocations }),
  'report.countersign': (desk, { pkcs12, passphrase, token, revocations, ...order }) =>
    countersignReport(desk, order, { pkcs12, passphrase, token, revocations }),
  'report.timestampRequest': (desk, { id, to }) => requestTimestamp(desk, id, desk.around.resolveFile(to)),
  'report.timestampAnswer': (desk, { id, files }) => answerTimestamp(desk, id, readAll(desk, files)),
  'report.timestampGiveUp': (desk, { id }) => giveUp(desk, id),
  'report.cmsRequest': (desk, { to, ...order }) =>
    requestOutside(desk, { ...order, to: desk.around.resolveFile(to) }),
  'report.cmsAgain': (desk, { id, to }) => takeOutAgain(desk, id, desk.around.resolveFile(to)),
  'report.cmsAnswer': (desk, { id, files }) => answerOutside(desk, id, readAll(desk, files)),
  'report.cmsGiveUp': (desk, { id }) => giveUpOutside(desk, id),
  'report.validationData': (desk, { id, crls, certificates }) => {
    const paths = (tokens: readonly string[]) => tokens.map((token) => desk.around.resolveFile(token));
    return addStore(desk, id, paths(crls), paths(certificates));
  },
  'report.list': (desk, { caseId }) => listRegister(desk.session.vault.read, caseId),
  'report.get': async (desk, { id }) => {
    const { read } = desk.session.vault;
    const report = readReport(read, id);
    const volumes = listReportVolumes(read, id);
    const { verdict, set } = hasFile(report)
      ? await verifyKept(desk, reportFiles(read, report))
      : { verdict: null, set: null };
    return { report, versions: listReportVersions(read, id), volumes, verdict, set };
  },
  'report.file': (desk, { id, volume }) => {
    const { read } = desk.session.vault;
    const report = readReport(read, id);
    const file = hasFile(report) ? reportFiles(read, report)[volume - 1] : undefined;
    if (file === undefined) throw new Refusal('report.not-signed');
    return { pdf: desk.session.files.get(file.sha256) };
  },
  'report.export': (desk, { id, to }) => {
    const { read } = desk.session.vault;
    const report = readReport(read, id);
    if (!hasFile(report)) throw new Refusal('report.not-signed');
    const path = desk.around.resolveFile(to);
    const files = reportFiles(read, report);
    desk.checkpoint('export');
    for (const [index, { sha256 }] of files.entries())
      writeDurable(volumeFileName(path, index + 1), desk.session.files.get(sha256));
    return { sha256: report.sha256, size: report.size, volumes: files.length };
  },
  'report.exportFolder': (desk, { id, to }) => exportFolder(desk, id, desk.around.resolveFile(to)),
  'report.draft': (desk, { to, ...order }) => writeDraft(desk, order, desk.around.resolveFile(to)),
  'report.find': (desk, { text }) => findByCode(desk, text),
  'report.sent': (desk, { id, draft, draftKey }) => {
    const said = requestSaid(desk, id);
    return save(desk, 'report.sent', draftKey, (tx) => startRequest(tx, id, draft, said));
  },
  'report.supersede': (desk, { id, by, reason }) =>
    desk.write('report.supersede', (tx) => supersedeReport(tx, id, by, reason)),
  'report.verifyTogether': async (desk, { files, ...how }) => {
    const options = chosenOptions(desk, how);
    const verdicts: PdfVerdict[] = [];
    const looked: (LookedAt | undefined)[] = [];
    for (const file of files) {
      const bytes = readFile(desk.around.resolveFile(file));
      verdicts.push(judgeFile(desk, bytes, options));
      looked.push(lookAtVolume(bytes));
      await new Promise((resolve) => setImmediate(resolve));
    }
    return { verdicts, set: judgeLooked(looked) ?? null };
  },
  'report.verify': (desk, { file, ...how }): PdfVerdict =>
    judgeFile(desk, readFile(desk.around.resolveFile(file)), chosenOptions(desk, how)),
};
