import { createHash } from 'node:crypto';
import { availableParallelism, totalmem } from 'node:os';
import { join, parse } from 'node:path';
import { canonicalJson } from '../../../db/domain/ledger';
import type { PaperModel, ReportWords } from '../../../db/domain/paper';
import { countRows, splitVolumes, volumeWords } from '../../../db/domain/paper/volumes';
import { Refusal } from '../../../db/domain/refusal';
import { type ReportKind, reportKinds, signatureField } from '../../../db/domain/report';
import type { ReportModel } from '../../../db/domain/reportModel';
import type { VolumesFile } from '../../../db/domain/volumeSet';
import type { DrawnReport } from '../../report/types';
import { addSignatureFields, type FieldPlace, sizeOfPlace } from '../../signing/fields';
import { volumesName } from '../../signing/verify/volumes';
import type { HeldBytes } from '../../vault/files';
import { type CarriedFile, putIn, shareOut } from './carriedFiles';
import type { Desk } from './desk';
import { requireNoSecret } from './guardReport';

/** A drawing process of a full volume takes about this much. */
const volumeMemory = 1.5 * 1024 ** 3;
const mostAtOnce = 4;

export interface VolumeOrder {
  readonly kind: ReportKind;
  readonly model: PaperModel;
  /** What the first volume carries, made when it is drawn. */
  carried(): Promise<readonly CarriedFile[]>;
  readonly caseJsonSha256: string;
  readonly words: ReportWords;
  readonly second: ReportWords | undefined;
}

/** One volume with its empty signature fields, ready for the first hand. */
export interface PreparedVolume {
  /** Made anew whenever it is asked for: nobody holds all of them. */
  readonly pdf: Buffer;
  /** points that a signature takes on paper, by its field */
  sizeOf(field: string): { width: number; height: number };
  readonly pages: number;
  readonly rows: number;
  readonly standard: string;
  /** of the pages as they were drawn: the first `drawnSize` bytes of whatever is made of the file later */
  readonly drawnSha256: string;
  readonly drawnSize: number;
}

/** All volumes of a report. They are put aside until `end`, which whoever asked for them calls in any case. */
export interface PreparedVolumes {
  readonly list: readonly PreparedVolume[];
  end(): void;
}

interface Drawn extends Omit<DrawnReport, 'pdf'> {
  readonly held: HeldBytes;
  readonly sha256: string;
  readonly size: number;
  readonly rows: number;
}

/** At most so many drawing processes at a time that the machine is not filled. */
function atOnce(): number {
  return Math.max(1, Math.min(mostAtOnce, availableParallelism(), Math.floor(totalmem() / volumeMemory / 2)));
}

/** Runs the jobs in order, some at a time, each taken when somebody is free for it; the first failure ends it. */
async function inTurns<T, R>(jobs: Iterable<T>, run: (job: T) => Promise<R>): Promise<R[]> {
  const answers: R[] = [];
  const waiting = jobs[Symbol.iterator]();
  let begun = 0;
  let failed = false;
  const hand = async () => {
    for (let job = waiting.next(); !failed && job.done !== true; job = waiting.next()) {
      const index = begun++;
      answers[index] = await run(job.value).catch((thrown: unknown) => {
        failed = true;
        throw thrown;
      });
    }
  };
  const ended = await Promise.allSettled(Array.from({ length: atOnce() }, hand));
  const failure = ended.find((one) => one.status === 'rejected');
  if (failure) throw failure.reason;
  return answers;
}

/** @throws Refusal `report.drawing-failed`, `report.drawing-late` */
export async function drawPages(
  desk: Desk,
  model: ReportModel,
  carried: readonly CarriedFile[],
  caseJsonSha256: string,
  longestMs?: number,
): Promise<DrawnReport> {
  const assetsDir = join(desk.around.assetsDir, 'report');
  const { attachments, later } = shareOut(carried);
  const answer = await desk.around.draw({
    draw: 'report',
    job: { model, attachments, caseJsonSha256, assetsDir, ...(later.length === 0 ? {} : { later }) },
    ...(longestMs === undefined ? {} : { longestMs }),
  });
  if (answer.ok && answer.draw === 'report')
    return later.length === 0 ? answer : { ...answer, pdf: putIn(answer.pdf, carried, model.date) };
  if (!answer.ok && answer.late === true) throw new Refusal('report.drawing-late');
  throw new Refusal('report.drawing-failed', { why: answer.ok ? '' : answer.message.slice(0, 300) });
}

