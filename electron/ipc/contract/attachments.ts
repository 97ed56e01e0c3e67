import { z } from 'zod';
import {
  attachmentDraft,
  attachmentRecord,
  attachmentState,
  attachmentView,
  largestShown,
} from '../../../db/domain/attachment';
import { recordId } from '../../../db/domain/ids';
import { route } from './route';
import { fileToken } from './vault';

const byId = z.strictObject({ id: recordId });
/** Chosen by the caller; the `job` event tells its progress, `job.cancel` stops it. */
const jobId = z.string().min(1).max(80);
const bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array);

const box = z.strictObject({ left: z.number(), top: z.number(), width: z.number(), height: z.number() });

export const attachmentContract = {
  /**
   * Hashes and seals a file in one pass, has the guard read it, and records it. Where the guard finds a secret,
   * `ask` refuses with `attachment.secret` and keeps nothing; `keep` records it as one that never leaves.
   */
  'attachment.record': route(
    'evidence',
    'write',
    z.strictObject({
      file: fileToken,
      draft: attachmentDraft,
      secret: z.enum(['ask', 'keep']).default('ask'),
      job: jobId,
    }),
    attachmentView,
  ),
  'attachment.get': route('evidence', 'read', byId, attachmentView),
  'attachment.list': route(
    'evidence',
    'read',
    z.strictObject({ caseId: recordId.optional(), ownerId: recordId.optional() }),
    z.array(attachmentView),
  ),
  /** The content, hashed again. One that contains a secret is given only when the officer has confirmed that. */
  'attachment.read': route(
    'evidence',
    'read',
    z.strictObject({ id: recordId, confirmed: z.boolean().default(false) }),
    z.strictObject({ bytes }),
  ),
  /**
   * A photograph of a format that no window opens, decoded: `whole` in the pixels that `attachment.secretPlaces` speaks of,
   * `small` for a list. @throws Refusal `attachment.not-image`
   */
  'attachment.picture': route(
    'evidence',
    'read',
    z.strictObject({ id: recordId, confirmed: z.boolean().default(false), size: z.enum(['whole', 'small']) }),
    z.strictObject({ bytes, mime: z.enum(['image/jpeg', 'image/png']) }),
  ),
  /** Reads the kept file again, whole. A change of state is an entry in the ledger. */
  'attachment.check': route(
    'evidence',
    'read',
    z.strictObject({ id: recordId, job: jobId }),
    z.strictObject({ state: attachmentState }),
  ),
  'attachment.export': route(
    'evidence',
    'read',
    z.strictObject({ id: recordId, to: fileToken, job: jobId }),
    z.strictObject({ sha256: z.string(), size: z.int() }),
  ),
  /** Where the words of a secret stand in an image, in its pixels. */
  'attachment.secretPlaces': route(
    'evidence',
    'read',
    z.strictObject({ id: recordId, job: jobId }),
    z.strictObject({ boxes: z.array(box) }),
  ),
  /** Records a copy of an image, drawn anew with places blacked out (PNG). It passes the guard like any other file. */
  'attachment.blackOut': route(
    'evidence',
    'write',
    z.strictObject({
      id: recordId,
      png: bytes.refine((png) => png.length <= largestShown),
      job: jobId,
    }),
    attachmentView,
  ),
  'attachment.withdraw': route(
    'evidence',
    'write',
    z.strictObject({ id: recordId, reason: z.string().min(1).max(2_000) }),
    attachmentRecord,
  ),
  /** Stops a job of this window; nothing half-written stays. One that has ended already is no mistake. */
  'job.cancel': route('evidence', 'open', z.strictObject({ job: jobId }), z.strictObject({})),
} as const;
