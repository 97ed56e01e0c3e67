import { z } from 'zod';
import { error, type Finding } from './finding';
import { recordId } from './ids';
import { linkEnd } from './link';
import { recordMeta } from './record';
import { checkTexts, line } from './text';

/** What an attachment hangs on: every record that links can speak of. */
export const attachmentOwner = z.strictObject({ kind: linkEnd, id: recordId });
export type AttachmentOwner = z.infer<typeof attachmentOwner>;

/** A file's kind, told from its first bytes and never from its name. */
export const mediaKind = z.enum(['image', 'pdf', 'text', 'archive', 'video', 'audio', 'other']);
export type MediaKind = z.infer<typeof mediaKind>;

/**
 * What the guard found in the content. `none`: read, and no secret. `unread`: of a kind or size that it does not read.
 * `contains`: seed words or keys; then the file never leaves and is shown only when asked for twice.
 */
export const attachmentSecret = z.enum(['none', 'unread', 'contains']);
export type AttachmentSecret = z.infer<typeof attachmentSecret>;

export const attachmentState = z.enum(['intact', 'altered', 'missing']);
export type AttachmentState = z.infer<typeof attachmentState>;

export const attachmentDraft = z.strictObject({
  owner: attachmentOwner,
  /** The file's name without its folder. */
  name: z.string().min(1).max(255),
  description: line,
});
export type AttachmentDraft = z.infer<typeof attachmentDraft>;

/** A kept file. `size` is bytes, `sha256` of the plain content in lower-case hex. */
export const attachmentRecord = recordMeta.extend({
  caseId: recordId,
  ownerKind: linkEnd,
  ownerId: recordId,
  name: z.string(),
  description: z.string(),
  kind: mediaKind,
  mediaType: z.string(),
  size: z.int(),
  sha256: z.string(),
  /** When the file was last changed where it was found, as its file system said (UTC); '' when not known. */
  modifiedAt: z.string(),
  secret: attachmentSecret,
  /** The attachment of which this one is a copy with places blacked out. */
  copyOf: recordId.nullable(),
  /** As last found; a change of it is an entry in the ledger. */
  state: attachmentState,
  withdrawn: z.int(),
});
export type AttachmentRecord = z.infer<typeof attachmentRecord>;

/** When a content was last read again and found as it should be. Outside the ledger: it says nothing of the case. */
export const attachmentView = attachmentRecord.extend({ checkedAt: z.string() });
export type AttachmentView = z.infer<typeof attachmentView>;

/** A file's name goes into the ledger for ever, so it passes the same guard as every text. */
export function checkAttachment(draft: AttachmentDraft): Finding[] {
  const found = checkTexts({ name: draft.name, description: draft.description });
  if (/[\\/]/.test(draft.name) || draft.name.trim() === '') found.push(error('name', 'attachment.name'));
  return found;
}

/** Images and documents up to here are shown within Dalel; larger ones are saved as a copy. */
export const largestShown = 64 * 1024 * 1024;
/** Texts up to here are read by the guard, whole. */
export const largestText = 16 * 1024 * 1024;

export interface Media {
  readonly kind: MediaKind;
  readonly type: string;
}

const signatures: readonly (readonly [hex: string, at: number, kind: MediaKind, type: string])[] = [
  ['89504e470d0a1a0a', 0, 'image', 'image/png'],
  ['ffd8ff', 0, 'image', 'image/jpeg'],
  ['474946383761', 0, 'image', 'image/gif'],
  ['474946383961', 0, 'image', 'image/gif'],
  ['57454250', 8, 'image', 'image/webp'],
  ['424d', 0, 'image', 'image/bmp'],
  ['49492a00', 0, 'image', 'image/tiff'],
  ['4d4d002a', 0, 'image', 'image/tiff'],
  // Phones write photographs into the container of films; its brand tells them apart (ISO/IEC 23008-12, annex B).
  ['6674797068656963', 4, 'image', 'image/heic'],
  ['6674797068656978', 4, 'image', 'image/heic'],
  ['6674797068657663', 4, 'image', 'image/heic'],
  ['667479706d696631', 4, 'image', 'image/heic'],
  ['6674797061766966', 4, 'image', 'image/avif'],
  ['255044462d', 0, 'pdf', 'application/pdf'],
  ['504b0304', 0, 'archive', 'application/zip'],
  ['1f8b', 0, 'archive', 'application/gzip'],
  ['377abcaf271c', 0, 'archive', 'application/x-7z-compressed'],
  ['526172211a07', 0, 'archive', 'application/vnd.rar'],
  ['66747970', 4, 'video', 'video/mp4'],
  ['1a45dfa3', 0, 'video', 'video/x-matroska'],
  ['494433', 0, 'audio', 'audio/mpeg'],
  ['4f676753', 0, 'audio', 'audio/ogg'],
  ['57415645', 8, 'audio', 'audio/wav'],
];

/** Tells a file by its first bytes (4 KiB are enough). SVG is text here: it is never drawn. */
export function sniffMedia(head: Uint8Array): Media {
  const hex = Array.from(head.subarray(0, 16), (byte) => byte.toString(16).padStart(2, '0')).join('');
  for (const [signature, at, kind, type] of signatures) {
    if (hex.startsWith(signature, at * 2)) return { kind, type };
  }
  return readsAsText(head)
    ? { kind: 'text', type: 'text/plain' }
    : { kind: 'other', type: 'application/octet-stream' };
}

function readsAsText(head: Uint8Array): boolean {
  if (head.length === 0) return false;
  if ((head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff)) return true;
  return head.every(
    (byte) => byte >= 32 || byte === 9 || byte === 10 || byte === 12 || byte === 13 || byte === 27,
  );
}

/** Text of any of the encodings that a seized file may have: UTF-16 by its mark, UTF-8, else Windows-1251. */
export function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1251').decode(bytes);
  }
}
