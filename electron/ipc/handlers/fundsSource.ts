import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { recordAttachment } from '../../../db/attachments';
import { decodeText, largestText } from '../../../db/domain/attachment';
import { Refusal } from '../../../db/domain/refusal';
import { findSecrets } from '../../../db/domain/secretGuard';
import type { WriteTx } from '../../../db/tx';
import type { Desk } from './desk';

/** A text that amounts or rates are read from, and what it was when it came. */
export interface Source {
  readonly name: string;
  readonly text: string;
  readonly bytes: Uint8Array;
  readonly sha256: string;
}

type Given = { readonly file: string } | { readonly text: string };

/** @throws Refusal `file.not-found`, `file.too-large` */
export function readSource(desk: Desk, given: Given, nameOfPasted: string): Source {
  if ('text' in given) return sourceOf(nameOfPasted, Buffer.from(given.text, 'utf8'), given.text);
  const path = desk.around.resolveFile(given.file);
  const name = basename(path);
  const bytes = readWhole(path, name);
  return sourceOf(name, bytes, decodeText(bytes));
}

function readWhole(path: string, file: string): Buffer {
  let size: number;
  try {
    size = statSync(path).size;
  } catch {
    throw new Refusal('file.not-found', { file });
  }
  if (size > largestText) throw new Refusal('file.too-large', { file });
  return readFileSync(path);
}

function sourceOf(name: string, bytes: Uint8Array, text: string): Source {
  return { name, bytes, text, sha256: createHash('sha256').update(bytes).digest('hex') };
}

/**
 * Seals the text itself, so that whoever doubts an amount reads where it came from, and has `use` write the entry that it
 * belongs to: `keep` records it beside the case in that same entry, so that there are both or neither. Hashes and ids of 64
 * digits are what such files are made of; seed words and keys are refused. @throws Refusal `attachment.secret`
 */
export function withSource<T>(
  desk: Desk,
  { caseId, source, description }: { caseId: string; source: Source; description: string },
  use: (keep: (tx: WriteTx) => string) => T,
): T {
  const kinds = [...new Set(findSecrets(source.text, { allowHash: true }).map(({ kind }) => kind))];
  if (kinds.length > 0)
    throw new Refusal('attachment.secret', { kinds: kinds.join(' '), sha256: source.sha256 });
  const { files } = desk.session;
  const path = files.pathOf(source.sha256);
  const known = existsSync(path);
  const facts = {
    kind: 'text',
    mediaType: 'text/plain',
    size: source.bytes.length,
    sha256: files.put(source.bytes),
    modifiedAt: '',
    secret: 'none',
    copyOf: null,
  } as const;
  const draft = { owner: { kind: 'case', id: caseId }, name: source.name, description } as const;
  try {
    return use((tx) => recordAttachment(tx, draft, facts).id);
  } catch (thrown) {
    if (!known) files.discard({ path });
    throw thrown;
  }
}
