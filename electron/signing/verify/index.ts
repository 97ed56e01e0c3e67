import type { FileVerdict, PdfVerdict, SignatureVerdict } from '../../../db/domain/pdfVerdict';
import { type Der, readCertificate, readNames } from '../certificate';
import { PdfFile } from '../pdf/document';
import { isSpace } from '../pdf/lexer';
import { PdfError } from '../pdf/objects';
import { digestOf, isUnanswered } from '../primitives';
import { mostWork, within } from '../work';
import type { Changes } from './changeContext';
import { judgeChanges } from './changes';
import {
  algorithmName,
  cutPadding,
  judgeCms,
  namesItsCertificate,
  type ParsedCms,
  parseCms,
  readTimestamp,
} from './cms';
import { readTold } from './crl';
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
import { type Desk, type Finding, judgeSigner, type Known, type Note } from './signerVerdict';
import { readStore } from './store';

export interface VerifyOptions {
  /** certificates that are trusted, as PEM (several in one string are read); none: trust is `unknown` */
  roots?: readonly string[];
  /** the same for time-stamping authorities alone, beside `roots` */
  stampRoots?: readonly string[];
  /** time at which certificates are judged; by default the proven or claimed time of each signature */
  at?: Date;
  /** lists of revoked certificates (PEM, DER) and OCSP answers (DER) beside those of the file. @throws Asn1Error for what is neither */
  crls?: readonly Uint8Array[];
  /** what the clock says; by default that of the machine */
  now?: Date;
}

const SUPPORTED = new Set(['ETSI.CAdES.detached', 'adbe.pkcs7.detached', 'ETSI.RFC3161']);

/** Certificates of PEM texts. @throws Asn1Error for a block that is no certificate */
export function readRoots(pems: readonly string[]): Der[] {
  const blocks = pems.flatMap((pem) => [
    ...pem.matchAll(/-----BEGIN CERTIFICATE-----([^-]+)-----END CERTIFICATE-----/g),
  ]);
  return blocks.map(([, base64 = '']) => {
    const raw = Uint8Array.from(Buffer.from(base64.replace(/\s+/g, ''), 'base64'));
    readCertificate({ raw });
    return { raw };
  });
}

/** Each costs a comparison of two revisions; honest files have a handful. */
const MOST_SIGNATURES = 40;

interface Judged {
  verdict: SignatureVerdict;
  partly: boolean;
}

function empty(found: FoundSignature): SignatureVerdict {
  return {
    kind: found.subFilter === 'ETSI.RFC3161' ? 'timestamp' : 'signature',
    signer: found.name,
    certificate: '',
    algorithm: '',
    at: isoFromPdfDate(found.claimed),
    provenAt: '',
    provenBy: '',
    integrity: 'unverifiable',
    coverage: 'part',
    trust: 'unknown',
    revocation: 'unknown',
    changesAfter: 'none',
  };
}

