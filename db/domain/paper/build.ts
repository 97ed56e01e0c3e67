import { reportKinds } from '../reportKinds';
import type { ReportModel } from '../reportModel';
import { isoWithOffset } from '../time';
import type { Paper, PaperKind, PaperSource, ReportOccasion } from './kind';
import { momentWords, type ReportWords } from './words';

/**
 * What a report of this kind says and in which order. Pure: the window's preview and the signed page both come from here.
 * @param second the words of a second language, printed beside the first; numbers and dates keep the form of the first
 * @throws Error when the words of a language lack a key
 */
export function buildPaper<S extends PaperSource>(
  kind: PaperKind<S>,
  source: S,
  words: ReportWords,
  occasion: ReportOccasion,
  second?: ReportWords,
): ReportModel {
  const model = inOneLanguage(kind, source, words, occasion);
  if (second === undefined) return model;
  const beside = inOneLanguage(kind, source, { ...second, language: words.language }, occasion);
  return { ...model, second: { ...beside, language: second.language } };
}

/** Puts a kind together with what it reads, so that whoever draws it needs to know neither. */
export function bindPaper<S extends PaperSource>(kind: PaperKind<S>, source: S): Paper {
  return {
    kind: kind.id,
    source,
    tables: kind.tables?.(source) ?? [],
    model: (words, occasion, second) => buildPaper(kind, source, words, occasion, second),
    again: (other) => bindPaper(kind, other as S),
  };
}

function inOneLanguage<S extends PaperSource>(
  kind: PaperKind<S>,
  source: S,
  words: ReportWords,
  occasion: ReportOccasion,
): ReportModel {
  const { head, vault } = source;
  const content = kind.content(source, words);
  const letterhead = [content.body ?? '', occasion.officer.unit, vault.name].filter(
    (line) => line.trim() !== '',
  );
  const watermark = occasion.draft ? words.paper('draft') : vault.sample ? 'SAMPLE' : undefined;
  return {
    kind: kind.id,
    language: words.language,
    title: content.title,
    ...(content.subtitle === undefined ? {} : { subtitle: content.subtitle }),
    number: occasion.number,
    date: isoWithOffset(occasion.when),
    dateText: momentWords(occasion.when, words.language),
    letterhead: letterhead.slice(0, 6),
    ...(watermark === undefined ? {} : { watermark }),
    head: { words: head.words, seq: head.seq, hashHex: head.hash },
    labels: labels(words),
    ...(content.summary === undefined ? {} : { summary: content.summary }),
    sections: content.sections,
    signatures: reportKinds[kind.id].signatures.map((role, index) => ({
      role: words.term(`signatureRole.${role}`),
      // who signs further is not known when the page is drawn; their stamp says it
      name: index === 0 ? `${occasion.officer.rank} ${occasion.officer.name}`.trim() : '',
      position: index === 0 ? occasion.officer.unit : '',
    })),
  };
}

const labelNames = [
  'number',
  'date',
  'page',
  'of',
  'caseHash',
  'head',
  'entry',
  'signatures',
  'signatureBox',
  'check',
  'checkText',
  'attachments',
  'attachmentName',
  'attachmentContent',
  'attachmentSize',
  'bytes',
] as const;

function labels(words: ReportWords): ReportModel['labels'] {
  const found = Object.fromEntries(labelNames.map((name) => [name, words.paper(`labels.${name}`)]));
  return found as ReportModel['labels'];
}