/** A report as it is printed: in one volume, or in several, each made when it is asked for. */
export function volumesOf(
  model: PaperModel,
  { words, second }: Pick<VolumeOrder, 'words' | 'second'>,
): Generator<ReportModel> {
  return splitVolumes(model, volumeWords(words), second && volumeWords(second));
}

/**
 * Draws a report in as many volumes as it needs, each in a process of its own, and puts each aside, sealed: the last is drawn
 * before the first can say what all of them are. The first carries the files.
 * @throws Refusal `draft.secret` and those of `drawPages`; then nothing is left aside
 */
export async function prepareVolumes(desk: Desk, order: VolumeOrder): Promise<PreparedVolumes> {
  const { files } = desk.session;
  const aside: HeldBytes[] = [];
  const end = () => {
    for (const one of aside) one.end();
  };
  try {
    const drawn = await inTurns(volumesOf(order.model, order), async (model): Promise<Drawn> => {
      requireNoSecret(model);
      const carried = (model.volume?.number ?? 1) === 1 ? await order.carried() : [];
      const { pdf, ...said } = await drawPages(desk, model, carried, order.caseJsonSha256);
      const held = files.hold(pdf);
      aside.push(held);
      const sha256 = createHash('sha256').update(pdf).digest('hex');
      return { ...said, held, sha256, size: pdf.byteLength, rows: countRows(model) };
    });
    return { list: readyVolumes(order, drawn), end };
  } catch (thrown) {
    end();
    throw thrown;
  }
}

/** Each volume with the empty fields of all hands and, where there are several, the hashes of all. */
function readyVolumes(
  { kind, words, caseJsonSha256, model: { number, date } }: VolumeOrder,
  drawn: readonly Drawn[],
): PreparedVolume[] {
  const volumes = drawn.map(({ sha256, size, pages, rows }) => ({ sha256, size, pages, rows }));
  const said = { format: 'dalel-volumes', version: 1, report: number, caseJsonSha256, volumes } as const;
  const description = words.paper('attachment.volumes');
  return drawn.map((one, index): PreparedVolume => {
    const places = placesOf(kind, words, one);
    const file: VolumesFile = { ...said, volume: index + 1 };
    const carried = {
      name: volumesName,
      mime: 'application/json',
      relationship: 'Data' as const,
      description,
      bytes: Buffer.from(canonicalJson(file), 'utf8'),
      modified: date,
    };
    return {
      get pdf() {
        return addSignatureFields(one.held.read(), places, drawn.length > 1 ? [carried] : []);
      },
      sizeOf: (field) => {
        const place = places.find((other) => other.field === field);
        if (place === undefined) throw new Error(`no place for ${field}`);
        return sizeOfPlace(place.box);
      },
      pages: one.pages,
      rows: one.rows,
      standard: one.standard,
      drawnSha256: one.sha256,
      drawnSize: one.size,
    };
  });
}

/** All fields at once, before anyone signs, so that a later signature only fills what the first one saw. */
function placesOf(
  kind: ReportKind,
  words: ReportWords,
  drawn: Pick<DrawnReport, 'signatureBoxes'>,
): FieldPlace[] {
  return reportKinds[kind].signatures.map((role, index) => {
    const box = drawn.signatureBoxes[index];
    if (!box) throw new Refusal('report.drawing-failed', { why: 'no place for the signature' });
    return { field: signatureField(kind, role), label: words.term(`signatureRole.${role}`), box };
  });
}

/** `ШМК-2026-001-R-01-ru.pdf` is the first volume, `…-ru-2.pdf` the second; the same for what is asked about each. */
export function volumeFileName(fileName: string, volume: number): string {
  if (volume === 1) return fileName;
  const { dir, name, ext } = parse(fileName);
  return join(dir, `${name}-${volume}${ext}`);
}
