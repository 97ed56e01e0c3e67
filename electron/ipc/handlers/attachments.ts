import {
  listAttachments,
  noteCheck,
  readAttachment,
  recordAttachment,
  recordState,
  type SealedFacts,
  sayingOtherwise,
  withdrawAttachment,
} from '../../../db/attachments';
import {
  type AttachmentDraft,
  type AttachmentRecord,
  type AttachmentState,
  type AttachmentView,
  checkAttachment,
  largestShown,
  sniffMedia,
} from '../../../db/domain/attachment';
import { Refusal } from '../../../db/domain/refusal';
import { requireHands } from '../../../db/hands';
import { requireAcceptable } from '../../../db/record';
import { readRef } from '../../../db/refs';
import type { JobHooks } from '../../jobs/types';
import type { attachmentContract } from '../contract/attachments';
import type { Desk } from './desk';
import { guardImage, guardSealed, wholeSide } from './guardFile';
import type { Handlers } from './handlers';

interface Adding {
  readonly draft: AttachmentDraft;
  /** What to do where the guard finds a secret. */
  readonly secret: 'ask' | 'keep';
}

/** Asked before anything is read or sealed, not only when the entry is written. @throws Refusal `access.role` */
function requireMay(desk: Desk): void {
  requireHands(desk.session.vault.whole, 'attachment.record', desk.signer.author, undefined);
}

/**
 * Seals, lets the guard read, records. The sealed file gets its name only when the guard has answered, and the entry is
 * written after that: a crash in between leaves a file that nothing names, never a record without its file.
 */
async function addFile(desk: Desk, source: string, adding: Adding, hooks: JobHooks): Promise<AttachmentView> {
  requireMay(desk);
  requireAcceptable(checkAttachment(adding.draft));
  readRef(desk.session.vault.read, adding.draft.owner.kind, adding.draft.owner.id);
  const { files } = desk.session;
  const sealed = await desk.around.workers.file({ do: 'seal', source, ...files.lend() }, hooks);
  try {
    const media = sniffMedia(sealed.head);
    const { secret, kinds } = await guardSealed(desk, sealed.path, media, sealed.size, {
      signal: hooks.signal,
    });
    if (hooks.signal?.aborted) throw new Refusal('job.cancelled');
    if (secret === 'contains' && adding.secret === 'ask')
      throw new Refusal('attachment.secret', { kinds: kinds.join(' '), sha256: sealed.sha256 });
    files.keep(sealed);
    const { size, sha256, modifiedAt } = sealed;
    const facts = { kind: media.kind, mediaType: media.type, size, sha256, modifiedAt, secret };
    return recordKept(desk, { draft: adding.draft, copyOf: null }, facts);
  } catch (thrown) {
    files.discard(sealed);
    throw thrown;
  }
}

function recordKept(
  desk: Desk,
  { draft, copyOf }: { draft: AttachmentDraft; copyOf: string | null },
  facts: Omit<SealedFacts, 'copyOf'>,
): AttachmentView {
  const row = desk.write('attachment.record', (tx) => recordAttachment(tx, draft, { ...facts, copyOf }));
  // Keeping wrote the content anew, which heals what was altered or missing.
  tellState(desk, facts.sha256, 'intact', facts.size);
  return { ...row, checkedAt: row.recordedAt };
}

/** Notes the check; a state that the records do not say yet becomes an entry, where an officer can write one. */
function tellState(desk: Desk, sha256: string, state: AttachmentState, size: number): void {
  const { vault, signer } = desk.session;
  if (!signer || vault.readOnly) return;
  noteCheck(vault, sha256, size);
  for (const id of sayingOtherwise(vault.read, sha256, state))
    desk.write('attachment.check', (tx) => recordState(tx, id, state));
}

/** Reads a kept file again, whole. @param rest milliseconds between chunks */
export async function checkKept(
  desk: Desk,
  { sha256, size }: { sha256: string; size: number },
  hooks: JobHooks,
  rest = 0,
): Promise<AttachmentState> {
  const { files } = desk.session;
  const { keys } = files.lend();
  const job = { do: 'check', path: files.pathOf(sha256), sha256, keys, rest } as const;
  const state = await desk.around.workers.file(job, hooks);
  tellState(desk, sha256, state, size);
  return state;
}

/** @throws Refusal `attachment.sealed`: what holds a secret neither leaves nor is shown without being asked for twice */
function requireFree({ secret, number }: AttachmentRecord): void {
  if (secret === 'contains') throw new Refusal('attachment.sealed', { number });
}

/** Who looked at a secret is kept, as with an envelope. */
function noteShown(desk: Desk, { id, number, caseId }: AttachmentRecord): void {
  desk.note({ kind: 'envelope.show', subjectKind: 'attachment', subjectId: id, what: number, caseId });
}

