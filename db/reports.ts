import { and, count, desc, eq, isNull, or } from 'drizzle-orm';
import { recordNumber } from './domain/ids';
import { Refusal } from './domain/refusal';
import {
  type FoundReport,
  hasFile,
  type ListedReport,
  type ReportRecord,
  type ReportVersion,
  type ReportVolume,
} from './domain/report';
import type { ReadDb } from './open';
import { nextNumber, requireFound, subjectOf } from './record';
import { report, reportVersion, reportVolume } from './schema';
import type { WriteTx } from './tx';
import { readFact } from './vaultFacts';

type Begun = Pick<ReportRecord, 'caseId' | 'kind' | 'language'> &
  Partial<Pick<ReportRecord, 'secondLanguage' | 'subjectId' | 'subjectTitle' | 'template' | 'wordsVersion'>>;
type Signed = Pick<
  ReportRecord,
  | 'pages'
  | 'standard'
  | 'caseJsonSha256'
  | 'headSeq'
  | 'headHash'
  | 'signer'
  | 'signerCertificate'
  | 'signatures'
  | 'signedAt'
> &
  Partial<Pick<ReportRecord, 'commitmentRoot' | 'copyOf' | 'hiddenFields'>>;
/** One file of the report as it was signed first; the report has at least one. */
export type NewVolume = Pick<
  ReportVolume,
  'fileName' | 'sha256' | 'size' | 'pages' | 'rows' | 'drawnSha256' | 'drawnSize'
>;

/** Writes the pending row before anything is drawn: a crash in between leaves it in sight. */
export function beginReport(tx: WriteTx, begun: Begun): ReportRecord {
  const row: ReportRecord = {
    ...tx.meta(reportNumber(tx, begun.caseId)),
    secondLanguage: '',
    subjectId: '',
    subjectTitle: '',
    template: '',
    wordsVersion: '',
    ...begun,
    status: 'pending',
    failure: '',
    fileName: '',
    sha256: '',
    size: 0,
    pages: 0,
    standard: '',
    caseJsonSha256: '',
    headSeq: 0,
    headHash: '',
    signer: '',
    signerCertificate: '',
    signatures: 0,
    signedAt: '',
    timestampRequest: '',
    volumes: 1,
    commitmentRoot: '',
    copyOf: null,
    hiddenFields: '',
    supersededBy: null,
    cmsRequest: '',
  };
  tx.insert('report', row);
  tx.about(subjectOf('report', row, row.kind));
  return row;
}

/** Reports about the vault are numbered by themselves. */
function reportNumber(tx: WriteTx, caseId: string | null): string {
  const same = caseId === null ? isNull(report.caseId) : eq(report.caseId, caseId);
  const recorded = tx.read.select({ n: count() }).from(report).where(same).get()?.n ?? 0;
  return caseId === null
    ? recordNumber(readFact(tx.read, 'shortCode'), 'report', recorded + 1)
    : nextNumber(tx, 'report', caseId, recorded);
}

/** Records a report whose files were read back and verified, and each file as a first version. */
export function recordReport(
  tx: WriteTx,
  id: string,
  signed: Signed,
  role: ReportVersion['role'],
  files: readonly NewVolume[],
): ReportRecord {
  const { signer, signerCertificate: certificate, signedAt: at, signatures } = signed;
  for (const [index, file] of files.entries()) {
    const { sha256, size } = file;
    const version = { event: 'signature', role, signer, certificate, at, sha256, size, signatures } as const;
    insertVersion(tx, id, { volume: index + 1, ordinal: 1 }, version);
    if (files.length === 1) continue;
    tx.insert('reportVolume', {
      id: tx.newId(),
      reportId: id,
      volume: index + 1,
      ...file,
      ledgerSeq: tx.seq,
    });
  }
  const { fileName = '', sha256 = '', size = 0 } = files[0] ?? {};
  const made = { fileName, sha256, size, volumes: files.length };
  return finish(tx, id, { ...signed, ...made, status: 'signed', cmsRequest: '' });
}

export type NewVersion = Pick<
  ReportVersion,
  'event' | 'role' | 'signer' | 'certificate' | 'at' | 'sha256' | 'size' | 'signatures'
