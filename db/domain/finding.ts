import { z } from 'zod';

/**
 * A named problem in a draft, shown beside its field while the officer types.
 * `field` is a dot path into the draft (`addresses.2.text`); `code` has words in assets/locales/<lang>/finding.json.
 * An `error` keeps the draft from being recorded; a `warning` is recorded with it.
 */
export const finding = z.strictObject({
  field: z.string(),
  code: z.string(),
  level: z.enum(['error', 'warning']),
  params: z.record(z.string(), z.union([z.string(), z.number()])).default({}),
});
export type Finding = z.infer<typeof finding>;

export type FindingParams = Record<string, string | number>;

export function error(field: string, code: string, params: FindingParams = {}): Finding {
  return { field, code, level: 'error', params };
}

export function warning(field: string, code: string, params: FindingParams = {}): Finding {
  return { field, code, level: 'warning', params };
}

/** True when nothing in the list keeps the draft from being recorded. */
export function acceptable(findings: readonly Finding[]): boolean {
  return findings.every((found) => found.level !== 'error');
}
