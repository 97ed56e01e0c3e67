import { z } from 'zod';

const bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array);
/** The store's keys: files are sealed under the first and open under any. */
const keys = z.array(bytes.refine((one) => one.length === 32)).min(1);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
/** Milliseconds between two chunks of 1 MiB. */
const rest = z.number().min(0).max(10_000);

/** Work on one file of the store. Paths are the machine's own; no page ever names one. */
export const fileJob = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('seal'), source: z.string(), place: z.string(), keys }),
  z.strictObject({ do: z.literal('check'), path: z.string(), sha256, keys, rest }),
  z.strictObject({ do: z.literal('copy'), path: z.string(), sha256, target: z.string(), keys }),
]);
export type FileJob = z.infer<typeof fileJob>;

/** Words read in an image, in the order of reading, each with its box in pixels of the image. */
export const readWord = z.strictObject({
  text: z.string(),
  left: z.number(),
  top: z.number(),
  width: z.number(),
  height: z.number(),
});
export type ReadWord = z.infer<typeof readWord>;

/** Asks for the words in an image (PNG, JPEG, WebP, GIF or BMP). `data` holds the language data, packed. */
export const imageJob = z.strictObject({ image: bytes, data: bytes });
export type ImageJob = z.infer<typeof imageJob>;

export interface ImageWords {
  readonly text: string;
  /** Where each word stands in `text` (UTF-16, end exclusive). */
  readonly words: readonly (ReadWord & { start: number; end: number })[];
}

/** Asks for a photograph as it is printed. `longSide`: pixels at most. */
export const pictureJob = z.strictObject({
  picture: bytes,
  mediaType: z.string(),
  longSide: z.int().min(16).max(10_000),
});
export type PictureJob = z.infer<typeof pictureJob>;

/** Pixels alone, upright; sizes in pixels, `original` as the file has them once it is turned. */
export interface ScaledPicture {
  readonly mime: 'image/jpeg' | 'image/png';
  readonly bytes: Uint8Array;
  readonly width: number;
  readonly height: number;
  readonly original: { readonly width: number; readonly height: number };
}

/** Asks for the text of a PDF. */
export const pdfJob = z.strictObject({ pdf: bytes });
export type PdfJob = z.infer<typeof pdfJob>;

/** `whole`: every page was reached. */
export interface PdfText {
  readonly pages: readonly string[];
  readonly whole: boolean;
}

/** What a job tells while it works, and how it is stopped. */
export interface JobHooks {
  readonly progress?: (done: number, total: number) => void;
  readonly signal?: AbortSignal | undefined;
}
