import { integer, text } from 'drizzle-orm/sqlite-core';

/** Text that is '' when not stated: one way to say nothing, so that a re-projected row compares exactly. */
export const words = () => text().notNull().default('');
/** A whole number that may be unknown. */
export const count = () => integer();
/** A whole number that is always there. */
export const whole = () => integer().notNull();
/** 1 when the row was taken back by a later entry; it stays readable and is never deleted. */
export const withdrawn = () => integer().notNull().default(0);

/** The columns of every numbered record: db/domain/record.ts. */
export const recordColumns = () => ({
  id: text().primaryKey(),
  number: text().notNull(),
  recordedAt: text().notNull(),
  recordedOffset: integer().notNull(),
  officerId: text().notNull(),
  officerName: text().notNull(),
  device: text().notNull(),
  ledgerSeq: integer().notNull(),
});
