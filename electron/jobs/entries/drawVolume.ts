import { z } from 'zod';
import { labelPaper, symbology } from '../../../db/domain/label';
import { type ReportModel, reportLanguage } from '../../../db/domain/reportModel';
import { type DrawAnswer, drawRequested } from '../../report/requested';

export type { DrawAnswer, DrawRequest } from '../../report/requested';

/**
 * The drawing process: one request in, one answer out, then it ends, so that a volume's memory is given back.
 * Started by main as a utility process, by the terminal with `fork(…, { serialization: 'advanced' })`.
 * It sees no vault, no key and no certificate.
 */
const stampContent = z.strictObject({
  title: z.string(),
  name: z.string(),
  lines: z.array(z.strictObject({ label: z.string(), value: z.string() })).max(5),
  mark: z.string().exactOptional(),
});
const stampJob = stampContent.extend({
  language: reportLanguage,
  width: z.number().positive().max(1_000),
  height: z.number().positive().max(1_000),
  assetsDir: z.string(),
});

const attachment = z.strictObject({
  name: z.string(),
  mime: z.string(),
  relationship: z.enum(['data', 'source', 'alternative', 'supplement']),
  description: z.string(),
});

const requestSchema = z.discriminatedUnion('draw', [
  z.strictObject({
    draw: z.literal('report'),
    longestMs: z.number().positive().exactOptional(),
    job: z.strictObject({
      // drawReport reads it with its schema; a second copy of a whole volume would cost its memory again
      model: z.custom<ReportModel>((value) => typeof value === 'object' && value !== null),
      attachments: z.array(attachment.extend({ bytes: z.instanceof(Uint8Array) })),
      later: z.array(attachment.extend({ size: z.int(), sha256: z.string() })).exactOptional(),
      caseJsonSha256: z.string().regex(/^[0-9a-f]{64}$/),
      assetsDir: z.string(),
      stamps: z.array(stampContent).max(12).exactOptional(),
    }),
  }),
  z.strictObject({ draw: z.literal('stamps'), jobs: z.array(stampJob).min(1).max(12) }),
  z.strictObject({
    draw: z.literal('labels'),
    job: z.strictObject({
      labels: z
        .array(
          z.strictObject({
            code: z.string().max(200),
            number: z.string(),
            title: z.string(),
            lines: z.array(z.string()).max(6),
          }),
        )
        .min(1)
        .max(2_000),
      symbology,
      paper: labelPaper,
      skip: z.int().min(0).max(23),
      language: reportLanguage,
      assetsDir: z.string(),
    }),
  }),
]);

async function answer(message: unknown): Promise<DrawAnswer> {
  try {
    const request = requestSchema.parse(message);
    return await drawRequested(request);
  } catch (error) {
    return { ok: false, message: error instanceof Error ? error.message : String(error) };
  }
}

/** What Electron puts on `process` in a utility process; typed here so that plain Node needs no Electron. */
interface ParentPort {
  once(event: 'message', listener: (message: { data: unknown }) => void): void;
  postMessage(message: unknown): void;
}

const { parentPort } = process as NodeJS.Process & { parentPort?: ParentPort };

if (parentPort) {
  parentPort.once('message', async ({ data }) => {
    parentPort.postMessage(await answer(data));
    // the answer may be megabytes on its way out; main ends this process as soon as it has it
    setTimeout(() => process.exit(0), 1_000);
  });
} else if (process.send) {
  process.once('message', async (message) => {
    process.send?.(await answer(message), () => process.exit(0));
  });
} else {
  process.stderr.write('drawVolume is started by Dalel, not by hand\n');
  process.exit(2);
}
