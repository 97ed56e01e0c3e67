import { createHash, X509Certificate } from 'node:crypto';
import type { FileVerdict, PdfVerdict, SignatureVerdict } from '../../../db/domain/pdfVerdict';
import { readCertificate, readNames } from '../certificate';
import { PdfFile } from '../pdf/document';
import { PdfError } from '../pdf/objects';
import { type Changes, judgeChanges } from './changes';
import { algorithmName, cutPadding, judgeCms, type ParsedCms, parseCms, readTimestamp } from './cms';
import { locksOf, permissionOf } from './permissions';
import {
  coveredEnd,
  type FoundSignature,
  findSignatures,
  isoFromPdfDate,
  judgeGeometry,
  rangeHasher,
  sha256Of,
} from './signatures';
import { judgeTrust } from './trust';

export interface VerifyOptions {
  /** certificates that are trusted, as PEM (several in one string are read); none: trust is `unknown` */
  roots?: readonly string[];
  /** time at which certificates are judged; by default the proven or claimed time of each signature */
  at?: Date;
}

type Finding = PdfVerdict['findings'][number];

const SUPPORTED = new Set(['ETSI.CAdES.detached', 'adbe.pkcs7.detached', 'ETSI.RFC3161']);

export function readRoots(pems: readonly string[]): X509Certificate[] {
  const blocks = pems.flatMap(
    (pem) => pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [],
  );
  return blocks.map((block) => new X509Certificate(block));
}

/** Each costs a comparison of two revisions; honest files have a handful. */
const MOST_SIGNATURES = 40;

interface Desk {
  bytes: Uint8Array;
  file: PdfFile;
  roots: X509Certificate[];
  at: Date | undefined;
  started: number;
  findings: Finding[];
}

interface Judged {
  verdict: SignatureVerdict;
  partly: boolean;
}

function empty(found: FoundSignature): SignatureVerdict {
  return {
    signer: found.name,
    certificate: '',
    algorithm: '',
    at: isoFromPdfDate(found.claimed),
    integrity: 'unverifiable',
    coverage: 'part',
    trust: 'unknown',
    changesAfter: 'none',
  };
}

/** The CMS with its content check: over the ranges, or for a document timestamp over its own imprint of them. */
function judgeIntegrity(
  desk: Desk,
  found: FoundSignature,
  cms: ParsedCms,
  note: (code: string) => void,
): SignatureVerdict['integrity'] {
  const hash = rangeHasher(desk.bytes, found.range);
  const [a = 0, b = 0, c = 0, d = 0] = found.range;
  const isTimestamp = found.subFilter === 'ETSI.RFC3161';
  const inner = cms.content;
  if (isTimestamp !== (inner !== undefined)) {
    note('content-inside-signature');
    return 'unverifiable';
  }
  if (isTimestamp && inner !== undefined) {
    const stamp = readTimestamp(inner);
    if (stamp.digest === undefined) {
      note('digest-not-accepted');
      return 'unverifiable';
    }
    if (Buffer.compare(hash(stamp.digest), stamp.imprint) !== 0) {
      note('digest-differs');
      return 'altered';
    }
  }
  const judged = judgeCms(
    cms,
    inner === undefined ? hash : (digest) => createHash(digest).update(inner).digest(),
    () =>
      inner === undefined
        ? Buffer.concat([desk.bytes.subarray(a, a + b), desk.bytes.subarray(c, c + d)])
        : Buffer.from(inner),
  );
  if (judged.state !== 'intact') note(judged.code);
  return judged.state;
}

/** What happened after the signed revision; a revision that cannot be read alone was never a whole file. */
function judgeLater(
  desk: Desk,
  found: FoundSignature,
  all: FoundSignature[],
): { changes: Changes; partly: boolean } {
  const end = coveredEnd(found);
  let signed: PdfFile;
  try {
    signed = new PdfFile(desk.bytes, end);
    signed.catalog();
  } catch (error) {
    if (!(error instanceof PdfError)) throw error;
    return { changes: { level: 'none', reasons: [] }, partly: true };
  }
  // the signed revision must be a part of the history that readers follow
  if (!desk.file.xref.sections.includes(signed.xref.startxref)) {
    return {
      changes: { level: 'content', reasons: [{ code: 'history-replaced', what: '' }] },
      partly: false,
    };
  }
  if (signed.load(found.num).kind !== 'dict') {
    return {
      changes: { level: 'content', reasons: [{ code: 'signature-not-in-revision', what: '' }] },
      partly: false,
    };
  }
  if (end === desk.bytes.length) return { changes: { level: 'none', reasons: [] }, partly: false };
  const changes = judgeChanges({
    signed,
    now: desk.file,
    permission: permissionOf(signed, all),
    locked: locksOf(
      signed,
      all.filter((other) => coveredEnd(other) <= end),
    ),
  });
  return { changes, partly: false };
}

function provenTime(found: FoundSignature, cms: ParsedCms): string {
  if (found.subFilter === 'ETSI.RFC3161' && cms.content !== undefined)
    return readTimestamp(cms.content).time.toISOString();
  return isoFromPdfDate(found.claimed);
}

/** Hostile files that take long to compare end here: the answer is then that it cannot be said. */
const MOST_MILLISECONDS = 3_500;

