import type { z } from 'zod';

/** The fields of a record that an officer types, as the form takes them: a record without its id, number and times. */
export function draftOf<S extends z.ZodObject>(schema: S, record: object): z.output<S> {
  const given = record as Readonly<Record<string, unknown>>;
  return schema.parse(Object.fromEntries(Object.keys(schema.shape).map((key) => [key, given[key]])));
}
