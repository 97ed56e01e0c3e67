import { drawReport, drawStamp, isTagged, openFor } from './draw';
import { drawLabels, type LabelJob } from './labels';
import type { DrawJob, DrawnReport, StampJob } from './types';

/** What a drawing process can be asked for. */
export type DrawRequest =
  /** `longestMs`: after which the process is ended, where that is sooner than for a whole volume. */
  | { draw: 'report'; job: DrawJob; longestMs?: number }
  | { draw: 'stamps'; jobs: StampJob[] }
  | { draw: 'labels'; job: LabelJob };
export type DrawAnswer =
  | ({ ok: true; draw: 'report' } & DrawnReport)
  | { ok: true; draw: 'stamps'; stamps: Uint8Array[] }
  | { ok: true; draw: 'labels'; pdf: Uint8Array; pages: number }
  /** `late`: it was ended because it took too long. */
  | { ok: false; message: string; late?: boolean };

/** Draws what was asked for. @throws Error what cannot be drawn */
export async function drawRequested(request: DrawRequest): Promise<DrawAnswer> {
  const [first] = request.draw === 'stamps' ? request.jobs : [request.job];
  // a stamp has no tags of its own: the field that shows it has
  const tagged = request.draw === 'labels' || (request.draw === 'report' && isTagged(request.job.model));
  if (first !== undefined) await openFor(first.assetsDir, tagged);
  if (request.draw === 'labels') return { ok: true, draw: 'labels', ...drawLabels(request.job) };
  if (request.draw === 'stamps') return { ok: true, draw: 'stamps', stamps: request.jobs.map(drawStamp) };
  return { ok: true, draw: 'report', ...drawReport(request.job) };
}
