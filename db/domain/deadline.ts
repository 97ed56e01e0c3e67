import { z } from 'zod';
import { error, type Finding, warning } from './finding';
import { recordId } from './ids';
import { legalStatus } from './legalStatus';
import { recordMeta } from './record';
import type { ReferenceEntry } from './reference';
import { checkTexts, line, note } from './text';
import { existingDate, localDateTime, partialDate } from './time';

/** `date`: the paper itself names the day, as a court's order does. */
export const periodUnit = z.enum(['hours', 'days', 'working-days', 'date']);
export type PeriodUnit = z.infer<typeof periodUnit>;

/** What starts a clock by itself; `manual` is started by hand. Statuses are those of `legalStatus.ts`. */
export const clockStart = z.enum(['manual', 'collected', ...legalStatus.options]);
export type ClockStart = z.infer<typeof clockStart>;

/** A statutory period as typed. It is a row of the reference table `deadline-rule`, and each edition is a row of its own. */
export const ruleDraft = z.strictObject({
  code: z.string().regex(/^[a-z0-9-]{2,60}$/, 'code'),
  kk: line,
  ru: line,
  en: line,
  /** Code and article: "CPC 161"; `lawWords` says it in the languages. */
  article: line,
  starts: clockStart.default('manual'),
  length: z.int().min(0).max(100_000).default(0),
  unit: periodUnit.default('days'),
  /** Hours before the end from which it is amber. */
  warnHours: z.int().min(0).max(100_000).default(48),
  /** The status that stops it by itself; '' where only a paper does. */
  stopsBy: z.enum(['', ...legalStatus.options]).default(''),
  stopsKk: line,
  stopsRu: line,
  stopsEn: line,
  validFrom: partialDate,
  validTo: partialDate,
  source: line,
  edition: line,
});
export type RuleDraft = z.infer<typeof ruleDraft>;

export const deadlineRule = ruleDraft.extend({ id: z.string() });
export type DeadlineRule = z.infer<typeof deadlineRule>;

export function checkRule(draft: RuleDraft): Finding[] {
  const found = checkTexts(draft);
  for (const field of ['kk', 'ru', 'en'] as const)
    if (draft[field].trim() === '') found.push(error(field, 'required'));
  if (draft.article.trim() === '') found.push(warning('article', 'deadline.no-article'));
  if (draft.unit !== 'date' && !(draft.length > 0)) found.push(error('length', 'required'));
  if (draft.source.trim() === '') found.push(warning('source', 'deadline.no-source'));
  if (draft.validTo !== '' && draft.validTo < draft.validFrom)
    found.push(error('validTo', 'deadline.ends-before'));
  for (const field of ['validFrom', 'validTo'] as const)
    if (!existingDate(draft[field])) found.push(error(field, 'date.not-a-day'));
  return found;
}

/** A row of the reference table as a rule. */
export function ruleOf(row: ReferenceEntry): DeadlineRule {
  const said = (name: string) => String(row.facts[name] ?? '');
  return deadlineRule.parse({
    id: row.id,
    code: row.code,
    kk: row.kk,
    ru: row.ru,
    en: row.en,
    article: said('article'),
    starts: said('starts') || 'manual',
    length: Number(row.facts.length ?? 0),
    unit: said('unit') || 'days',
    warnHours: Number(row.facts.warnHours ?? 48),
    stopsBy: said('stopsBy'),
    stopsKk: said('stopsKk'),
    stopsRu: said('stopsRu'),
    stopsEn: said('stopsEn'),
    validFrom: row.validFrom,
    validTo: row.validTo,
    source: row.source,
    edition: row.edition,
  });
}

/** The edition of each rule that was in force on a day, `2026-11-18`; the newest where two were. */
export function rulesOn(rules: readonly DeadlineRule[], day: string): DeadlineRule[] {
  const inForce = new Map<string, DeadlineRule>();
  for (const rule of rules) {
    if (rule.validFrom > day || (rule.validTo !== '' && rule.validTo < day)) continue;
    const known = inForce.get(rule.code);
    if (!known || known.validFrom <= rule.validFrom) inForce.set(rule.code, rule);
  }
  return [...inForce.values()];
}

/** `report`: a request, whose answer is waited for. */
export const deadlineSubject = z.enum(['case', 'exhibit', 'wallet', 'report']);
export type DeadlineSubject = z.infer<typeof deadlineSubject>;

/** A clock to be started, as typed. */
export const deadlineDraft = z.strictObject({
  subjectKind: deadlineSubject.default('case'),
  subjectId: recordId,
  ruleId: z.string().max(200),
  /** Local time of the event that started it. */
  startedAt: localDateTime,
  /** The day that the paper names, where the rule has no length of its own. */
  dueDate: partialDate,
  notes: note,
});
export type DeadlineDraft = z.infer<typeof deadlineDraft>;

/** The paper that stops a clock, as typed. */
export const stopDraft = z.strictObject({
  document: line,
  date: partialDate,
  attachmentId: recordId.nullable().default(null),
  note: line,
});
export type StopDraft = z.infer<typeof stopDraft>;