>;

function insertVersion(
  tx: WriteTx,
  reportId: string,
  place: Pick<ReportVersion, 'volume' | 'ordinal'>,
  version: NewVersion,
): void {
  tx.insert('reportVersion', {
    id: tx.newId(),
    reportId,
    ...place,
    ...version,
    recordedAt: tx.now.at,
    recordedOffset: tx.now.offset,
    officerId: tx.author.id,
    officerName: tx.author.name,
    ledgerSeq: tx.seq,
  });
}

/**
 * Records a further version of a report's files, one for each volume in their order, made from the one whose hash is
 * `from`; what was awaited is there then.
 * @throws Refusal `report.changed-meanwhile` where another version came first
 */
export function addReportVersion(
  tx: WriteTx,
  id: string,
  from: string,
  ...made: readonly [NewVersion, ...NewVersion[]]
): ReportRecord {
  const before = requireUnchanged(tx, id, from);
  const known = listReportVersions(tx.read, id).filter(({ volume }) => volume === 1);
  for (const [index, version] of made.entries())
    insertVersion(tx, id, { volume: index + 1, ordinal: known.length + 1 }, version);
  for (const { id: volumeId, volume } of listReportVolumes(tx.read, id)) {
    const newest = made[volume - 1];
    if (newest) tx.update('reportVolume', volumeId, { sha256: newest.sha256, size: newest.size });
  }
  const [version] = made;
  const hands = [...known, version].filter(({ event }) => event === 'signature').length;
  const { sha256, size, signatures } = version;
  const status = hands > 1 ? 'countersigned' : 'signed';
  return finish(tx, before.id, { sha256, size, signatures, status, timestampRequest: '', cmsRequest: '' });
}

/** Records what was asked of a time-stamping authority; from then on the report waits. @throws Refusal `report.changed-meanwhile` */
export function awaitTimestamp(tx: WriteTx, id: string, from: string, request: string): ReportRecord {
  requireUnchanged(tx, id, from);
  return finish(tx, id, { status: 'awaiting-timestamp', timestampRequest: request });
}

/**
 * Records what was taken out to be signed elsewhere, and from how many volumes; from then on the report waits.
 * @throws Refusal `report.changed-meanwhile`
 */
export function awaitCms(
  tx: WriteTx,
  id: string,
  { from, request, volumes }: { from: string; request: string; volumes: number },
): ReportRecord {
  requireUnchanged(tx, id, from);
  return finish(tx, id, { status: 'awaiting-cms', cmsRequest: request, volumes });
}

/** Gives up waiting: the report is again what its signatures make it. */
export function giveUpWaiting(tx: WriteTx, id: string): ReportRecord {
  const hands = listReportVersions(tx.read, id).filter(
    ({ event, volume }) => event === 'signature' && volume === 1,
  ).length;
  const status = hands > 1 ? 'countersigned' : 'signed';
  return finish(tx, id, { status, timestampRequest: '', cmsRequest: '' });
}

function requireUnchanged(tx: WriteTx, id: string, from: string): ReportRecord {
  const before = readReport(tx.read, id);
  if (before.sha256 !== from) throw new Refusal('report.changed-meanwhile');
  return before;
}

/** In order; none where the report is one file. */
export function listReportVolumes(read: ReadDb, reportId: string): ReportVolume[] {
  return read
    .select()
    .from(reportVolume)
    .where(eq(reportVolume.reportId, reportId))
    .orderBy(reportVolume.volume)
    .all();
}

/** The newest hash of each file that the report consists of. */
export function reportFiles(read: ReadDb, of: ReportRecord): { fileName: string; sha256: string }[] {
  const volumes = listReportVolumes(read, of.id);
  return volumes.length > 0 ? volumes : [of];
}

/** Oldest first, volume by volume. */
export function listReportVersions(read: ReadDb, reportId: string): ReportVersion[] {
  return read
    .select()
    .from(reportVersion)
    .where(eq(reportVersion.reportId, reportId))
    .orderBy(reportVersion.volume, reportVersion.ordinal)
    .all();
}

