import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { canonicalJson } from '../../../db/domain/ledger';
import type { Paper, PaperTable, ReportWords } from '../../../db/domain/paper';
import { Refusal } from '../../../db/domain/refusal';
import { type ReportKind, type ReportRecord, reportKinds, signatureField } from '../../../db/domain/report';
import type { ReportModel } from '../../../db/domain/reportModel';
import { isoWithOffset, type Moment } from '../../../db/domain/time';
import { beginReport, failReport, recordReport } from '../../../db/reports';
import { csvFile } from '../../report/csv';
import type { DrawnReport } from '../../report/types';
import { addSignatureFields } from '../../signing/fields';
import { openPkcs12 } from '../../signing/pkcs12';
import { signPdf } from '../../signing/sign';
import type { Signer } from '../../signing/signer';
import { verifyPdf } from '../../signing/verify';
import type { Desk } from './desk';
import { drawStamp } from './drawStamp';
import { requireNoSecret } from './guardReport';
import {
  draftModel,
  firstRole,
  modelOf,
  type OrderedPaper,
  openOrder,
  type ReportOrder,
} from './orderedPaper';

/** What the report would say now, marked as a draft. */
export function previewReport(desk: Desk, order: ReportOrder): ReportModel {
  const ordered = openOrder(desk, order);
  return draftModel(desk, ordered, ordered.read());
}

export interface SignOrder extends ReportOrder {
  readonly pkcs12: Uint8Array;
  readonly passphrase: string;
}

/**
 * Draws, signs, reads back, verifies and records a report. The certificate is opened before anything is begun, so
 * that a wrong passphrase leaves no trace; from `beginReport` on, a crash leaves the pending row in sight.
 * @throws Refusal those of `openPkcs12`; `report.drawing-failed`, `report.does-not-verify`
 */
export async function signReport(desk: Desk, order: SignOrder): Promise<ReportRecord> {
  const started = desk.around.sources.clock();
  const signer = openPkcs12(order.pkcs12, order.passphrase, new Date(started.at));
  const ordered = openOrder(desk, order);
  const begun = desk.write('report.begin', (tx) => beginReport(tx, registered(ordered)));
  try {
    desk.checkpoint('report');
    const made = await makeSigned(desk, ordered, begun, signer);
    const sha256 = desk.session.files.put(made.pdf);
    return desk.write('report.record', (tx) =>
      recordReport(tx, begun.id, { ...made.facts, sha256, size: made.pdf.length }, firstRole(order.kind)),
    );
  } catch (thrown) {
    const failure = thrown instanceof Refusal ? thrown.code : 'bug';
    desk.write('report.fail', (tx) => failReport(tx, begun.id, failure));
    throw thrown;
  }
}

/** What the register says of a report before it is drawn. */
function registered({ order, subject }: OrderedPaper) {
  const { kind, language, period } = order;
  const stretch = period && (period.from !== '' || period.to !== '') ? `${period.from} – ${period.to}` : '';
  const itself = subject.id === subject.caseId;
  return {
    caseId: subject.caseId,
    kind,
    language,
    secondLanguage: order.second ?? ('' as const),
    subjectId: itself || subject.about === 'vault' ? '' : subject.id,
    subjectTitle: itself ? '' : [subject.number, subject.title, stretch].filter(Boolean).join(' · '),
  };
}

async function makeSigned(desk: Desk, ordered: OrderedPaper, begun: ReportRecord, signer: Signer) {
  const { words, order } = ordered;
  const paper = ordered.read();
  const { head, taken: when } = paper.source;
  const model = modelOf(desk, ordered, paper, begun.number, false);
  requireNoSecret(model);
  const { caseJson, caseJsonSha256 } = caseFile(begun.number, paper);
  const drawn = await drawPages(desk, model, caseJson, caseJsonSha256, paper.tables, words);
  const pdf = await signPages(desk, order.kind, drawn, signer, when, words);
  const verdict = verifyPdf(pdf);
  const [signature] = verdict.signatures;
  if (verdict.verdict !== 'intact' || signature?.coverage !== 'whole-file')
    throw new Refusal('report.does-not-verify', { verdict: verdict.verdict });
  const facts = {
    fileName: `${[begun.number.replaceAll('/', '-'), order.language, order.second].filter(Boolean).join('-')}.pdf`,
    pages: drawn.pages,
    standard: drawn.standard,
    caseJsonSha256,
    headSeq: head.seq,
    headHash: head.hash,
    signer: signer.subject.commonName,
    signerCertificate: signature.certificate,
    signatures: verdict.signatures.length,
    signedAt: when.at,
  };
  return { pdf, facts };
}

/** All that the report was read from: canonical (RFC 8785), so that the same records give the same hash. */
function caseFile(report: string, { kind, source }: Paper): { caseJson: Buffer; caseJsonSha256: string } {
  const format = kind === 'case' ? { format: 'dalel-case' } : { format: 'dalel-report', kind };
  const caseJson = Buffer.from(canonicalJson({ ...format, version: 1, report, ...source }), 'utf8');
  return { caseJson, caseJsonSha256: createHash('sha256').update(caseJson).digest('hex') };
}

/** The pages as they would be now, each marked as a draft. Nothing is signed, registered or kept. */
export async function drawDraft(desk: Desk, order: ReportOrder): Promise<DrawnReport> {
  const ordered = openOrder(desk, order);
  const paper = ordered.read();
  const model = draftModel(desk, ordered, paper);
  const { caseJson, caseJsonSha256 } = caseFile('', paper);
  return drawPages(desk, model, caseJson, caseJsonSha256, paper.tables, ordered.words);
}

async function drawPages(
  desk: Desk,
  model: ReportModel,
  caseJson: Uint8Array,
  caseJsonSha256: string,
  tables: readonly PaperTable[],
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
    ...tables.map((table) => ({
      name: table.name,
      mime: 'text/csv',
      relationship: 'alternative' as const,
      description: words.paper(table.description),
      bytes: csvFile(table),
    })),
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
  kind: ReportKind,
  drawn: DrawnReport,
  signer: Signer,
  when: Moment,
  words: ReportWords,
): Promise<Buffer> {
  const roles = reportKinds[kind].signatures;
  const places = roles.flatMap((role, index) => {
    const box = drawn.signatureBoxes[index];
    return box
      ? [{ field: signatureField(kind, role), label: words.term(`signatureRole.${role}`), box }]
      : [];
  });
  const [first] = places;
  if (!first || places.length !== roles.length)
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
