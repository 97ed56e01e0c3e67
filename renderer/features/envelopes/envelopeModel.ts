import { checkEnvelope, type EnvelopeDraft, envelopeDraft } from '../../../db/domain/envelope';
import { error, type Finding } from '../../../db/domain/finding';

/** The envelope's own checks, and that a case was chosen where the form asks for one. */
export function checkEnvelopeForm(draft: EnvelopeDraft): Finding[] {
  const found = checkEnvelope(draft);
  return draft.caseId === '' ? [error('caseId', 'required'), ...found] : found;
}

/** A draft with nothing in it but what is known before the first key. `caseId` may be '' until it is chosen. */
export function emptyEnvelope(known: Partial<EnvelopeDraft>): EnvelopeDraft {
  const { caseId: _caseId, ...shape } = envelopeDraft.shape;
  const blank = Object.fromEntries(
    Object.entries(shape).map(([key, schema]) => [key, schema.parse(undefined)]),
  );
  return { ...(blank as Omit<EnvelopeDraft, 'caseId'>), caseId: '', ...known };
}

/** How long opened words stay on the screen, in seconds. */
export const shownSeconds = 60;
