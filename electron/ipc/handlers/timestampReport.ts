import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { Refusal } from '../../../db/domain/refusal';
import type { ReportRecord } from '../../../db/domain/report';
import {
  addReportVersion,
  awaitTimestamp,
  giveUpWaiting,
  type NewVersion,
  readReport,
  reportFiles,
} from '../../../db/reports';
import { readCertificate, readNames } from '../../signing/certificate';
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
import { readTold, type Told } from '../../signing/verify/crl';
import { sha256Of } from '../../signing/verify/signatures';
import { judgeTimestamp, type ProvenTime } from '../../signing/verify/timestamp';
import { writeDurable } from '../../vault/durable';
import { readSettled } from './countersign';
import type { Desk } from './desk';
import { knownLists } from './hand';
import { certificatesOf, readSmall, trustedPems } from './trust';
import { volumeFileName } from './volumes';

/** What is kept while an answer is awaited; `prepared` is the file with the empty document time stamp. */
const awaitedOne = z.strictObject({
  kind: z.enum(['signature', 'document']),
  field: z.string(),
  nonce: z.string(),
  prepared: z.string(),
});
type AwaitedOne = z.infer<typeof awaitedOne>;

/** One for each volume; vaults from before that keep one alone. */
const awaited = z.union([awaitedOne.transform((one) => [one]), z.array(awaitedOne).min(1)]);

/**
 * Writes a request for a time-stamping authority, to be carried there and answered, one for each volume; the report waits
 * until then. The only signature that has no time gets its own time stamp; where several stand, or later data cover it, the
 * document gets one, which proves the time of all.
 */
