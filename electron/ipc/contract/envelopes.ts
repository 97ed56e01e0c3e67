import { z } from 'zod';
import { envelopeDraft, envelopeRecord, openingOf } from '../../../db/domain/envelope';
import { twoHands } from '../../../db/domain/hands';
import { recordId } from '../../../db/domain/ids';
import { line } from '../../../db/domain/text';
import { recordRoutes } from './records';
import { route } from './route';

const envelopes = {
  ...recordRoutes(envelopeDraft, envelopeRecord),
  /** By two where the seal is corrected. */
  amend: route(
    'evidence',
    'write',
    z.strictObject({
      id: recordId,
      draft: envelopeDraft,
      reason: z.string().min(1).max(2_000),
      draftKey: z.string().max(200).optional(),
      hands: twoHands.optional(),
    }),
    envelopeRecord,
  ),
};
/** Whether this vault may hold words, and how many people could open them now. */
const wordsRule = z.strictObject({ allowed: z.boolean(), people: z.int() });
const newSeal = line.pipe(z.string().trim());

export const envelopeContract = {
  'envelope.record': envelopes.record,
  'envelope.amend': envelopes.amend,
  'envelope.get': envelopes.get,
  'envelope.list': envelopes.list,
  /** By two: the paper is cut open, or held words are answered, once, and only to this caller. */
  'envelope.open': route(
    'evidence',
    'write',
    z.strictObject({ id: recordId, what: openingOf, newSeal, hands: twoHands }),
    z.strictObject({ envelope: envelopeRecord, words: z.string().nullable() }),
  ),
  /** The seal that was put on after the last opening. */
  'envelope.seal': route('evidence', 'write', z.strictObject({ id: recordId, newSeal }), envelopeRecord),
  /** Seals words to the officers' keys. Words that are held already are replaced by two. */
  'envelope.hold': route(
    'evidence',
    'write',
    z.strictObject({ id: recordId, words: z.string().min(1).max(8_000), hands: twoHands.optional() }),
    envelopeRecord,
  ),
  /** Seals held words anew to the officers of today, by two whose shares open. */
  'envelope.reseal': route(
    'evidence',
    'write',
    z.strictObject({ ids: z.array(recordId).min(1).max(1_000), hands: twoHands }),
    z.array(envelopeRecord),
  ),
  'envelope.rule': route('evidence', 'read', z.strictObject({}), wordsRule),
  'envelope.allow': route(
    'evidence',
    'write',
    z.strictObject({ allow: z.boolean(), hands: twoHands }),
    wordsRule,
  ),
} as const;