/** A running or stopped clock. It carries its rule as it was, so that a later edition changes nothing. */
export const deadlineRecord = recordMeta.extend({
  caseId: recordId,
  subjectKind: deadlineSubject,
  subjectId: recordId,
  subjectNumber: z.string(),
  subjectTitle: z.string(),
  ruleId: z.string(),
  rule: ruleDraft,
  startedAt: z.string(),
  /** UTC. */
  dueAt: z.string(),
  /** The record that started it by itself; '' where an officer did. */
  startedBy: z.string(),
  notes: z.string(),
  stoppedAt: z.string(),
  stopDocument: z.string(),
  stopDate: z.string(),
  stopAttachmentId: recordId.nullable(),
  stopNote: z.string(),
  stoppedById: z.string(),
  stoppedByName: z.string(),
});
export type DeadlineRecord = z.infer<typeof deadlineRecord>;

/** @param now the wall clock, `2026-11-18T02:31` */
export function checkDeadline(
  draft: DeadlineDraft,
  rule: Pick<RuleDraft, 'unit'> | undefined,
  now: string,
): Finding[] {
  const found = checkTexts(draft);
  if (!rule) found.push(error('ruleId', 'required'));
  if (!existingDate(draft.startedAt)) found.push(error('startedAt', 'date.not-a-day'));
  else if (draft.startedAt > now) found.push(error('startedAt', 'custody.future'));
  if (!existingDate(draft.dueDate)) found.push(error('dueDate', 'date.not-a-day'));
  else if (rule?.unit === 'date' && draft.dueDate.length < 10) found.push(error('dueDate', 'required'));
  return found;
}

export function checkStop(draft: StopDraft, today: string): Finding[] {
  const found = checkTexts(draft);
  if (draft.document.trim() === '') found.push(error('document', 'required'));
  if (!existingDate(draft.date)) found.push(error('date', 'date.not-a-day'));
  else if (draft.date === '') found.push(error('date', 'required'));
  else if (draft.date > today) found.push(error('date', 'custody.future'));
  if (draft.attachmentId === null) found.push(warning('attachmentId', 'custody.no-scan'));
  return found;
}

const hour = 3_600_000;

/**
 * When a period ends, in UTC. Hours run from the minute. Days and working days end at midnight after the last whole day,
 * the day of the start not counted; where the last day is a day off, the next working day is the last (as codes of
 * procedure compute periods; to be confirmed by the unit's lawyers). @param startedAt local time, `offset` minutes east of UTC @param isDayOff of `2026-11-21`
 */
export function dueAt(
  rule: Pick<RuleDraft, 'length' | 'unit'>,
  startedAt: string,
  offset: number,
  isDayOff: (day: string) => boolean,
  dueDate = '',
): string {
  const utc = (local: string) => Date.parse(`${local}:00Z`) - offset * 60_000;
  if (rule.unit === 'hours') return new Date(utc(startedAt) + rule.length * hour).toISOString();
  const start = startedAt.slice(0, 10);
  let last = rule.unit === 'date' ? dueDate : start;
  if (rule.unit === 'days') last = addDays(start, rule.length);
  if (rule.unit === 'working-days')
    for (let left = rule.length; left > 0; ) {
      last = addDays(last, 1);
      if (!isDayOff(last)) left -= 1;
    }
  if (rule.unit === 'days') while (isDayOff(last)) last = addDays(last, 1);
  return new Date(utc(`${addDays(last, 1)}T00:00`)).toISOString();
}

export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 24 * hour).toISOString().slice(0, 10);
}

/**
 * Tells days off: Saturday, Sunday and the rows of the reference table `holiday`, whose code is a day of every year
 * (`12-16`) or of one (`2026-03-24`); one with the fact `works` is a working day instead.
 */
export function daysOff(
  holidays: readonly Pick<ReferenceEntry, 'code' | 'facts'>[],
): (day: string) => boolean {
  const said = new Map(holidays.map(({ code, facts }) => [code, facts.works !== 1]));
  return (day) => {
    const exact = said.get(day) ?? said.get(day.slice(5));
    if (exact !== undefined) return exact;
    const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
    return weekday === 0 || weekday === 6;
  };
}

/** Where a clock stands. */
export type DeadlineState = 'running' | 'soon' | 'over' | 'stopped';
export function deadlineState(
  {
    dueAt: due,
    stoppedAt,
    rule,
  }: Pick<DeadlineRecord, 'dueAt' | 'stoppedAt'> & {
    readonly rule: Pick<RuleDraft, 'warnHours'>;
  },
  now: string,
): DeadlineState {
  if (stoppedAt !== '') return 'stopped';
  const left = Date.parse(due) - Date.parse(now);
  if (left <= 0) return 'over';
  return left <= rule.warnHours * hour ? 'soon' : 'running';
}

/** Whether the paper is of a day after the end. */
export function wasLate(
  { dueAt: due, stopDate }: Pick<DeadlineRecord, 'dueAt' | 'stopDate'>,
  offset: number,
): boolean {
  return stopDate.length === 10 && Date.parse(`${stopDate}T00:00:00Z`) - offset * 60_000 >= Date.parse(due);
}
