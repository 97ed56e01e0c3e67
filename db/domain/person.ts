import { z } from 'zod';
import { error, type Finding, warning } from './finding';
import { recordId } from './ids';
import { isBinOrIin } from './kz';
import { recordMeta } from './record';
import { checkTexts, line, note } from './text';
import { existingDate, partialDate } from './time';

export const personRole = z.enum([
  'suspect',
  'victim',
  'witness',
  'dropper',
  'expert',
  'interpreter',
  'defence',
  'attesting-witness',
  'other',
]);
export type PersonRole = z.infer<typeof personRole>;

/** A person in a case, as typed. The IIN is never mandatory: a foreigner has none. */
export const personDraft = z.strictObject({
  caseId: recordId,
  name: line,
  nameLatin: line,
  aliases: line,
  role: personRole.default('suspect'),
  iin: line,
  birth: partialDate,
  citizenship: line,
  document: line,
  phones: line,
  handles: line,
  notes: note,
});
export type PersonDraft = z.infer<typeof personDraft>;

export const personRecord = recordMeta.extend(personDraft.shape);
export type PersonRecord = z.infer<typeof personRecord>;

export function checkPerson(draft: PersonDraft): Finding[] {
  const found = checkTexts(draft);
  if (draft.name.trim() === '' && draft.nameLatin.trim() === '') found.push(error('name', 'required'));
  if (draft.iin !== '' && !isBinOrIin(draft.iin)) found.push(warning('iin', 'kz.iin-check'));
  if (!existingDate(draft.birth)) found.push(error('birth', 'date.not-a-day'));
  return found;
}
