import type { FileVerdict, PdfVerdict, SignatureVerdict } from '../../../db/domain/pdfVerdict';
import { type Der, readCertificate, readNames } from '../certificate';
import { PdfFile } from '../pdf/document';
import { PdfError } from '../pdf/objects';
import { digestOf, isUnanswered } from '../primitives';
import type { Changes } from './changeContext';
import { judgeChanges } from './changes';
import { algorithmName, cutPadding, judgeCms, type ParsedCms, parseCms, readTimestamp } from './cms';
import { readTold, type Told } from './crl';
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
import { readStore } from './store';
import { judgeTimestamp, type ProvenTime, signatureTimestamp } from './timestamp';
import { judgeTrust } from './trust';

export interface VerifyOptions {
  /** certificates that are trusted, as PEM (several in one string are read); none: trust is `unknown` */
  roots?: readonly string[];
  /** time at which certificates are judged; by default the proven or claimed time of each signature */
  at?: Date;
  /** lists of revoked certificates (PEM, DER) and OCSP answers (DER) beside those of the file. @throws Asn1Error for what is neither */
  crls?: readonly Uint8Array[];
}

type Finding = PdfVerdict['findings'][number];

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

interface Desk {
  bytes: Uint8Array;
  file: PdfFile;
  roots: Der[];
  /** certificates that the file keeps for later verification */
  helpers: Der[];
  crls: Told[];
  at: Date | undefined;
  /** what each proven time rests on: the end of the bytes it covers */
  stamps: { end: number; proven: ProvenTime }[];
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
    signed = new PdfFile(desk.bytes, end);
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

/**
 * The earliest time that an authority vouches for: the signature's own time stamp, or a document time stamp that covers
 * it. One whose authority no chosen root vouches for proves nothing, as soon as roots were chosen.
 */
function provenTime(
  desk: Desk,
  found: FoundSignature,
  cms: ParsedCms,
  note: (code: string) => void,
): ProvenTime | undefined {
  const { roots, crls } = desk;
  const others = [...cms.certificates, ...desk.helpers];
  const token = signatureTimestamp(cms);
  const candidates = desk.stamps.filter(({ end }) => end > coveredEnd(found)).map(({ proven }) => proven);
  if (token !== undefined) {
    const own = judgeTimestamp({ token, stamped: cms.signature, others, roots, crls });
    if ('code' in own) note(own.code);
    else candidates.push(own);
  }
  const believed = candidates.filter(({ trust }) => trust === 'trusted' || trust === 'unknown');
  if (believed.length < candidates.length) note('timestamp-not-trusted');
  return believed.sort((a, b) => a.time.getTime() - b.time.getTime())[0];
}

/** Who signed, at which time, and whether the chosen roots vouch for them. */
function judgeSigner(
  desk: Desk,
  found: FoundSignature,
  cms: ParsedCms,
  verdict: SignatureVerdict,
  note: (code: string, params?: Finding['params']) => void,
): void {
  if (cms.signer === undefined) return;
  const forTimestamp = found.subFilter === 'ETSI.RFC3161';
  const own = forTimestamp && cms.content !== undefined ? readTimestamp(cms.content).time : undefined;
  const proven = own === undefined ? provenTime(desk, found, cms, note) : undefined;
  const time = own ?? proven?.time;
  if (time !== undefined) verdict.provenAt = time.toISOString();
  if (own !== undefined) verdict.at = own.toISOString();
  verdict.provenBy = own === undefined ? (proven?.authority ?? '') : verdict.signer;
  const claimed = verdict.at === '' ? new Date() : new Date(verdict.at);
  const { trust, revocation } = judgeTrust({
    signer: cms.signer,
    others: [...cms.certificates, ...desk.helpers],
    roots: desk.roots,
    crls: desk.crls,
    at: desk.at ?? time ?? claimed,
    proven: desk.at !== undefined || time !== undefined,
    forTimestamp,
  });
  verdict.trust = trust;
  verdict.revocation = revocation.state;
  if (revocation.state === 'revoked') note('revoked', { since: revocation.since.toISOString() });
  if (own !== undefined)
    desk.stamps.push({
      end: coveredEnd(found),
      proven: { time: own, authority: verdict.signer, certificate: cms.signer, trust },
    });
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
  if (cms.signer !== undefined) {
    verdict.signer = readNames(readCertificate(cms.signer).subject).commonName || found.name;
    verdict.certificate = sha256Of(cms.signer);
  }
  verdict.integrity = judgeIntegrity(desk, found, cms, note);
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
    if (performance.now() - desk.started > MOST_MILLISECONDS) throw new PdfError('comparing takes too long');
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

/**
 * Judges a signed PDF, ours or foreign: byte ranges, padding, digest, certificate binding, signature value, what later
 * revisions changed, and apart from all that whether a chosen root vouches for the signer. Never repairs, never throws
 * for a bad file, never says `intact` for one whose content was changed, partly covered or added to.
 */
export function verifyPdf(bytes: Uint8Array, options: VerifyOptions = {}): PdfVerdict {
  const findings: Finding[] = [];
  const answer = (verdict: FileVerdict, signatures: SignatureVerdict[]): PdfVerdict => ({
    verdict,
    sha256: Buffer.from(digestOf('sha256', bytes)).toString('hex'),
    size: bytes.length,
    signatures,
    findings,
  });
  const roots = readRoots(options.roots ?? []);
  const crls = (options.crls ?? []).map(readTold);
  const started = performance.now();
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
      bytes,
      file,
      roots,
      helpers: store.certificates,
      crls: [...crls, ...store.crls],
      at: options.at,
      stamps: [],
      started,
      findings,
    };
    const found = findSignatures(file);
    if (found.length > MOST_SIGNATURES) throw new PdfError('too many signatures');
    // the newest first: a document time stamp proves when everything before it was there
    const judged = [...found]
      .reverse()
      .map((signature) => safelyJudge(desk, signature, found))
      .reverse();
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
    if (isUnanswered(error)) throw error;
    const what = error instanceof Error ? error.message.slice(0, 200) : '';
    findings.push({ code: 'malformed', params: { what } });
    return answer('malformed', []);
  }
}
