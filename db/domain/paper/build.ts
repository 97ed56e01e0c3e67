import type { LetterheadRecord } from '../letterhead';
import { type ReportKind, reportKinds } from '../reportKinds';
import type { ReportLanguage, ReportModel } from '../reportModel';
import { joined } from '../sequence';
import { isoWithOffset } from '../time';
import type {
  Paper,
  PaperKind,
  PaperModel,
  PaperSection,
  PaperSource,
  ReportOccasion,
  Signers,
} from './kind';
import { recordTable } from './recordTable';
import { wholeModel } from './volumes';
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
  return wholeModel(layPaper(kind, source, words, occasion, second));
}

/** The same, its long tables made when somebody comes for their rows. */
function layPaper<S extends PaperSource>(
  kind: PaperKind<S>,
  source: S,
  words: ReportWords,
  occasion: ReportOccasion,
  second?: ReportWords,
): PaperModel {
  const model = inOneLanguage(kind, source, words, occasion, words.language);
  if (second === undefined) return model;
  const beside = inOneLanguage(
    kind,
    source,
    { ...second, language: words.language },
    occasion,
    second.language,
  );
  return { ...model, second: { ...beside, language: second.language } };
}

/** Puts a kind together with what it reads, so that whoever draws it needs to know neither. */
export function bindPaper<S extends PaperSource>(kind: PaperKind<S>, source: S): Paper {
  return {
    kind: kind.id,
    source,
    tables: kind.tables?.(source) ?? [recordTable(source)],
    pictures: kind.pictures?.(source) ?? [],
    model: (words, occasion, second) => buildPaper(kind, source, words, occasion, second),
    lay: (words, occasion, second) => layPaper(kind, source, words, occasion, second),
    again: (other) => bindPaper(kind, other as S),
  };
}

function inOneLanguage<S extends PaperSource>(
  kind: PaperKind<S>,
  source: S,
  words: ReportWords,
  occasion: ReportOccasion,
  speaks: ReportLanguage,
): Omit<PaperModel, 'second'> {
  const { head, vault } = source;
  const content = kind.content(source, words, occasion.pictures ?? new Map());
  const { letterhead: stated, emblem, template } = occasion;
  const letterhead = (
    stated === undefined
      ? [content.body ?? '', occasion.officer.unit, vault.name]
      : letterheadLines(stated, speaks)
  ).filter((line) => line.trim() !== '');
  const lines = stated?.lines[kind.id] ?? {};
  const watermark = occasion.draft ? words.paper('draft') : vault.sample ? 'SAMPLE' : undefined;
  return {
    kind: kind.id,
    language: words.language,
    title: content.title,
    ...(content.subtitle === undefined ? {} : { subtitle: content.subtitle }),
    number: occasion.number,
    date: isoWithOffset(occasion.when),
    dateText: momentWords(occasion.when, words.language),
    letterhead: letterhead.length === 0 ? [vault.name] : letterhead.slice(0, 6),
    ...(emblem === undefined ? {} : { emblem }),
    ...(template === undefined ? {} : { template }),
    ...(watermark === undefined ? {} : { watermark }),
    head: { words: head.words, seq: head.seq, hashHex: head.hash },
    labels: labels(words),
    ...(content.summary === undefined ? {} : { summary: content.summary }),
    sections: template === undefined ? content.sections : drawnBy(template.sha256, content.sections, words),
    signatures: hands(kind.id, content.signers ?? {}, occasion.officer).map(({ role, name, position }) => ({
      role: words.term(`signatureRole.${role}`),
      name,
      position: lines[role] ?? position,
    })),
  };
}

/**
 * Who stands beside each place for a signature. The first hand is whoever makes the report, but where the paper itself says
 * who gives; of two who did it together, the other one stands second. Whom no record names their stamp will.
 */
function hands(kind: ReportKind, signers: Signers, maker: ReportOccasion['officer']) {
  const own = { name: `${maker.rank} ${maker.name}`.trim(), position: maker.unit };
  const { signatures } = reportKinds[kind];
  const [first] = signatures;
  const firstNamed = first === undefined ? undefined : signers[first];
  return signatures.map((role) => {
    const named = signers[role];
    if (role === first && (role !== 'handing-over' || named === undefined)) return { role, ...own };
    const again = role !== 'receiving' && maker.name !== '' && named?.name.endsWith(maker.name) === true;
    const who = again ? firstNamed : named;
    return { role, name: who?.name ?? '', position: who?.position ?? '' };
  });
}

/** The lines of a letterhead in one language; what is not stated in it stands in another. */
function letterheadLines(stated: LetterheadRecord, speaks: ReportLanguage): string[] {
  const order = [speaks, ...(['kk', 'ru', 'en'] as const).filter((one) => one !== speaks)];
  const endings = { kk: 'Kk', ru: 'Ru', en: 'En' } as const;
  const said = (name: 'body' | 'unit' | 'address') =>
    order.map((one) => stated[`${name}${endings[one]}`]).find((line) => line.trim() !== '') ?? '';
  return [said('body'), said('unit'), said('address'), stated.contacts];
}

/** By whose template a report was drawn stands beside the head of the ledger. */
function drawnBy(sha256: string, sections: readonly PaperSection[], words: ReportWords): PaperSection[] {
  const field = { label: words.paper('template.sha256'), value: sha256, mono: true };
  return sections.map((section, at) =>
    at === sections.length - 1
      ? { ...section, blocks: joined(section.blocks, [{ type: 'fields', fields: [field] }]) }
      : section,
  );
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
