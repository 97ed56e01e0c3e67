import { z } from 'zod';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/**
 * `volumes.json`, which every volume of a report carries: what the pages of all volumes were before anyone signed. A
 * signed file only ever grows, so its first `size` bytes must still be these.
 */
export const volumesFile = z.strictObject({
  format: z.literal('dalel-volumes'),
  version: z.literal(1),
  report: z.string(),
  /** of the data that the first volume carries and every page prints */
  caseJsonSha256: sha256,
  /** which of them carries this file, from 1 */
  volume: z.int().positive(),
  volumes: z
    .array(z.strictObject({ sha256, size: z.int().positive(), pages: z.int().positive(), rows: z.int() }))
    .min(2)
    .max(10_000),
});
export type VolumesFile = z.infer<typeof volumesFile>;

/** How one volume stands in the set: its pages are the ones that all volumes name, they are not, or it was not given. */
export const volumeState = z.enum(['matches', 'differs', 'missing']);

/** What several files are together. */
export const volumeSet = z.strictObject({
  report: z.string(),
  caseJsonSha256: z.string(),
  /** every volume is there, each is what all of them say, and the first carries the data that they name */
  complete: z.boolean(),
  volumes: z.array(
    z.strictObject({
      volume: z.int(),
      /** position among the given files, null where it is missing */
      file: z.int().nullable(),
      state: volumeState,
      sha256: z.string(),
    }),
  ),
  /** codes with words in verdict.json */
  findings: z.array(z.string()),
});
export type VolumeSet = z.infer<typeof volumeSet>;
