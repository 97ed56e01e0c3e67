import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { canonicalJson } from '../../../db/domain/ledger';
import { buildReport, makeWords, type ReportWords } from '../../../db/domain/paper';
import { Refusal } from '../../../db/domain/refusal';
import {
  type ReportLanguage,
  type ReportRecord,
  signatureField,
  signatureRoles,
} from '../../../db/domain/report';
import type { ReportModel } from '../../../db/domain/reportModel';
import type { CaseSnapshot } from '../../../db/domain/snapshot';
import { isoWithOffset, type Moment } from '../../../db/domain/time';
import { beginReport, failReport, recordReport } from '../../../db/reports';
import { readCaseSnapshot } from '../../../db/snapshot';
import { inventoryCsv } from '../../report/inventory';
import type { DrawnReport } from '../../report/types';
import { addSignatureFields } from '../../signing/fields';
import { openPkcs12 } from '../../signing/pkcs12';
import { signPdf } from '../../signing/sign';
import type { Signer } from '../../signing/signer';
import { verifyPdf } from '../../signing/verify';
import type { Desk } from './desk';
import { drawStamp } from './drawStamp';
import { requireNoSecret } from './guardReport';

/** The words of the printed report, from `assets/locales/<language>`. */
export function readWords(assetsDir: string, language: ReportLanguage): ReportWords {
  const read = (name: string): unknown =>
    JSON.parse(readFileSync(join(assetsDir, 'locales', language, `${name}.json`), 'utf8'));
  return makeWords(language, { paper: read('paper'), terms: read('terms') });
}

/** What the report would say now, marked as a draft. */
export function previewReport(desk: Desk, caseId: string, language: ReportLanguage): ReportModel {
  const snapshot = readCaseSnapshot(desk.session.vault, caseId);
  const officer = desk.session.officer ?? { name: '', rank: '', unit: '' };
  const words = readWords(desk.around.assetsDir, language);
  return buildReport(snapshot, words, {
    number: snapshot.case.number,
    when: snapshot.taken,
    officer,
    draft: true,
  });
}

export interface SignOrder {
  readonly caseId: string;
  readonly language: ReportLanguage;
  readonly pkcs12: Uint8Array;
  readonly passphrase: string;
}

/**
 * Draws, signs, reads back, verifies and records a case report. The certificate is opened before anything is begun, so
 * that a wrong passphrase leaves no trace; from `beginReport` on, a crash leaves the pending row in sight.
 * @throws Refusal those of `openPkcs12`; `report.drawing-failed`, `report.does-not-verify`
 */
export async function signReport(desk: Desk, order: SignOrder): Promise<ReportRecord> {
  const started = desk.around.sources.clock();
  const signer = openPkcs12(order.pkcs12, order.passphrase, new Date(started.at));
  const begun = desk.write('report.begin', (tx) =>
    beginReport(tx, { caseId: order.caseId, kind: 'case', language: order.language }),
  );
  try {
    desk.checkpoint('report');
    const snapshot = readCaseSnapshot(desk.session.vault, order.caseId);
    const made = await makeSigned(desk, order.language, begun, snapshot, signer);
    const sha256 = desk.session.files.put(made.pdf);
    return desk.write('report.record', (tx) =>
      recordReport(tx, begun.id, { ...made.facts, sha256, size: made.pdf.length }, 'investigator'),
    );
  } catch (thrown) {
    const failure = thrown instanceof Refusal ? thrown.code : 'bug';
    desk.write('report.fail', (tx) => failReport(tx, begun.id, failure));
    throw thrown;
  }
}

