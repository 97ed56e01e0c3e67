import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lawWords } from '../../db/domain/lawWords';

const shipped = JSON.parse(
  readFileSync(resolve(import.meta.dirname, '../../assets/reference/deadlineRules.json'), 'utf8'),
) as { facts: { article: string } }[];

describe('an article in the words of a language', () => {
  it.each([
    ['CPC 161', 'ҚПК 161-бабы', 'ст. 161 УПК', 'CPC, art. 161'],
    ['CPC 161–163', 'ҚПК 161–163-баптары', 'ст. 161–163 УПК', 'CPC, arts. 161–163'],
    ['CC 232-1', 'ҚК 232-1-бабы', 'ст. 232-1 УК', 'CC, art. 232-1'],
  ])('says %s as a paper of that language cites it', (cited, kk, ru, en) => {
    expect([lawWords(cited, 'kk'), lawWords(cited, 'ru'), lawWords(cited, 'en')]).toEqual([kk, ru, en]);
  });

  // Would catch: a shipped period that stands in English on a Kazakh or Russian board.
  it('leaves no shipped period in English', () => {
    for (const { facts } of shipped)
      for (const language of ['kk', 'ru'] as const)
        expect(lawWords(facts.article, language)).not.toMatch(/[A-Za-z]/);
  });

  it('leaves what a unit wrote as it was written', () => {
    expect(lawWords('п. 4 приказа № 12', 'kk')).toBe('п. 4 приказа № 12');
  });
});
