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
import type { DrawAttachment, DrawnReport } from '../../report/types';
import { addSignatureFields, type FieldPlace } from '../../signing/fields';
import { volumesName } from '../../signing/verify/volumes';
import type { Desk } from './desk';

/** A drawing process of a full volume takes about this much. */
const volumeMemory = 1.5 * 1024 ** 3;
const mostAtOnce = 4;

export interface VolumeOrder {
  readonly kind: ReportKind;
  readonly model: PaperModel;
  readonly attachments: DrawAttachment[];
  readonly caseJsonSha256: string;
  readonly words: ReportWords;
  readonly second: ReportWords | undefined;
}

/** One volume with its empty signature fields, ready for the first hand. */
export interface PreparedVolume {
  readonly pdf: Buffer;
  readonly pages: number;
  readonly rows: number;
  readonly standard: string;
  /** of the pages as they were drawn: the first `drawnSize` bytes of whatever is made of the file later */
  readonly drawnSha256: string;
  readonly drawnSize: number;
}

type Drawn = DrawnReport & { readonly rows: number };

/** At most so many drawing processes at a time that the machine is not filled. */
function atOnce(): number {
  return Math.max(1, Math.min(mostAtOnce, availableParallelism(), Math.floor(totalmem() / volumeMemory / 2)));
}

/** Runs the jobs in order, some at a time; the first failure ends it. */
async function inTurns<T, R>(jobs: readonly T[], run: (job: T) => Promise<R>): Promise<R[]> {
  const answers: R[] = [];
  let next = 0;
  const hand = async () => {
    for (let index = next++; index < jobs.length; index = next++) {
      const job = jobs[index];
      if (job !== undefined) answers[index] = await run(job);
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce(), jobs.length) }, hand));
  return answers;
}

/** @throws Refusal `report.drawing-failed`, `report.drawing-late` */
export async function drawPages(
  desk: Desk,
  model: ReportModel,
  attachments: DrawAttachment[],
  caseJsonSha256: string,
  longestMs?: number,
): Promise<DrawnReport> {
  const assetsDir = join(desk.around.assetsDir, 'report');
  const answer = await desk.around.draw({
    draw: 'report',
    job: { model, attachments, caseJsonSha256, assetsDir },
    ...(longestMs === undefined ? {} : { longestMs }),
  });
  if (answer.ok && answer.draw === 'report') return answer;
  if (!answer.ok && answer.late === true) throw new Refusal('report.drawing-late');
  throw new Refusal('report.drawing-failed', { why: answer.ok ? '' : answer.message.slice(0, 300) });
}

/** A report as it is printed: in one volume, or in several. */
export function volumesOf(
  model: PaperModel,
  { words, second }: Pick<VolumeOrder, 'words' | 'second'>,
): ReportModel[] {
  return [...splitVolumes(model, volumeWords(words), second && volumeWords(second))];
}

/**
 * Draws a report in as many volumes as it needs, each in a process of its own, and gives each the empty fields of all
 * hands and the hashes of all volumes. The first carries the attachments.
 */
export async function prepareVolumes(desk: Desk, order: VolumeOrder): Promise<PreparedVolume[]> {
  const models = volumesOf(order.model, order);
  const drawn = await inTurns(models, async (model): Promise<Drawn> => {
    const attachments = (model.volume?.number ?? 1) === 1 ? order.attachments : [];
    const pages = await drawPages(desk, model, attachments, order.caseJsonSha256);
    return { ...pages, rows: countRows(model) };
  });
  const named = drawn.map(({ pdf, pages, rows }) => ({
    sha256: createHash('sha256').update(pdf).digest('hex'),
    size: pdf.byteLength,
    pages,
    rows,
  }));
  return drawn.map((one, index) => {
    const { sha256 = '', size = 0 } = named[index] ?? {};
    const said: VolumesFile = {
      format: 'dalel-volumes',
      version: 1,
      report: order.model.number,
      caseJsonSha256: order.caseJsonSha256,
      volume: index + 1,
      volumes: named,
    };
    const carried = {
      name: volumesName,
      mime: 'application/json',
      relationship: 'Data' as const,
      description: order.words.paper('attachment.volumes'),
      bytes: Buffer.from(canonicalJson(said), 'utf8'),
      modified: order.model.date,
    };
    return {
      pdf: addSignatureFields(one.pdf, placesOf(order, one), drawn.length > 1 ? [carried] : []),
      pages: one.pages,
      rows: one.rows,
      standard: one.standard,
      drawnSha256: sha256,
      drawnSize: size,
    };
  });
}

/** All fields at once, before anyone signs, so that a later signature only fills what the first one saw. */
function placesOf({ kind, words }: VolumeOrder, drawn: DrawnReport): FieldPlace[] {
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
