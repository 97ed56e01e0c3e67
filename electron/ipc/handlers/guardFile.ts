import {
  type AttachmentSecret,
  decodeText,
  largestShown,
  largestText,
  type Media,
} from '../../../db/domain/attachment';
import { type Box, findImageSecrets } from '../../../db/domain/imageSecrets';
import { Refusal } from '../../../db/domain/refusal';
import { findSecrets } from '../../../db/domain/secretGuard';
import type { JobHooks } from '../../jobs/types';
import { readSealed } from '../../vault/sealed/stream';
import type { Desk } from './desk';

/** What the guard says of a file's content. `kinds` names the kinds of secret, never the secret. */
export interface FileVerdict {
  readonly secret: AttachmentSecret;
  readonly kinds: readonly string[];
  readonly boxes: readonly Box[];
}

const unread: FileVerdict = { secret: 'unread', kinds: [], boxes: [] };

/** Reads the content of a sealed file, as far as the guard can read its kind: texts whole, images word by word. */
export async function guardSealed(
  desk: Desk,
  path: string,
  media: Media,
  size: number,
  hooks: JobHooks,
): Promise<FileVerdict> {
  const largest = media.kind === 'text' ? largestText : media.kind === 'image' ? largestShown : 0;
  if (size > largest) return unread;
  const bytes = await readAll(path, desk.session.files.lend().keys, size);
  return media.kind === 'text' ? guardText(decodeText(bytes)) : guardImage(desk, bytes, hooks);
}

function guardText(text: string): FileVerdict {
  const kinds = [...new Set(findSecrets(text).map((hit) => hit.kind))];
  return { secret: kinds.length > 0 ? 'contains' : 'none', kinds, boxes: [] };
}

/** An image that cannot be decoded is kept, and is told to be unread. */
export async function guardImage(desk: Desk, image: Uint8Array, hooks: JobHooks): Promise<FileVerdict> {
  try {
    const { text, words } = await desk.around.workers.image(image, hooks);
    const { kinds, boxes } = findImageSecrets(text, words);
    return { secret: kinds.length > 0 ? 'contains' : 'none', kinds, boxes };
  } catch (thrown) {
    if (thrown instanceof Refusal && thrown.code === 'attachment.not-image') return unread;
    throw thrown;
  }
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
