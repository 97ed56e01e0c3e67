import { z } from 'zod';
import { error, type Finding, warning } from './finding';
import { checkTexts, line } from './text';
import { existingDate } from './time';

/** A public holiday, a day off that was moved, or a Saturday that is worked: what periods of working days step over. */
export const dayOffDraft = z.strictObject({
  /** Of every year, `12-16`, or of one, `2026-03-24`. */
  day: z.string().regex(/^(\d{4}-)?\d{2}-\d{2}$/, 'day'),
  /** True where that day is worked although it would be off. */
  works: z.boolean().default(false),
  kk: line,
  ru: line,
  en: line,
  /** The order or law that says so. */
  source: line,
});
export type DayOffDraft = z.infer<typeof dayOffDraft>;

export function checkDayOff(draft: DayOffDraft): Finding[] {
  const found = checkTexts(draft);
  const whole = draft.day.length === 5 ? `2028-${draft.day}` : draft.day;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(whole) || !existingDate(whole)) found.push(error('day', 'date.not-a-day'));
  for (const field of ['kk', 'ru', 'en'] as const)
    if (draft[field].trim() === '') found.push(error(field, 'required'));
  if (draft.source.trim() === '') found.push(warning('source', 'deadline.no-source'));
  return found;
}
