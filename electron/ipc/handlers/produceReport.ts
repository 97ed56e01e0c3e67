import { Refusal } from '../../../db/domain/refusal';
import { type ReportRecord, signatureField } from '../../../db/domain/report';
import type { ReportModel } from '../../../db/domain/reportModel';
import { templateFor } from '../../../db/letterhead';
import { beginReport, failReport, recordReport } from '../../../db/reports';
import type { DrawnReport } from '../../report/types';
import type { AnySigner } from '../../signing/signer';
import { carriedFiles } from './carriedFiles';
import type { Desk } from './desk';
import { caseFile, type FirstHand, reportFileName, signVolumes, withRoot } from './firstHand';
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
import { drawPages, type PreparedVolumes, prepareVolumes, volumesOf } from './volumes';

/** What the report would say now, marked as a draft; one volume of it where it has several. */
export async function previewReport(desk: Desk, order: ReportOrder, volume: number): Promise<ReportModel> {
  const ordered = openOrder(desk, order);
  const paper = ordered.read();
  return pick(volumesOf(draftModel(desk, ordered, paper, await readPictures(desk, paper)), ordered), volume);
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
    const made = signVolumes(desk, volumes.list, { ...hand, signer });
    const { facts, files } = await made.finally(volumes.end);
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

/** A report that was drawn, and all that its first hand needs beside the key. `volumes.end` is to be called in any case. */
export interface ReadyReport {
  readonly volumes: PreparedVolumes;
  readonly hand: Omit<FirstHand, 'signer'>;
}

/** Lets waiting questions of the window be answered: ten thousand wallets are seconds of work in one go. */
const breathe = () => new Promise<void>((resolve) => setImmediate(resolve));

/** Draws what the records say now, with the empty fields of all hands. @throws Refusal `report.drawing-failed`, `draft.secret` */
export async function prepare(desk: Desk, ordered: OrderedPaper, begun: ReportRecord): Promise<ReadyReport> {
  const { words, second, order } = ordered;
  const paper = ordered.read();
  await breathe();
  const { caseJson, caseJsonSha256, root } = await caseFile(begun.number, paper, [words, second]);
  const pictures = await readPictures(desk, paper);
  const plain = modelOf(desk, ordered, paper, { number: begun.number, draft: false, pictures });
  await breathe();
  const volumes = await prepareVolumes(desk, {
    kind: order.kind,
    model: withRoot(plain, root, words, second),
    carried: () => carriedFiles(caseJson, paper, words),
    caseJsonSha256,
    words,
    second,
  });
  return {
    volumes,
    hand: {
      field: signatureField(order.kind, firstRole(order.kind)),
      words,
      data: { caseJsonSha256, root },
      head: paper.source.head,
      when: paper.source.taken,
      fileName: reportFileName(begun),
    },
  };
}

/** A draft's volumes, each made when it is asked for, and how one is drawn. */
async function draftOf(desk: Desk, order: ReportOrder) {
  const ordered = openOrder(desk, order);
  const paper = ordered.read();
  const { words, second } = ordered;
  const volumes = volumesOf(draftModel(desk, ordered, paper, await readPictures(desk, paper)), ordered);
  const { caseJson, caseJsonSha256 } = await caseFile('', paper, [words, second]);
  const draw = async (volume: ReportModel) => {
    const carried = (volume.volume?.number ?? 1) === 1 ? await carriedFiles(caseJson, paper, words) : [];
    return drawPages(desk, volume, carried, caseJsonSha256);
  };
  return { volumes, draw };
}

/** One volume out of many; the last one where so many are not there any more. */
function pick(volumes: Iterable<ReportModel>, wanted: number): ReportModel {
  let found: ReportModel | undefined;
  for (const volume of volumes) {
    found = volume;
    if ((volume.volume?.number ?? 1) >= wanted) break;
  }
  if (found === undefined) throw new Error('a report has at least one volume');
  return found;
}

/**
 * The pages as they would be now, volume by volume, each marked as a draft. Nothing is signed, registered or kept; it leaves
 * the vault all the same. @throws Refusal `draft.secret`
 */
export async function* drawDraft(desk: Desk, order: ReportOrder): AsyncGenerator<DrawnReport> {
  const { volumes, draw } = await draftOf(desk, order);
  for (const volume of volumes) {
    requireNoSecret(volume);
    yield await draw(volume);
  }
}

/** One volume of the same, to be looked at. */
export async function previewPages(desk: Desk, order: ReportOrder, wanted: number) {
  const { volumes, draw } = await draftOf(desk, order);
  const volume = pick(volumes, wanted);
  const { pdf, pages } = await draw(volume);
  return { pdf, pages, volume: volume.volume?.number ?? 1, volumes: volume.volume?.of ?? 1 };
}