/** The CMS with its content check: over the ranges, or for a document timestamp over its own imprint of them. */
function judgeIntegrity(
  desk: Desk,
  found: FoundSignature,
  cms: ParsedCms,
  note: Note,
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
  const judged = judgeCms(cms, inner === undefined ? hash : (digest) => digestOf(digest, inner), () =>
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
    signed = new PdfFile(desk.bytes, end, desk.file);
    signed.catalog();
  } catch (error) {
    if (isUnanswered(error) || !(error instanceof PdfError)) throw error;
    return { changes: { level: 'none', reasons: [] }, partly: true };
  }
  // the signed revision must be a part of the history that readers follow
  const { sections, hybrid } = desk.file.xref;
  const addedHybrid = hybrid.some((offset) => !signed.xref.sections.includes(offset));
  if (!sections.includes(signed.xref.startxref) || addedHybrid) {
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
  const within = all.filter((other) => coveredEnd(other) <= end);
  const changes = judgeChanges({
    signed,
    now: desk.file,
    permission: permissionOf(signed, within, all),
    locked: locksOf(signed, within),
  });
  return { changes, partly: false };
}

function judgeOne(desk: Desk, found: FoundSignature, all: FoundSignature[]): Judged {
  const verdict = empty(found);
  const label = found.field.name;
  const note: Note = (code, params = {}) => {
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
  if (cms.signer !== undefined) {
    verdict.signer = readNames(readCertificate(cms.signer).subject).commonName || found.name;
    verdict.certificate = sha256Of(cms.signer);
  }
  verdict.integrity = judgeIntegrity(desk, found, cms, note);
  if (found.subFilter.startsWith('ETSI') && !namesItsCertificate(cms)) note('binding-missing');
  if (verdict.integrity === 'intact') judgeSigner(desk, found, cms, verdict, note);
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
    return judgeOne(desk, found, all);
  } catch (error) {
    if (isUnanswered(error)) throw error;
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

/** Bytes after the last signature that change nothing and still are no white space: nobody signed them. */
function leavesOut(desk: Desk, last: FoundSignature | undefined, judged: readonly Judged[]): boolean {
  if (last === undefined || coveredEnd(last) >= desk.bytes.length) return false;
  desk.findings.push({
    code: 'added-after-last-signature',
    params: { bytes: desk.bytes.length - coveredEnd(last) },
  });
  const rest = desk.bytes.subarray(coveredEnd(last));
  return judged.at(-1)?.verdict.changesAfter === 'none' && !rest.every(isSpace);
}

/**
 * Judges a signed PDF, ours or foreign: byte ranges, padding, digest, certificate binding, signature value, what later
 * revisions changed, and apart from all that whether a chosen root vouches for the signer. Never repairs, never throws
 * for a bad file, never says `intact` for one whose content was changed, partly covered or added to.
 * @throws Asn1Error for roots, lists and answers in `options` that are none
 */
export function verifyPdf(bytes: Uint8Array, options: VerifyOptions = {}): PdfVerdict {
  const roots = readRoots(options.roots ?? []);
  const stampRoots = [...roots, ...readRoots(options.stampRoots ?? [])];
  const crls = (options.crls ?? []).map(readTold);
  const { value, overspent } = within(mostWork(bytes.length), () =>
    judgeFile(bytes, { roots, stampRoots, crls, at: options.at, now: options.now ?? new Date() }),
  );
  if (!overspent) return value;
  const findings = [...value.findings, { code: 'too-much-work', params: {} }];
  return { ...value, verdict: 'unverifiable', findings };
}

function judgeFile(bytes: Uint8Array, known: Known): PdfVerdict {
  const findings: Finding[] = [];
  const sha256 = Buffer.from(digestOf('sha256', bytes)).toString('hex');
  const answer = (verdict: FileVerdict, signatures: SignatureVerdict[]): PdfVerdict => ({
    verdict,
    sha256,
    size: bytes.length,
    signatures,
    findings,
  });
  try {
    const file = new PdfFile(bytes);
    if (Buffer.from(bytes.subarray(0, 5)).toString('latin1') !== '%PDF-') throw new PdfError('no header');
    file.catalog();
    if (file.trailer.entries.has('Encrypt')) {
      findings.push({ code: 'encrypted', params: {} });
      return answer('unverifiable', []);
    }
    const store = readStore(file);
    const desk: Desk = {
      ...known,
      bytes,
      file,
      helpers: store.certificates,
      crls: [...known.crls, ...store.crls],
      stamps: [],
      findings,
    };
    const found = findSignatures(file);
    if (found.length > MOST_SIGNATURES) throw new PdfError('too many signatures');
    // the newest first: a document time stamp proves when everything before it was there
    const judged = [...found]
      .reverse()
      .map((signature) => safelyJudge(desk, signature, found))
      .reverse();
    const more = leavesOut(desk, found.at(-1), judged);
    const verdict = overall(judged);
    return answer(
      verdict === 'intact' && more ? 'partly-covered' : verdict,
      judged.map((one) => one.verdict),
    );
  } catch (error) {
    if (isUnanswered(error)) throw error;
    const what = error instanceof Error ? error.message.slice(0, 200) : '';
    findings.push({ code: 'malformed', params: { what } });
    return answer('malformed', []);
  }
}
