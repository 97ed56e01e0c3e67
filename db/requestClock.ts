import { and, eq } from 'drizzle-orm';
import { insertClock, listRules, readDeadline } from './deadlines';
import { type DeadlineRecord, type DeadlineRule, ruleDraft, rulesOn } from './domain/deadline';
import { error } from './domain/finding';
import { answerRule, checkSent, type RequestAsk, type SentDraft } from './domain/providerRequest';
import { Refusal } from './domain/refusal';
import { wallClock } from './domain/time';
import { requireAcceptable, subjectOf } from './record';
import { readReport } from './reports';
import { deadline } from './schema';
import type { WriteTx } from './tx';

/** What a vault without the shipped periods goes by: the request names the day itself. */
const namedDay: DeadlineRule = {
  id: 'deadline-rule:provider-answer',
  ...ruleDraft.parse({
    code: 'provider-answer',
    kk: 'Провайдердің мәлімет беру сұрауына жауабы',
    ru: 'Ответ провайдера на запрос сведений',
    en: 'Provider’s answer to a request for information',
    article: '',
    stopsKk: 'Провайдердің жауабы',
    stopsRu: 'Ответ провайдера',
    stopsEn: 'Answer of the provider',
    validFrom: '',
    validTo: '',
    source: '',
    edition: '',
  }),
};

/**
 * Records that a request went to its provider: from then on its answer is waited for, by the day that was named or by
 * the unit's period. Its answer stops the clock, as documents do.
 * @param said what the request itself asks for and by when
 * @throws Refusal `request.not-a-request`, `request.sent-already`, `draft.refused`
 */
export function startRequest(
  tx: WriteTx,
  id: string,
  draft: SentDraft,
  said: { readonly asks: readonly RequestAsk[]; readonly answerBy: string },
): DeadlineRecord {
  const now = wallClock(tx.now);
  requireAcceptable(checkSent(draft, now));
  const report = readReport(tx.read, id);
  if (report.kind !== 'provider-request' || report.caseId === null || report.copyOf !== null)
    throw new Refusal('request.not-a-request');
  const running = and(eq(deadline.subjectId, id), eq(deadline.stoppedAt, ''));
  if (tx.read.select({ id: deadline.id }).from(deadline).where(running).get())
    throw new Refusal('request.sent-already', { number: report.number });
  const at = draft.sentAt || now;
  const dueDate = draft.answerBy || (said.answerBy >= at.slice(0, 10) ? said.answerBy : '');
  const periods = rulesOn(listRules(tx.read), at.slice(0, 10));
  const rule = periods.find(({ code }) => code === answerRule(said.asks));
  if (rule === undefined && dueDate === '') requireAcceptable([error('answerBy', 'required')]);
  const own = rule ?? namedDay;
  const clock = dueDate === '' ? own : { ...own, unit: 'date' as const, length: 0 };
  const subject = { kind: 'report', id, caseId: report.caseId } as const;
  const made = insertClock(tx, clock, subject, { at, dueDate, notes: draft.channel, startedBy: id });
  tx.about(subjectOf('report', report, report.subjectTitle), draft.channel);
  return readDeadline(tx.read, made);
}
