import { Refusal } from '../../../db/domain/refusal';
import { type ReportRecord, signatureField } from '../../../db/domain/report';
import type { ReportModel } from '../../../db/domain/reportModel';
import { templateFor } from '../../../db/letterhead';
import { beginReport, failReport, recordReport } from '../../../db/reports';
import type { DrawnReport } from '../../report/types';
import type { AnySigner } from '../../signing/signer';
import type { Desk } from './desk';
import { attachmentsOf, caseFile, type FirstHand, reportFileName, signVolumes, withRoot } from './firstHand';
import { requireNoSecret } from './guardReport';
import { type SigningKey, withHand } from './hand';
import {
  draftModel,
  firstRole,
  modelOf,
  type OrderedPaper,
  openOrder,
  type ReportOrder,
  wordsVersion,
} from './orderedPaper';
import { readPictures } from './paperPictures';
import { drawPages, type PreparedVolume, prepareVolumes, volumesOf } from './volumes';

/** What the report would say now, marked as a draft; one volume of it where it has several. */
export async function previewReport(desk: Desk, order: ReportOrder, volume: number): Promise<ReportModel> {
  const ordered = openOrder(desk, order);
  const paper = ordered.read();
  const volumes = volumesOf(draftModel(desk, ordered, paper, await readPictures(desk, paper)), ordered);
  const asked = volumes[volume - 1] ?? volumes[0];
  if (asked === undefined) throw new Error('a report has at least one volume');
  return asked;
}

/**
 * Draws, signs, reads back, verifies and records a report. The certificate is opened before anything is begun, so
 * that a wrong passphrase leaves no trace; from `beginReport` on, a crash leaves the pending row in sight.
 * @throws Refusal those of `withHand`; `report.drawing-failed`, `report.does-not-verify`
 */
export function signReport(desk: Desk, order: ReportOrder, key: SigningKey): Promise<ReportRecord> {
  return withHand(desk, key, (signer) => signBy(desk, order, signer));
}

function signBy(desk: Desk, order: ReportOrder, signer: AnySigner): Promise<ReportRecord> {
  return produce(desk, order, async (ordered, begun) => {
    const { volumes, hand } = await prepare(desk, ordered, begun);
    const { facts, files } = await signVolumes(desk, volumes, { ...hand, signer });
    return desk.write('report.record', (tx) =>
      recordReport(tx, begun.id, facts, firstRole(order.kind), files),
    );
  });
}

/** Begins a report and makes it; what came to nothing says so in the register. */
export async function produce(
  desk: Desk,
  order: ReportOrder,
  make: (ordered: OrderedPaper, begun: ReportRecord) => Promise<ReportRecord>,
): Promise<ReportRecord> {
  const ordered = openOrder(desk, order);
  const template = templateFor(desk.session.vault.read, order.kind)?.sha256 ?? '';
  const begun = desk.write('report.begin', (tx) => beginReport(tx, { ...registered(ordered), template }));
  try {
    desk.checkpoint('report');
    return await make(ordered, begun);
  } catch (thrown) {
    const failure = thrown instanceof Refusal ? thrown.code : 'bug';
    desk.write('report.fail', (tx) => failReport(tx, begun.id, failure));
    throw thrown;
  }
}

/** What the register says of a report before it is drawn. */
function registered({ order, subject, words, second }: OrderedPaper) {
  const { kind, language, period } = order;
  const stretch = period && (period.from !== '' || period.to !== '') ? `${period.from} – ${period.to}` : '';
  const itself = subject.id === subject.caseId;
  return {
    caseId: subject.caseId,
    kind,
    language,
    secondLanguage: order.second ?? ('' as const),
    wordsVersion: wordsVersion(words, second),
    subjectId: itself || subject.about === 'vault' ? '' : subject.id,
    subjectTitle: itself ? '' : [subject.number, subject.title, stretch].filter(Boolean).join(' · '),
  };
}

/** A report that was drawn, and all that its first hand needs beside the key. */
export interface ReadyReport {
  readonly volumes: PreparedVolume[];
  readonly hand: Omit<FirstHand, 'signer'>;
}

/** Lets waiting questions of the window be answered: ten thousand wallets are seconds of work in one go. */
const breathe = () => new Promise<void>((resolve) => setImmediate(resolve));

/** Draws what the records say now, with the empty fields of all hands. @throws Refusal `report.drawing-failed` */
export async function prepare(desk: Desk, ordered: OrderedPaper, begun: ReportRecord): Promise<ReadyReport> {
  const { words, second, order } = ordered;
  const paper = ordered.read();
  await breathe();
  const data = caseFile(begun.number, paper, [words, second]);
  await breathe();
  const pictures = await readPictures(desk, paper);
  const plain = modelOf(desk, ordered, paper, { number: begun.number, draft: false, pictures });
  const model = withRoot(plain, data.root, words, second);
  requireNoSecret(model);
  await breathe();
  const volumes = await prepareVolumes(desk, {
    kind: order.kind,
    model,
    attachments: attachmentsOf(data.caseJson, paper, words),
    caseJsonSha256: data.caseJsonSha256,
    words,
    second,
  });
  return {
    volumes,
    hand: {
      field: signatureField(order.kind, firstRole(order.kind)),
      words,
      data,
      source: paper.source,
      when: paper.source.taken,
      fileName: reportFileName(begun),
    },
  };
}

/** A draft's volumes, and what the first of them carries. */
async function draftOf(desk: Desk, order: ReportOrder) {
  const ordered = openOrder(desk, order);
  const paper = ordered.read();
  const volumes = volumesOf(draftModel(desk, ordered, paper, await readPictures(desk, paper)), ordered);
  const { caseJson, caseJsonSha256 } = caseFile('', paper, [ordered.words, ordered.second]);
  const attachments = attachmentsOf(caseJson, paper, ordered.words);
  const draw = (volume: ReportModel) =>
    drawPages(desk, volume, (volume.volume?.number ?? 1) === 1 ? attachments : [], caseJsonSha256);
  return { volumes, draw };
}

/**
 * The pages as they would be now, volume by volume, each marked as a draft. Nothing is signed, registered or kept; it leaves
 * the vault all the same. @throws Refusal `draft.secret`
 */
export async function drawDraft(desk: Desk, order: ReportOrder): Promise<DrawnReport[]> {
  const { volumes, draw } = await draftOf(desk, order);
  requireNoSecret(volumes);
  const drawn: DrawnReport[] = [];
  for (const volume of volumes) drawn.push(await draw(volume));
  return drawn;
}

/** One volume of the same, to be looked at; the last one where so many are not there any more. */
export async function previewPages(desk: Desk, order: ReportOrder, volume: number) {
  const { volumes, draw } = await draftOf(desk, order);
  const number = Math.min(volume, volumes.length);
  const asked = volumes[number - 1];
  if (asked === undefined) throw new Error('a report has at least one volume');
  const { pdf, pages } = await draw(asked);
  return { pdf, pages, volume: number, volumes: volumes.length };
}
