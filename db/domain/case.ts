import { z } from 'zod';
import { error, type Finding, warning } from './finding';
import { isErdrNumber } from './kz';
import { minorUnits } from './money';
import { recordMeta } from './record';
import { checkTexts, line, note } from './text';
import { existingDate, partialDate } from './time';

/** How the ministry counts the case. */
export const caseCategory = z.enum([
  'fraud',
  'pyramid',
  'illegal-exchange',
  'laundering',
  'illegal-mining',
  'dark-market',
  'other',
]);
export type CaseCategory = z.infer<typeof caseCategory>;

export const caseStage = z.enum([
  'kui',
  'erdr',
  'qualified',
  'suspect',
  'prosecutor',
  'court',
  'verdict',
  'terminated',
  'suspended',
]);
export type CaseStage = z.infer<typeof caseStage>;

/** An article of the criminal code as the case cites it: "190 ч.4 п.1". */
export const articleCitation = z.strictObject({ article: line, part: line, point: line });
export type ArticleCitation = z.infer<typeof articleCitation>;

export const proceedingsLanguage = z.enum(['kk', 'ru']);

/** A case file as typed. Amounts are tiyn and US cents. Dates may be partial. */
export const caseDraft = z.strictObject({
  title: line,
  category: caseCategory.default('fraud'),
  stage: caseStage.default('erdr'),
  kuiNumber: line,
  kuiDate: partialDate,
  erdrNumber: line,
  erdrDate: partialDate,
  articles: z.array(articleCitation).max(40).default([]),
  region: line,
  body: line,
  unit: line,
  investigator: line,
  prosecutor: line,
  damageTiyn: minorUnits,
  damageCents: minorUnits,
  damageSource: line,
  victims: z.int().min(0).max(100_000_000).nullable().default(null),
  language: proceedingsLanguage.default('ru'),
  notes: note,
});
export type CaseDraft = z.infer<typeof caseDraft>;

export const caseRecord = recordMeta.extend(caseDraft.shape);
export type CaseRecord = z.infer<typeof caseRecord>;

export function checkCase(draft: CaseDraft): Finding[] {
  const found = checkTexts(draft);
  if (draft.title.trim() === '') found.push(error('title', 'required'));
  if (draft.erdrNumber !== '' && !isErdrNumber(draft.erdrNumber))
    found.push(warning('erdrNumber', 'case.erdr-form'));
  if (draft.articles.length === 0) found.push(warning('articles', 'case.no-article'));
  draft.articles.forEach((citation, index) => {
    if (citation.article.trim() === '') found.push(error(`articles.${index}.article`, 'required'));
  });
  for (const field of ['kuiDate', 'erdrDate'] as const) {
    if (!existingDate(draft[field])) found.push(error(field, 'date.not-a-day'));
  }
  for (const field of ['damageTiyn', 'damageCents'] as const) {
    if (draft[field].startsWith('-')) found.push(error(field, 'amount.negative'));
  }
  return found;
}

/** "190 ч.4 п.1" from its parts. The words come from the caller's language; where the number stands inside one, `#` marks it. */
export function citationText(citation: ArticleCitation, words: { part: string; point: string }): string {
  return `${citation.article}${cited(words.part, citation.part)}${cited(words.point, citation.point)}`;
}

function cited(word: string, number: string): string {
  if (number === '') return '';
  return ` ${word.includes('#') ? word.replace('#', number).trim() : word + number}`;
}
