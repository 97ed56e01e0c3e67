import { z } from 'zod';
import { heldKind, sealFound } from './custody/event';
import { error, type Finding } from './finding';
import { recordId } from './ids';
import { recordMeta } from './record';
import { checkTexts, line, note } from './text';

/** What is counted: one storage place and what lies below it, one case, or all that one officer holds. */
export const countScope = z.enum(['place', 'case', 'officer']);
export type CountScope = z.infer<typeof countScope>;

export const countDraft = z.strictObject({
  scope: countScope.default('place'),
  place: line,
  caseId: recordId.nullable().default(null),
  ofOfficerId: recordId.nullable().default(null),
  /** Why now: a change of personnel, the yearly count, an incident. */
  reason: line,
  notes: note,
});
export type CountDraft = z.infer<typeof countDraft>;

/** One thing in hand: what the scanner read or the officer typed, and its seal. */
export const scan = z.strictObject({
  text: line.pipe(z.string().trim().min(1)),
  intact: sealFound.default('yes'),
  /** The seal as read, where it was another string that named the thing; '' otherwise. */
  seal: line,
  note: line,
});
export type Scan = z.infer<typeof scan>;

/** `''` until the count is closed: before that nobody is told what was expected. */
export const countResult = z.enum(['', 'present', 'missing', 'unexpected', 'seal-broken', 'unknown']);
export type CountResult = z.infer<typeof countResult>;
export const countLeg = z.enum(['', 'yes', 'no', 'none']);
export type CountLeg = z.infer<typeof countLeg>;

export const countLine = z.strictObject({
  id: recordId,
  ordinal: z.int(),
  /** '' where the scan named nothing that the vault knows. */
  subjectKind: z.enum(['', ...heldKind.options]),
  subjectId: z.string(),
  number: z.string(),
  title: z.string(),
  caseId: z.string(),
  scanned: z.string(),
  scannedAt: z.string(),
  intact: sealFound,
  seal: z.string(),
  note: z.string(),
  result: countResult,
  /** Second leg: the record says the same place, holder and seal. */
  record: countLeg,
  /** Third leg: control of the money of its wallets is confirmed. */
  funds: countLeg,
});
export type CountLine = z.infer<typeof countLine>;

export const countRecord = recordMeta.extend({
  caseId: z.string(),
  scope: countScope,
  place: z.string(),
  ofOfficerId: z.string(),
  ofOfficerName: z.string(),
  reason: z.string(),
  notes: z.string(),
  state: z.enum(['open', 'closed', 'abandoned']),
  closedAt: z.string(),
  closedOffset: z.int(),
  secondId: z.string(),
  secondName: z.string(),
  lines: z.array(countLine),
});
export type CountRecord = z.infer<typeof countRecord>;

export function checkCount(draft: CountDraft): Finding[] {
  const found = checkTexts(draft);
  if (draft.scope === 'place' && draft.place.trim() === '') found.push(error('place', 'required'));
  if (draft.scope === 'case' && draft.caseId === null) found.push(error('caseId', 'required'));
  if (draft.scope === 'officer' && draft.ofOfficerId === null) found.push(error('ofOfficerId', 'required'));
  return found;
}

/** Whether `place` is `under` or lies below it: rack 1 is not rack 12. */
export function isUnder(place: string, under: string): boolean {
  const parts = (text: string) =>
    text
      .split(/[/\\>]/)
      .map((part) => part.trim().toLocaleLowerCase('ru'))
      .filter(Boolean);
  const inner = parts(place);
  return parts(under).every((part, index) => inner[index] === part);
}

/** What the record says of a thing when the count is closed. */
export interface Expected {
  readonly id: string;
  readonly seal: string;
  /** A part of something that is counted, without bag and seal of its own: it is there when that is. */
  readonly within: string | null;
  /** Whether its place and holder are those of the count. */
  readonly here: boolean;
  readonly funds: CountLeg;
}

/** What was scanned, by the id of the thing; `''` where the scan named nothing known. */
export interface Seen {
  readonly lineId: string;
  readonly id: string;
  readonly intact: CountLine['intact'];
  readonly seal: string;
}

export interface Judged {
  readonly result: Exclude<CountResult, ''>;
  readonly record: CountLeg;
  readonly funds: CountLeg;
}

/**
 * The three legs of every thing that was expected or seen. `known` tells what the record says of any thing, whether it
 * was expected here or not. Every expected thing is judged once; nothing that was scanned is left out.
 */
export function judgeCount(
  expected: readonly Expected[],
  seen: readonly Seen[],
  known: (id: string) => Expected | undefined,
): { readonly lines: ReadonlyMap<string, Judged>; readonly missing: readonly Expected[] } {
  const lines = new Map<string, Judged>();
  const here = new Set(expected.map(({ id }) => id));
  const counted = new Set<string>();
  for (const one of seen) {
    const said = one.id === '' ? undefined : known(one.id);
    if (said) counted.add(said.id);
    lines.set(one.lineId, judgeSeen(one, said, here));
  }
  const isMissing = (one: Expected): boolean => {
    if (counted.has(one.id)) return false;
    const outer = one.within === null ? undefined : expected.find(({ id }) => id === one.within);
    return outer ? isMissing(outer) : true;
  };
  return { lines, missing: expected.filter(isMissing) };
}

function judgeSeen(one: Seen, said: Expected | undefined, here: ReadonlySet<string>): Judged {
  if (!said) return { result: 'unknown', record: 'no', funds: 'none' };
  const sameSeal = one.seal === '' || one.seal === said.seal;
  const record: CountLeg = said.here && sameSeal ? 'yes' : 'no';
  if (!here.has(said.id)) return { result: 'unexpected', record: 'no', funds: said.funds };
  if (one.intact === 'no') return { result: 'seal-broken', record, funds: said.funds };
  return { result: 'present', record, funds: said.funds };
}