async function makeSigned(
  desk: Desk,
  language: ReportLanguage,
  begun: ReportRecord,
  snapshot: CaseSnapshot,
  signer: Signer,
) {
  const words = readWords(desk.around.assetsDir, language);
  const { officer } = desk.session;
  const when = snapshot.taken;
  const model = buildReport(snapshot, words, {
    number: begun.number,
    when,
    officer: officer ?? { name: '', rank: '', unit: '' },
    draft: false,
  });
  requireNoSecret(model);
  const { caseJson, caseJsonSha256 } = caseFile(begun.number, snapshot);
  const drawn = await drawPages(desk, model, caseJson, caseJsonSha256, inventoryCsv(snapshot), words);
  const pdf = await signPages(desk, drawn, signer, when, words);
  const verdict = verifyPdf(pdf);
  const [signature] = verdict.signatures;
  if (verdict.verdict !== 'intact' || signature?.coverage !== 'whole-file')
    throw new Refusal('report.does-not-verify', { verdict: verdict.verdict });
  const facts = {
    fileName: `${begun.number.replaceAll('/', '-')}-${language}.pdf`,
    pages: drawn.pages,
    standard: drawn.standard,
    caseJsonSha256,
    headSeq: snapshot.head.seq,
    headHash: snapshot.head.hash,
    signer: signer.subject.commonName,
    signerCertificate: signature.certificate,
    signatures: verdict.signatures.length,
    signedAt: when.at,
  };
  return { pdf, facts };
}

/** The machine-readable case: canonical (RFC 8785), so that the same records give the same hash. */
function caseFile(report: string, snapshot: CaseSnapshot): { caseJson: Buffer; caseJsonSha256: string } {
  const caseJson = Buffer.from(
    canonicalJson({ format: 'dalel-case', version: 1, report, ...snapshot }),
    'utf8',
  );
  return { caseJson, caseJsonSha256: createHash('sha256').update(caseJson).digest('hex') };
}

/** The pages as they would be now, each marked as a draft. Nothing is signed, registered or kept. */
export async function drawDraft(desk: Desk, caseId: string, language: ReportLanguage): Promise<DrawnReport> {
  const snapshot = readCaseSnapshot(desk.session.vault, caseId);
  const words = readWords(desk.around.assetsDir, language);
  const model = previewReport(desk, caseId, language);
  const { caseJson, caseJsonSha256 } = caseFile('', snapshot);
  return drawPages(desk, model, caseJson, caseJsonSha256, inventoryCsv(snapshot), words);
}

async function drawPages(
  desk: Desk,
  model: ReportModel,
  caseJson: Uint8Array,
  caseJsonSha256: string,
  csv: Uint8Array,
  words: ReportWords,
): Promise<DrawnReport> {
  const attachments = [
    {
      name: 'case.json',
      mime: 'application/json',
      relationship: 'data' as const,
      description: words.paper('attachment.case'),
      bytes: caseJson,
    },
    {
      name: 'inventory.csv',
      mime: 'text/csv',
      relationship: 'alternative' as const,
      description: words.paper('attachment.inventory'),
      bytes: csv,
    },
  ];
  const assetsDir = join(desk.around.assetsDir, 'report');
  const answer = await desk.around.draw({
    draw: 'report',
    job: { model, attachments, caseJsonSha256, assetsDir },
  });
  if (answer.ok && answer.draw === 'report') return answer;
  throw new Refusal('report.drawing-failed', { why: answer.ok ? '' : answer.message.slice(0, 300) });
}

/** All fields at once, before anyone signs, so that a later signature only fills what the first one saw. */
async function signPages(
  desk: Desk,
  drawn: DrawnReport,
  signer: Signer,
  when: Moment,
  words: ReportWords,
): Promise<Buffer> {
  const places = signatureRoles.case.flatMap((role, index) => {
    const box = drawn.signatureBoxes[index];
    return box
      ? [{ field: signatureField('case', role), label: words.term(`signatureRole.${role}`), box }]
      : [];
  });
  const [first] = places;
  if (!first || places.length !== signatureRoles.case.length)
    throw new Refusal('report.drawing-failed', { why: 'no place for the signature' });
  const appearance = await drawStamp(desk, signer, when, words, first.box);
  return signPdf({
    pdf: addSignatureFields(drawn.pdf, places),
    field: first.field,
    signer,
    appearance,
    claimedTime: isoWithOffset(when),
  });
}
