import {
  type AttachmentSecret,
  decodeText,
  largestShown,
  largestText,
  type Media,
  sniffMedia,
} from '../../../db/domain/attachment';
import { type Box, findImageSecrets } from '../../../db/domain/imageSecrets';
import { Refusal } from '../../../db/domain/refusal';
import { findSecrets, type GuardOptions } from '../../../db/domain/secretGuard';
import type { ImageWords, JobHooks } from '../../jobs/types';
import { readSealed } from '../../vault/sealed/stream';
import type { Desk } from './desk';

/** What the guard says of a file's content. `kinds` names the kinds of secret, never the secret. */
export interface FileVerdict {
  readonly secret: AttachmentSecret;
  readonly kinds: readonly string[];
  readonly boxes: readonly Box[];
}

/** A page without a word is a picture, or nothing. */
const wordless = /^\s*$/;

const unread: FileVerdict = { secret: 'unread', kinds: [], boxes: [] };

/**
 * Reads a sealed file as far as the guard can read its kind: texts whole, PDFs page by page, images word by word.
 * @param options what is known of a text: a table of transactions is full of numbers that look like keys
 */
export async function guardSealed(
  desk: Desk,
  path: string,
  media: Media,
  size: number,
  hooks: JobHooks,
  options: GuardOptions = {},
): Promise<FileVerdict> {
  if (!guarded.includes(media.kind) || size > (media.kind === 'text' ? largestText : largestShown))
    return unread;
  const bytes = await readAll(path, desk.session.files.lend().keys, size);
  if (media.kind === 'pdf') return guardPdf(desk, bytes, hooks);
  return media.kind === 'text' ? guardText(decodeText(bytes), options) : guardImage(desk, bytes, hooks, true);
}

const guarded: readonly Media['kind'][] = ['text', 'image', 'pdf'];

/** The text of a document. Where a page has none, or the end was not reached, the document counts as unread. */
async function guardPdf(desk: Desk, pdf: Uint8Array, hooks: JobHooks): Promise<FileVerdict> {
  const { pages, whole } = await orUnread(desk.around.workers.pdf(pdf, hooks), { pages: [], whole: false });
  const found = guardText(pages.join('\n\n'));
  const read = whole && pages.length > 0 && !pages.some((page) => wordless.test(page));
  return found.secret === 'contains' || read ? found : unread;
}

/** A reader that hung, crashed or gave up over a hostile file has read nothing; the file is kept all the same. */
async function orUnread<T>(reading: Promise<T>, nothing: T): Promise<T> {
  try {
    return await reading;
  } catch (thrown) {
    if (thrown instanceof Refusal && thrown.code === 'job.cancelled') throw thrown;
    return nothing;
  }
}

function guardText(text: string, options: GuardOptions = {}): FileVerdict {
  const kinds = [...new Set(findSecrets(text, options).map((hit) => hit.kind))];
  return { secret: kinds.length > 0 ? 'contains' : 'none', kinds, boxes: [] };
}

/** What the reader of words does not open is decoded for it; so sharp that small print stays legible. */
const unopened: readonly string[] = ['image/heic', 'image/avif', 'image/tiff'];
export const wholeSide = 4_000;
/** A sheet of paper at some 220 points an inch. */
const smallerSide = 2_600;

/**
 * An image that cannot be decoded is kept, and is told to be unread.
 * @param again what took too long is read once more, smaller: a photograph of 200 megapixels is cleared too. Places are then
 * those of the smaller one.
 */
export async function guardImage(
  desk: Desk,
  image: Uint8Array,
  hooks: JobHooks,
  again = false,
): Promise<FileVerdict> {
  const read = await orUnread<ImageWords | undefined>(readWords(desk, image, hooks, again), undefined);
  if (read === undefined) return unread;
  const { kinds, boxes } = findImageSecrets(read.text, read.words);
  return { secret: kinds.length > 0 ? 'contains' : 'none', kinds, boxes };
}

async function readWords(
  { around }: Desk,
  image: Uint8Array,
  hooks: JobHooks,
  again: boolean,
): Promise<ImageWords> {
  const { type: mediaType } = sniffMedia(image.subarray(0, 4_096));
  const decoded = async (longSide: number) => {
    const { bytes } = await around.workers.picture({ picture: image, mediaType, longSide }, hooks);
    return around.workers.image(bytes, hooks);
  };
  if (unopened.includes(mediaType)) return decoded(wholeSide);
  const whole = around.workers.image(image, hooks);
  if (!again) return whole;
  return whole.catch((thrown: unknown) => {
    // What is no image, and what was cancelled, is so the second time too.
    if (thrown instanceof Refusal) throw thrown;
    return decoded(smallerSide);
  });
}

async function readAll(path: string, keys: readonly Uint8Array[], size: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(size);
  let at = 0;
  for await (const chunk of readSealed(path, keys)) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}