function judgeOne(desk: Desk, found: FoundSignature, all: FoundSignature[]): Judged {
  const verdict = empty(found);
  const label = found.field.name;
  const note = (code: string, params: Finding['params'] = {}): void => {
    desk.findings.push({ code, params: { field: label, ...params } });
  };
  // a dictionary inside an object stream has no place in the file that its byte range could leave out
  const inFile = desk.file.xref.entries.get(found.num)?.kind === 'offset';
  const geometry = inFile ? judgeGeometry(found, desk.bytes) : 'impossible';
  if (geometry === 'impossible' || found.contents === undefined) {
    note('byte-range-impossible');
    return { verdict, partly: false };
  }
  if (!SUPPORTED.has(found.subFilter)) {
    note('format-not-accepted', { format: found.subFilter });
    return { verdict, partly: false };
  }
  const { der, clean } = cutPadding(found.contents.bytes);
  const cms = parseCms(der);
  verdict.algorithm = algorithmName(cms);
  verdict.at = provenTime(found, cms);
  if (cms.signer !== undefined) {
    verdict.signer = readNames(readCertificate(cms.signer).subject).commonName || found.name;
    verdict.certificate = sha256Of(cms.signer);
  }
  verdict.integrity = judgeIntegrity(desk, found, cms, note);
  if (cms.signer !== undefined && verdict.integrity === 'intact') {
    verdict.trust = judgeTrust({
      signer: cms.signer,
      others: cms.certificates,
      roots: desk.roots,
      at: desk.at ?? (verdict.at === '' ? new Date() : new Date(verdict.at)),
      forTimestamp: found.subFilter === 'ETSI.RFC3161',
    });
  }
  if (!clean) note('padding-not-zero');
  if (geometry === 'part') note('byte-range-leaves-out');
  const later = judgeLater(desk, found, all);
  if (later.partly) note('revision-not-whole');
  verdict.changesAfter = later.changes.level;
  for (const { code, what } of later.changes.reasons) note(code, { what });
  const partly = geometry === 'part' || later.partly || !clean;
  verdict.coverage = partly
    ? 'part'
    : coveredEnd(found) === desk.bytes.length
      ? 'whole-file'
      : 'whole-revision';
  return { verdict, partly };
}

function safelyJudge(desk: Desk, found: FoundSignature, all: FoundSignature[]): Judged {
  try {
    if (performance.now() - desk.started > MOST_MILLISECONDS) throw new PdfError('comparing takes too long');
    return judgeOne(desk, found, all);
  } catch (error) {
    // node:crypto throws plain errors for keys and signatures that make no sense
    const what = error instanceof Error ? error.message.slice(0, 200) : '';
    desk.findings.push({ code: 'signature-unreadable', params: { field: found.field.name, what } });
    return { verdict: empty(found), partly: false };
  }
}

/** The worst of all signatures decides for the file. */
function overall(judged: readonly Judged[]): FileVerdict {
  if (judged.length === 0) return 'unsigned';
  if (judged.some(({ verdict }) => verdict.integrity === 'altered' || verdict.changesAfter === 'content'))
    return 'altered';
  if (judged.some(({ verdict }) => verdict.integrity === 'unverifiable')) return 'unverifiable';
  if (judged.some(({ partly }) => partly)) return 'partly-covered';
  return 'intact';
}

/**
 * Judges a signed PDF, ours or foreign: byte ranges, padding, digest, certificate binding, signature value, what later
 * revisions changed, and apart from all that whether a chosen root vouches for the signer. Never repairs, never throws
 * for a bad file, never says `intact` for one whose content was changed, partly covered or added to.
 */
export function verifyPdf(bytes: Uint8Array, options: VerifyOptions = {}): PdfVerdict {
  const findings: Finding[] = [];
  const answer = (verdict: FileVerdict, signatures: SignatureVerdict[]): PdfVerdict => ({
    verdict,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    size: bytes.length,
    signatures,
    findings,
  });
  const roots = readRoots(options.roots ?? []);
  const started = performance.now();
  try {
    const file = new PdfFile(bytes);
    const desk: Desk = { bytes, file, roots, at: options.at, started, findings };
    if (Buffer.from(bytes.subarray(0, 5)).toString('latin1') !== '%PDF-') throw new PdfError('no header');
    file.catalog();
    if (file.trailer.entries.has('Encrypt')) {
      findings.push({ code: 'encrypted', params: {} });
      return answer('unverifiable', []);
    }
    const found = findSignatures(file);
    if (found.length > MOST_SIGNATURES) throw new PdfError('too many signatures');
    const judged = found.map((signature) => safelyJudge(desk, signature, found));
    const last = found.at(-1);
    if (judged.length > 0 && last !== undefined && coveredEnd(last) !== bytes.length) {
      findings.push({
        code: 'added-after-last-signature',
        params: { bytes: bytes.length - coveredEnd(last) },
      });
    }
    return answer(
      overall(judged),
      judged.map(({ verdict }) => verdict),
    );
  } catch (error) {
    const what = error instanceof Error ? error.message.slice(0, 200) : '';
    findings.push({ code: 'malformed', params: { what } });
    return answer('malformed', []);
  }
}