/** The content of an attachment that is small enough to be shown; hashed again, and its state told. */
function readKept(desk: Desk, row: AttachmentRecord): Buffer {
  if (row.size > largestShown) throw new Refusal('file.too-large', { file: row.name });
  try {
    const bytes = desk.session.files.get(row.sha256);
    tellState(desk, row.sha256, 'intact', row.size);
    return bytes;
  } catch (thrown) {
    if (thrown instanceof Refusal && thrown.code === 'file.altered')
      tellState(desk, row.sha256, 'altered', row.size);
    if (thrown instanceof Refusal && thrown.code === 'file.not-found')
      tellState(desk, row.sha256, 'missing', row.size);
    throw thrown;
  }
}

/** Sealed from memory: not even a blacked out image touches the disk in clear. */
async function addBlackedOut(
  desk: Desk,
  id: string,
  png: Uint8Array,
  hooks: JobHooks,
): Promise<AttachmentView> {
  requireMay(desk);
  const original = readAttachment(desk.session.vault.read, id);
  if (original.kind !== 'image' || sniffMedia(png).type !== 'image/png')
    throw new Refusal('attachment.not-image');
  const { secret } = await guardImage(desk, png, { signal: hooks.signal });
  if (secret !== 'none') throw new Refusal('attachment.still-secret');
  const sha256 = desk.session.files.put(png);
  const draft: AttachmentDraft = {
    owner: { kind: original.ownerKind, id: original.ownerId },
    name: `${original.name.replace(/\.[^.]{1,5}$/, '').slice(0, 200)} (blacked out).png`,
    description: original.description,
  };
  const { type: mediaType } = sniffMedia(png);
  const facts = { kind: 'image', mediaType, size: png.length, sha256, modifiedAt: '', secret } as const;
  return recordKept(desk, { draft, copyOf: id }, facts);
}

/** Pixels of a picture in a list. */
const smallSide = 192;

/** The content for who looks at it. @throws Refusal `attachment.sealed` where it holds a secret and that was not confirmed */
function readShown(desk: Desk, id: string, confirmed: boolean) {
  const row = readAttachment(desk.session.vault.read, id);
  if (!confirmed) requireFree(row);
  if (row.secret === 'contains') noteShown(desk, row);
  return { bytes: new Uint8Array(readKept(desk, row)), mediaType: row.mediaType };
}

export const attachmentHandlers: Handlers<keyof typeof attachmentContract> = {
  'attachment.record': (desk, { file, draft, secret, job }) =>
    desk.jobs.run(job, 'attachment.record', (hooks) =>
      addFile(desk, desk.around.resolveFile(file), { draft, secret }, hooks),
    ),
  'attachment.get': (desk, { id }) => {
    const { caseId } = readAttachment(desk.session.vault.read, id);
    const found = listAttachments(desk.session.vault.read, { caseId }).find((row) => row.id === id);
    if (!found) throw new Refusal('record.not-found', { kind: 'attachment' });
    return found;
  },
  'attachment.list': (desk, filter) => listAttachments(desk.session.vault.read, filter),
  'attachment.read': (desk, { id, confirmed }) => ({ bytes: readShown(desk, id, confirmed).bytes }),
  'attachment.picture': async (desk, { id, confirmed, size }) => {
    const { bytes: picture, mediaType } = readShown(desk, id, confirmed);
    const longSide = size === 'small' ? smallSide : wholeSide;
    const { bytes, mime } = await desk.around.workers.picture({ picture, mediaType, longSide });
    return { bytes, mime };
  },
  'attachment.check': (desk, { id, job }) =>
    desk.jobs.run(job, 'attachment.check', async (hooks) => ({
      state: await checkKept(desk, readAttachment(desk.session.vault.read, id), hooks),
    })),
  'attachment.export': (desk, { id, to, job }) =>
    desk.jobs.run(job, 'attachment.export', async (hooks) => {
      const row = readAttachment(desk.session.vault.read, id);
      requireFree(row);
      const { files } = desk.session;
      const { keys } = files.lend();
      const target = desk.around.resolveFile(to);
      const order = { do: 'copy', path: files.pathOf(row.sha256), sha256: row.sha256, target, keys } as const;
      const { size } = await desk.around.workers.file(order, hooks);
      return { sha256: row.sha256, size };
    }),
  'attachment.secretPlaces': (desk, { id, job }) =>
    desk.jobs.run(job, 'attachment.secretPlaces', async (hooks) => {
      const row = readAttachment(desk.session.vault.read, id);
      if (row.kind !== 'image') throw new Refusal('attachment.not-image');
      const { boxes } = await guardImage(desk, new Uint8Array(readKept(desk, row)), { signal: hooks.signal });
      return { boxes: [...boxes] };
    }),
  'attachment.blackOut': (desk, { id, png, job }) =>
    desk.jobs.run(job, 'attachment.blackOut', (hooks) => addBlackedOut(desk, id, png, hooks)),
  'attachment.withdraw': (desk, { id, reason }) =>
    desk.write('attachment.withdraw', (tx) => withdrawAttachment(tx, id, reason)),
  'job.cancel': (desk, { job }) => {
    desk.jobs.cancel(job);
    return {};
  },
};
