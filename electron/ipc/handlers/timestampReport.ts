import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { Refusal } from '../../../db/domain/refusal';
import type { ReportRecord } from '../../../db/domain/report';
import { addReportVersion, awaitTimestamp, giveUpWaiting, readReport } from '../../../db/reports';
import { readNames } from '../../signing/certificate';
import {
  addValidationData,
  certificatesIn,
  fillSignature,
  hasNonce,
  insertTimestamp,
  prepareDocumentStamp,
  readTimestampAnswer,
  stampedBytes,
  timestampRequest,
  timestampTarget,
} from '../../signing/timestamp';
import { readRoots, verifyPdf } from '../../signing/verify';
import { readCrlFile } from '../../signing/verify/crl';
import { sha256Of } from '../../signing/verify/signatures';
import { judgeTimestamp, type ProvenTime } from '../../signing/verify/timestamp';
import { writeDurable } from '../../vault/durable';
import { readSettledOne } from './countersign';
import type { Desk } from './desk';
import { certificatesOf, readSmall, trustedPems } from './trust';

/** What is kept while an answer is awaited; `prepared` is the file with the empty document time stamp. */
const awaited = z.strictObject({
  kind: z.enum(['signature', 'document']),
  field: z.string(),
  nonce: z.string(),
  prepared: z.string(),
});
type Awaited = z.infer<typeof awaited>;

/**
 * Writes a request for a time-stamping authority, to be carried there and answered; the report waits until then. The
 * newest signature gets its own time stamp; where later data covers it already, the document gets one.
 */
export function requestTimestamp(desk: Desk, id: string, to: string): ReportRecord {
  const { report, pdf } = readSettledOne(desk, id);
  const nonce = randomBytes(8);
  const target = timestampTarget(pdf);
  const made = target.kind === 'document' ? prepareDocumentStamp(pdf) : target;
  const prepared = 'pdf' in made ? desk.session.files.put(made.pdf) : '';
  const pending: Awaited = { kind: target.kind, field: made.field, nonce: nonce.toString('hex'), prepared };
  writeDurable(to, timestampRequest(made.stamped, nonce));
  return desk.write('report.timestampRequest', (tx) =>
    awaitTimestamp(tx, report.id, report.sha256, JSON.stringify(pending)),
  );
}

function readToken(bytes: Uint8Array): Uint8Array {
  let answer: ReturnType<typeof readTimestampAnswer>;
  try {
    answer = readTimestampAnswer(bytes);
  } catch {
    throw new Refusal('timestamp.not-an-answer');
  }
  if ('status' in answer) throw new Refusal('timestamp.refused', { status: answer.status });
  return answer.token;
}

/** @throws Refusal `timestamp.other-request`, `timestamp.does-not-verify`, `timestamp.not-an-answer` */
function judgeToken(desk: Desk, token: Uint8Array, pending: Awaited, stamped: Uint8Array): ProvenTime {
  let judged: ReturnType<typeof judgeTimestamp>;
  let own: boolean;
  try {
    const roots = readRoots(trustedPems(desk));
    judged = judgeTimestamp({ token, stamped, others: [], roots, crls: [] });
    own = hasNonce(token, Buffer.from(pending.nonce, 'hex'));
  } catch {
    throw new Refusal('timestamp.not-an-answer');
  }
  if ('code' in judged) {
    if (judged.code === 'timestamp-of-other') throw new Refusal('timestamp.other-request');
    throw new Refusal('timestamp.does-not-verify', { why: judged.code });
  }
  if (!own) throw new Refusal('timestamp.other-request');
  // untrusted counts only where the vault has chosen roots
  if (judged.trust !== 'trusted' && judged.trust !== 'unknown')
    throw new Refusal('timestamp.does-not-verify', { why: judged.trust });
  return judged;
}

/** Puts the authority's answer where it belongs; recorded only when the whole file verifies with it. */
export function answerTimestamp(desk: Desk, id: string, answer: Uint8Array): ReportRecord {
  const report = readReport(desk.session.vault.read, id);
  if (report.status !== 'awaiting-timestamp') throw new Refusal('report.awaits-nothing');
  const pending = awaited.parse(JSON.parse(report.timestampRequest));
  const token = readToken(answer);
  const before = desk.session.files.get(pending.kind === 'document' ? pending.prepared : report.sha256);
  const target = pending.kind === 'document' ? undefined : timestampTarget(before);
  const stamped = target?.kind === 'signature' ? target.stamped : stampedBytes(before, pending.field);
  const proven = judgeToken(desk, token, pending, stamped);
  const pdf =
    pending.kind === 'document'
      ? fillSignature(before, pending.field, token)
      : insertTimestamp(before, pending.field, token);
  const event = pending.kind === 'document' ? 'document-timestamp' : 'timestamp';
  return recordVersion(desk, 'report.timestampAnswer', report, pdf, {
    event,
    signer: proven.authority,
    certificate: sha256Of(proven.certificate),
    at: proven.time.toISOString(),
  });
}

export function giveUp(desk: Desk, id: string): ReportRecord {
  const report = readReport(desk.session.vault.read, id);
  if (report.status !== 'awaiting-timestamp') throw new Refusal('report.awaits-nothing');
  return desk.write('report.timestampGiveUp', (tx) => giveUpWaiting(tx, id));
}

/** Adds the chains and lists of revoked certificates by which the signatures can be judged later, without asking anyone. */
export function addStore(
  desk: Desk,
  id: string,
  crls: readonly string[],
  certificates: readonly string[],
): ReportRecord {
  const { report, pdf } = readSettledOne(desk, id);
  const lists = crls.map((path) => {
    try {
      return readCrlFile(readSmall(path)).raw;
    } catch (thrown) {
      throw thrown instanceof Refusal ? thrown : new Refusal('crl.unreadable');
    }
  });
  const chosen = certificates.flatMap((path) => certificatesOf(readSmall(path)).map(({ raw }) => raw));
  const chain = [...certificatesIn(pdf), ...readRoots(trustedPems(desk)).map(({ raw }) => raw), ...chosen];
  const each = new Map(chain.map((raw) => [sha256Of({ raw }), raw]));
  const made = addValidationData(pdf, [...each.values()], lists);
  const names = lists.map((raw) => readNames(readCrlFile(raw).issuer).commonName);
  return recordVersion(desk, 'report.validationData', report, made, {
    event: 'validation-data',
    signer: [...new Set(names)].join(', '),
    certificate: '',
    at: '',
  });
}

interface Made {
  event: 'timestamp' | 'document-timestamp' | 'validation-data';
  signer: string;
  certificate: string;
  at: string;
}

function recordVersion(
  desk: Desk,
  act: 'report.timestampAnswer' | 'report.validationData',
  report: ReportRecord,
  pdf: Buffer,
  made: Made,
): ReportRecord {
  const { verdict, signatures } = verifyPdf(pdf);
  if (verdict !== 'intact') throw new Refusal('report.does-not-verify', { verdict });
  const sha256 = desk.session.files.put(pdf);
  return desk.write(act, (tx) =>
    addReportVersion(tx, report.id, report.sha256, {
      ...made,
      role: '',
      sha256,
      size: pdf.length,
      signatures: signatures.length,
    }),
  );
}
