import { z } from 'zod';

/** A field that a disclosure copy may hide, and whose it is. */
export const disclosableField = z.strictObject({
  pointer: z.string(),
  name: z.string(),
  text: z.string(),
  /** the part of the data that it stands in: persons, case, links, … */
  part: z.string(),
  /** number of the record that it belongs to, '' where it has none */
  record: z.string(),
  /** role of the person that it speaks of, '' for anything else */
  role: z.string(),
});
export type DisclosableField = z.infer<typeof disclosableField>;

/** Whose field it is: the innermost record with a number on the way to it. */
export function readContext(
  document: object,
  pointer: string,
): Pick<DisclosableField, 'part' | 'record' | 'role'> {
  const path = pointer.split('/').slice(1);
  const part = path[0] ?? '';
  let record = '';
  let role = '';
  let at: unknown = document;
  for (const step of path.slice(0, -1)) {
    if (typeof at !== 'object' || at === null) break;
    at = (at as Record<string, unknown>)[step];
    if (typeof at !== 'object' || at === null || Array.isArray(at)) continue;
    const found = at as { number?: unknown; role?: unknown };
    if (typeof found.number === 'string' && found.number !== '') record = found.number;
    if (part === 'persons' && typeof found.role === 'string') role = found.role;
  }
  return { part, record, role };
}
