import { count, eq } from 'drizzle-orm';
import type { ReportRecord } from './domain/report';
import type { ReadDb } from './open';
import { nextNumber, requireFound, subjectOf } from './record';
import { report } from './schema';
import type { WriteTx } from './tx';

type Begun = Pick<ReportRecord, 'caseId' | 'kind' | 'language'>;
type Signed = Pick<
  ReportRecord,
  | 'fileName'
  | 'sha256'
  | 'size'
  | 'pages'
  | 'standard'
  | 'caseJsonSha256'
  | 'headSeq'
  | 'headHash'
  | 'signer'
  | 'signerCertificate'
  | 'signatures'
  | 'signedAt'
>;

/** Writes the pending row before anything is drawn: a crash in between leaves it in sight. */
export function beginReport(tx: WriteTx, begun: Begun): ReportRecord {
  const recorded =
    tx.read.select({ n: count() }).from(report).where(eq(report.caseId, begun.caseId)).get()?.n ?? 0;
  const row: ReportRecord = {
    ...tx.meta(nextNumber(tx, 'report', begun.caseId, recorded)),
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
  };
  tx.insert('report', row);
  tx.about(subjectOf('report', row, row.kind));
  return row;
}

/** Records a report whose file was read back and verified. */
export function recordReport(tx: WriteTx, id: string, signed: Signed): ReportRecord {
  return finish(tx, id, { ...signed, status: 'signed' });
}

/** Records why a report came to nothing; `failure` is a refusal's code. */
export function failReport(tx: WriteTx, id: string, failure: string): ReportRecord {
  return finish(tx, id, { failure, status: 'failed' });
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

export function listReports(read: ReadDb, caseId?: string): ReportRecord[] {
  const all = read.select().from(report).$dynamic();
  return (caseId === undefined ? all : all.where(eq(report.caseId, caseId))).orderBy(report.number).all();
}