export function requestTimestamp(desk: Desk, id: string, to: string): ReportRecord {
  const { report, files } = readSettled(desk, id);
  const pending = files.map(({ pdf }, index): AwaitedOne => {
    const nonce = randomBytes(8);
    const target = timestampTarget(pdf);
    const made = target.kind === 'document' ? prepareDocumentStamp(pdf) : target;
    const prepared = 'pdf' in made ? desk.session.files.put(made.pdf) : '';
    writeDurable(volumeFileName(to, index + 1), timestampRequest(made.stamped, nonce));
    return { kind: target.kind, field: made.field, nonce: nonce.toString('hex'), prepared };
  });
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
function judgeToken(desk: Desk, token: Uint8Array, pending: AwaitedOne, stamped: Uint8Array): ProvenTime {
  let judged: ReturnType<typeof judgeTimestamp>;
  let own: boolean;
  try {
    const roots = readRoots(trustedPems(desk));
    const crls = knownLists(desk, []);
    judged = judgeTimestamp({ token, stamped, others: [], roots, crls, now: new Date() });
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

/** A file with its time, made when it is asked for: nobody holds all volumes. */
interface Stamped {
  pdf(): Buffer;
  readonly made: Made;
}

/** Puts the answer that belongs to one file where it belongs; undefined where none of them does. */
function stampOne(
  desk: Desk,
  current: string,
  pending: AwaitedOne,
  left: Set<Uint8Array>,
): Stamped | undefined {
  const document = pending.kind === 'document';
  const read = () => desk.session.files.get(document ? pending.prepared : current);
  const before = read();
  const target = document ? undefined : timestampTarget(before);
  const stamped = target?.kind === 'signature' ? target.stamped : stampedBytes(before, pending.field);
  for (const token of left) {
    try {
      const proven = judgeToken(desk, token, pending, stamped);
      left.delete(token);
      const put = document ? fillSignature : insertTimestamp;
      const event = document ? 'document-timestamp' : 'timestamp';
      const certificate = sha256Of(proven.certificate);
      const made = { event, signer: proven.authority, certificate, at: proven.time.toISOString() } as const;
      return { pdf: () => put(read(), pending.field, token), made };
    } catch (thrown) {
      if (!(thrown instanceof Refusal) || thrown.code !== 'timestamp.other-request') throw thrown;
    }
  }
  return undefined;
}

/**
 * Puts the authority's answers where they belong, in whatever order they were given; recorded only when each whole file
 * verifies with its own. @throws Refusal `timestamp.other-request`, `timestamp.missing` and those of `judgeToken`
 */
export function answerTimestamp(desk: Desk, id: string, answers: readonly Uint8Array[]): ReportRecord {
  const { read } = desk.session.vault;
  const report = readReport(read, id);
  if (report.status !== 'awaiting-timestamp') throw new Refusal('report.awaits-nothing');
  const pending = awaited.parse(JSON.parse(report.timestampRequest));
  const files = reportFiles(read, report);
  const left = new Set(answers.map(readToken));
  const done = pending.map((one, index) => stampOne(desk, files[index]?.sha256 ?? '', one, left));
  const missing = done.flatMap((one, index) => (one === undefined ? [index + 1] : []));
  if (missing.length === done.length || left.size > 0) throw new Refusal('timestamp.other-request');
  if (missing.length > 0) throw new Refusal('timestamp.missing', { volumes: missing.join(', ') });
  return recordVersions(
    desk,
    'report.timestampAnswer',
    report,
    done.flatMap((one) => one ?? []),
  );
}

export function giveUp(desk: Desk, id: string): ReportRecord {
  const report = readReport(desk.session.vault.read, id);
  if (report.status !== 'awaiting-timestamp') throw new Refusal('report.awaits-nothing');
  return desk.write('report.timestampGiveUp', (tx) => giveUpWaiting(tx, id));
}

/** @throws Refusal `crl.unreadable` */
function readLists(paths: readonly string[]): Told[] {
  return paths.map((path) => {
    const bytes = readSmall(path);
    try {
      return readTold(bytes);
    } catch {
      throw new Refusal('crl.unreadable');
    }
  });
}

/** Who says so: the authority of a list; of an answer the responder that came with it, else the certificate's issuer. */
function authorOf(told: Told): string {
  if (told.kind === 'crl') return readNames(told.issuer).commonName;
  const [responder] = told.certificates;
  return responder === undefined ? 'OCSP' : readNames(readCertificate(responder).subject).commonName;
}

/**
 * Adds the chains, the lists of revoked certificates and the answers about single ones (OCSP) by which the signatures can be
 * judged later, without asking anyone; to each volume.
 */
export function addStore(
  desk: Desk,
  id: string,
  lists: readonly string[],
  certificates: readonly string[],
): ReportRecord {
  const { report, files } = readSettled(desk, id);
  const told = readLists(lists);
  const raws = (kind: Told['kind']) => told.filter((one) => one.kind === kind).map(({ raw }) => raw);
  const responders = told.flatMap((one) =>
    one.kind === 'ocsp' ? one.certificates.map(({ raw }) => raw) : [],
  );
  const chosen = certificates.flatMap((path) => certificatesOf(readSmall(path)).map(({ raw }) => raw));
  const roots = readRoots(trustedPems(desk)).map(({ raw }) => raw);
  const signer = [...new Set(told.map(authorOf))].join(', ');
  const made = { event: 'validation-data', signer, certificate: '', at: '' } as const;
  const stored = files.map((file): Stamped => {
    const pdf = () => {
      const before = file.pdf;
      const chain = [...certificatesIn(before), ...roots, ...chosen, ...responders];
      const each = new Map(chain.map((raw) => [sha256Of({ raw }), raw]));
      return addValidationData(before, [...each.values()], raws('crl'), raws('ocsp'));
    };
    return { pdf, made };
  });
  return recordVersions(desk, 'report.validationData', report, stored);
}

interface Made {
  event: 'timestamp' | 'document-timestamp' | 'validation-data';
  signer: string;
  certificate: string;
  at: string;
}

function recordVersions(
  desk: Desk,
  act: 'report.timestampAnswer' | 'report.validationData',
  report: ReportRecord,
  files: readonly Stamped[],
): ReportRecord {
  const [first, ...others] = files.map(({ made, ...file }): NewVersion => {
    const pdf = file.pdf();
    const { verdict, signatures } = verifyPdf(pdf);
    if (verdict !== 'intact') throw new Refusal('report.does-not-verify', { verdict });
    const sha256 = desk.session.files.put(pdf);
    return { ...made, role: '', sha256, size: pdf.length, signatures: signatures.length };
  });
  if (first === undefined) throw new Refusal('report.not-signed');
  return desk.write(act, (tx) => addReportVersion(tx, report.id, report.sha256, first, ...others));
}
