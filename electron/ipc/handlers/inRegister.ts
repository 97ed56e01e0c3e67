import type { PdfVerdict } from '../../../db/domain/pdfVerdict';
import type { FoundReport, ReportVersion } from '../../../db/domain/report';
import type { ReadDb } from '../../../db/open';
import {
  findReports,
  findReportVersion,
  listReports,
  listReportVersions,
  readReport,
  reportFiles,
} from '../../../db/reports';
import { type VerifyOptions, verifyPdf } from '../../signing/verify';
import { carriedData } from '../../signing/verify/carried';
import type { Desk } from './desk';

/** The verdict on a file, what data it carries, and whether the open vault knows it. */
export function judgeFile(desk: Desk, bytes: Buffer, options: VerifyOptions): PdfVerdict {
  const verdict = verifyPdf(bytes, options);
  const data = verdict.verdict === 'malformed' ? undefined : carriedData(bytes);
  const judged = data === undefined ? verdict : { ...verdict, data };
  const broken = data?.commitments === 'broken' ? [{ code: 'commitments-broken', params: {} }] : [];
  return { ...judged, findings: [...judged.findings, ...broken, ...registerFindings(desk, judged)] };
}

/** What an open vault knows: an older version is intact by itself, and yet cut off; a copy leads to the root of its original. */
function registerFindings(desk: Desk, { sha256, data }: PdfVerdict): PdfVerdict['findings'] {
  if (!desk.opened) return [];
  const { read } = desk.opened.vault;
  const known = findReportVersion(read, sha256);
  if (known) {
    const { report, version } = known;
    const { number } = report;
    const newest = reportFiles(read, report).some((file) => file.sha256 === sha256);
    const found = newest
      ? { code: 'known-version', params: { number, signatures: version.signatures } }
      : { code: 'superseded-version', params: { number, ...againstNewest(read, version) } };
    const by = report.supersededBy === null ? '' : readReport(read, report.supersededBy).number;
    return by === '' ? [found] : [found, { code: 'replaced-report', params: { number, by } }];
  }
  if (data === undefined || data.root === '' || data.commitments === 'broken') return [];
  const original = findReports(read, data.root).find(({ how }) => how === 'root')?.report;
  return original ? [{ code: 'root-of-known', params: { number: original.number } }] : [];
}

/** What a cut-off or older file has, and what the newest version of the same volume has. */
function againstNewest(
  read: ReadDb,
  { reportId, volume, signatures, size }: ReportVersion,
): Record<'signatures' | 'all' | 'size' | 'newestSize', number> {
  const newest = listReportVersions(read, reportId)
    .filter((one) => one.volume === volume)
    .at(-1);
  return { signatures, all: newest?.signatures ?? 0, size, newestSize: newest?.size ?? 0 };
}

/** What the QR code of a page says (electron/report/qr.ts): the hash of the data that the report carries. */
const qr = /^dalel:1:[a-z0-9-]+:([0-9a-f]{64}):\d+:[0-9a-f]{32}$/;

/**
 * The reports that a copy found elsewhere belongs to: by the text of its QR code, by a hash as it is printed, typed in
 * groups or not, or by its number. Empty where the vault knows none.
 */
export function findByCode(desk: Desk, text: string): FoundReport[] {
  const told = text.trim();
  const hash = qr.exec(told)?.[1] ?? told.toLowerCase().replace(/[\s:-]/g, '');
  const { read } = desk.session.vault;
  if (/^[0-9a-f]{64}$/.test(hash)) return findReports(read, hash);
  const number = told.toLowerCase();
  const named = listReports(read).filter((report) => report.number.toLowerCase() === number);
  return named.map((report) => ({ report, how: 'number' }));
}
