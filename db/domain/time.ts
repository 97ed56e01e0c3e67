import { z } from 'zod';

export { existingDate } from './existingDate';

/** A moment as Dalel records it: UTC with milliseconds, and the offset of the machine's wall clock in minutes. */
export const moment = z.strictObject({
  at: z.iso.datetime({ precision: 3 }),
  offset: z.int().min(-840).max(840),
});
export type Moment = z.infer<typeof moment>;

/** Gives the time to everything that records; injected through `open`, so that tests own the clock. */
export type Clock = () => Moment;

/** A date known as far as it is known: `2026`, `2026-11`, `2026-11-18`, or empty when not stated. */
export const partialDate = z
  .string()
  .regex(/^(\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?)?$/, 'partial-date')
  .default('');

/** A local date and time as the officer saw it on the clock, `2026-11-18T02:31`, or empty. */
export const localDateTime = z
  .string()
  .regex(/^(\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d)?$/, 'local-date-time')
  .default('');

/** The wall clock of a moment, `2026-11-18T02:31`. */
export function wallClock(when: Moment): string {
  return new Date(Date.parse(when.at) + when.offset * 60_000).toISOString().slice(0, 16);
}

/** `+05:00` for 300. */
export function offsetText(minutes: number): string {
  const size = Math.abs(minutes);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

/** ISO 8601 with its zone: `2026-11-18T02:31:07+05:00`. */
export function isoWithOffset(when: Moment): string {
  const local = new Date(Date.parse(when.at) + when.offset * 60_000).toISOString().slice(0, 19);
  return `${local}${offsetText(when.offset)}`;
}
