import { createHash, randomBytes } from 'node:crypto';
import { commit } from '../../../db/domain/commitments';
import { canonicalJson } from '../../../db/domain/ledger';
import type { Paper, PaperSource, PaperTable, ReportWords } from '../../../db/domain/paper';
import { Refusal } from '../../../db/domain/refusal';
import { type ReportRecord, signatureField } from '../../../db/domain/report';
import type { ReportModel } from '../../../db/domain/reportModel';
import { isoWithOffset } from '../../../db/domain/time';
import { beginReport, failReport, type NewVolume, recordReport } from '../../../db/reports';
import { csvFile } from '../../report/csv';
import type { DrawAttachment, DrawnReport } from '../../report/types';
import { fieldSize } from '../../signing/fields';
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
import { drawPages, type PreparedVolume, prepareVolumes, volumeFileName, volumesOf } from './volumes';

/** What the report would say now, marked as a draft; one volume of it where it has several. */
export function previewReport(desk: Desk, order: ReportOrder, volume: number): ReportModel {
  const ordered = openOrder(desk, order);
  const volumes = volumesOf(draftModel(desk, ordered, ordered.read()), ordered);
  const asked = volumes[volume - 1] ?? volumes[0];
  if (asked === undefined) throw new Error('a report has at least one volume');
  return asked;
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
    const { facts, files } = await makeSigned(desk, ordered, begun, signer);
    return desk.write('report.record', (tx) =>
      recordReport(tx, begun.id, facts, firstRole(order.kind), files),
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

/** What is recorded of a report that was drawn and signed. */
interface Made {
  readonly facts: Omit<Parameters<typeof recordReport>[2], 'sha256' | 'size' | 'fileName'>;
  readonly files: NewVolume[];
}

async function makeSigned(
  desk: Desk,
  ordered: OrderedPaper,
  begun: ReportRecord,
  signer: Signer,
): Promise<Made> {
  const { words, second, order } = ordered;
  const paper = ordered.read();
  const model = modelOf(desk, ordered, paper, begun.number, false);
  requireNoSecret(model);
  const data = caseFile(begun.number, paper);
  const prepared = await prepareVolumes(desk, {
    kind: order.kind,
    model,
    attachments: attachmentsOf(data.caseJson, paper.tables, words),
    caseJsonSha256: data.caseJsonSha256,
    words,
    second,
  });
  return signVolumes(desk, prepared, {
    signer,
    field: signatureField(order.kind, firstRole(order.kind)),
    words,
    data,
    source: paper.source,
    fileName: fileNameOf(begun.number, order),
  });
}

const fileNameOf = (number: string, { language, second }: ReportOrder): string =>
  `${[number.replaceAll('/', '-'), language, second].filter(Boolean).join('-')}.pdf`;

interface FirstHand {
  readonly signer: Signer;
  readonly field: string;
  readonly words: ReportWords;
  readonly data: CaseFile;
  readonly source: PaperSource;
  readonly fileName: string;
}

/** Signs one volume after the other, each read back and verified before the next; none is recorded unless all are intact. */
async function signVolumes(desk: Desk, prepared: readonly PreparedVolume[], hand: FirstHand): Promise<Made> {
  const { signer, field, words, data, source } = hand;
  const when = source.taken;
  const size = fieldSize(prepared[0]?.pdf ?? Buffer.of(), field);
  const appearance = await drawStamp(desk, signer, when, words, size);
  const certificate = createHash('sha256').update(signer.chain[0].raw).digest('hex');
  const files = prepared.map((volume, index): NewVolume => {
    const pdf = signPdf({ pdf: volume.pdf, field, signer, appearance, claimedTime: isoWithOffset(when) });
    const { verdict, signatures } = verifyPdf(pdf);
    const [signature] = signatures;
    if (verdict !== 'intact' || signature?.coverage !== 'whole-file' || signature.certificate !== certificate)
      throw new Refusal('report.does-not-verify', { verdict });
    const { pages, rows, drawnSha256, drawnSize } = volume;
    const fileName = volumeFileName(hand.fileName, index + 1);
    const sha256 = desk.session.files.put(pdf);
    return { fileName, sha256, size: pdf.length, pages, rows, drawnSha256, drawnSize };
  });
  const facts = {
    pages: files.reduce((sum, { pages }) => sum + pages, 0),
    standard: prepared[0]?.standard ?? '',
    caseJsonSha256: data.caseJsonSha256,
    commitmentRoot: data.root,
    headSeq: source.head.seq,
    headHash: source.head.hash,
    signer: signer.subject.commonName,
    signerCertificate: certificate,
    signatures: 1,
    signedAt: when.at,
  };
  return { files, facts };
}

interface CaseFile {
  readonly caseJson: Buffer;
  readonly caseJsonSha256: string;
  readonly root: string;
}

/**
 * All that the report was read from, with a commitment to each field that a copy may hide: canonical (RFC 8785), so that
 * the same records and salts give the same hash.
 */
function caseFile(report: string, { kind, source }: Paper): CaseFile {
  const format = kind === 'case' ? { format: 'dalel-case' } : { format: 'dalel-report', kind };
  const { document, root } = commit({ ...format, version: 1, report, ...source }, () => randomBytes(16));
  const caseJson = Buffer.from(canonicalJson(document), 'utf8');
  return { caseJson, caseJsonSha256: createHash('sha256').update(caseJson).digest('hex'), root };
}

/** The pages as they would be now, volume by volume, each marked as a draft. Nothing is signed, registered or kept. */
export async function drawDraft(desk: Desk, order: ReportOrder): Promise<DrawnReport[]> {
  const ordered = openOrder(desk, order);
  const paper = ordered.read();
  const model = draftModel(desk, ordered, paper);
  const { caseJson, caseJsonSha256 } = caseFile('', paper);
  const attachments = attachmentsOf(caseJson, paper.tables, ordered.words);
  const drawn: DrawnReport[] = [];
  for (const volume of volumesOf(model, ordered)) {
    const first = (volume.volume?.number ?? 1) === 1;
    drawn.push(await drawPages(desk, volume, first ? attachments : [], caseJsonSha256));
  }
  return drawn;
}

function attachmentsOf(
  caseJson: Uint8Array,
  tables: readonly PaperTable[],
  words: ReportWords,
): DrawAttachment[] {
  return [
    {
      name: 'case.json',
      mime: 'application/json',
      relationship: 'data',
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
}