/** The newest versions that an event made, of all reports, one for each report. */
export function listVersionsOfEvent(
  read: ReadDb,
  event: ReportVersion['event'],
  most: number,
): ReportVersion[] {
  return read
    .select()
    .from(reportVersion)
    .where(and(eq(reportVersion.event, event), eq(reportVersion.volume, 1)))
    .orderBy(desc(reportVersion.ledgerSeq))
    .limit(most)
    .all();
}

/** Where a file with this SHA-256 stands in the register, undefined where the vault never kept it. */
export function findReportVersion(
  read: ReadDb,
  sha256: string,
): { report: ReportRecord; version: ReportVersion } | undefined {
  const version = read
    .select()
    .from(reportVersion)
    .where(eq(reportVersion.sha256, sha256))
    .orderBy(desc(reportVersion.ordinal))
    .get();
  return version && { report: readReport(read, version.reportId), version };
}

/** Every report that a SHA-256 leads to: of a file, of the data or of their commitments. The original stands before its copies. */
export function findReports(read: ReadDb, hash: string): FoundReport[] {
  const version = findReportVersion(read, hash);
  const byData = read
    .select()
    .from(report)
    .where(or(eq(report.caseJsonSha256, hash), eq(report.commitmentRoot, hash)))
    .orderBy(report.number)
    .all();
  const found: FoundReport[] = version
    ? [
        {
          report: version.report,
          how: reportFiles(read, version.report).some(({ sha256 }) => sha256 === hash)
            ? 'file'
            : 'older-file',
        },
      ]
    : [];
  for (const row of byData.sort(
    (left, right) => Number(left.copyOf !== null) - Number(right.copyOf !== null),
  ))
    found.push({ report: row, how: row.caseJsonSha256 === hash ? 'data' : 'root' });
  return found;
}

/**
 * Says that another report stands in the place of this one. The file stays as it is: what was signed was signed.
 * @throws Refusal `report.superseded-already`, `report.not-newer`
 */
export function supersedeReport(tx: WriteTx, id: string, by: string, reason: string): ReportRecord {
  const old = readReport(tx.read, id);
  const other = readReport(tx.read, by);
  if (old.supersededBy !== null) throw new Refusal('report.superseded-already');
  const stands = hasFile(old) && hasFile(other) && other.supersededBy === null;
  if (!stands || other.caseId !== old.caseId || other.signedAt <= old.signedAt)
    throw new Refusal('report.not-newer');
  tx.update('report', id, { supersededBy: by });
  const row = readReport(tx.read, id);
  tx.about(subjectOf('report', row, row.kind), reason);
  return row;
}

/** Records why a report came to nothing; `failure` is a refusal's code. */
export function failReport(tx: WriteTx, id: string, failure: string): ReportRecord {
  return finish(tx, id, { failure, status: 'failed', cmsRequest: '' });
}

function finish(tx: WriteTx, id: string, fields: Partial<ReportRecord>): ReportRecord {
  tx.update('report', id, fields);
  const row = readReport(tx.read, id);
  tx.about(subjectOf('report', row, row.kind));
  return row;
}

/** @throws Refusal `record.not-found` */
export function readReport(read: ReadDb, id: string): ReportRecord {
  return requireFound(read.select().from(report).where(eq(report.id, id)).get(), 'report');
}

/** The register with all who signed each report, in the order in which they did. */
export function listRegister(read: ReadDb, caseId?: string): ListedReport[] {
  const { reportId, role, signer } = reportVersion;
  const signed = read
    .select({ reportId, role, name: signer })
    .from(reportVersion)
    .where(and(eq(reportVersion.event, 'signature'), eq(reportVersion.volume, 1)))
    .orderBy(reportVersion.ordinal)
    .all();
  const signers = new Map<string, ListedReport['signers']>();
  for (const { reportId: id, ...one } of signed) signers.set(id, [...(signers.get(id) ?? []), one]);
  return listReports(read, caseId).map((row) => ({ ...row, signers: signers.get(row.id) ?? [] }));
}

export function listReports(read: ReadDb, caseId?: string): ReportRecord[] {
  const all = read.select().from(report).$dynamic();
  return (caseId === undefined ? all : all.where(eq(report.caseId, caseId))).orderBy(report.number).all();
}
