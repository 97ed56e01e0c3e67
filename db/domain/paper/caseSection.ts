import { type CaseRecord, citationText } from '../case';
import type { RecordRef } from '../record';
import type { ReportBlock, ReportSection } from '../reportModel';
import type { CaseSnapshot } from '../snapshot';
import { empty, field, fields, notes } from './blocks';
import { linkChartBlocks } from './caseFigures';
import { amountWords, dateWords, numberWords, type ReportWords } from './words';

export function caseSection(snapshot: CaseSnapshot, words: ReportWords): ReportSection {
  const of = snapshot.case;
  const { language } = words;
  const citation = {
    part: `${words.paper('fields.case.part')} `,
    point: `${words.paper('fields.case.point')} `,
  };
  const articles = of.articles.map((article) => citationText(article, citation)).join('; ');
  return {
    id: 'case',
    heading: words.paper('sections.case'),
    blocks: [
      ...fields(
        field(words, 'case.number', of.number, true),
        field(words, 'case.title', of.title),
        field(words, 'case.category', words.term(`caseCategory.${of.category}`)),
        field(words, 'case.stage', words.term(`caseStage.${of.stage}`)),
        field(words, 'case.kuiNumber', of.kuiNumber, true),
        field(words, 'case.kuiDate', dateWords(of.kuiDate, language)),
        field(words, 'case.erdrNumber', of.erdrNumber, true),
        field(words, 'case.erdrDate', dateWords(of.erdrDate, language)),
        field(words, 'case.articles', articles),
        field(words, 'case.region', of.region),
        field(words, 'case.body', of.body),
        field(words, 'case.unit', of.unit),
        field(words, 'case.investigator', of.investigator),
        field(words, 'case.prosecutor', of.prosecutor),
        field(words, 'case.damageTiyn', amountWords(of.damageTiyn, 2, language)),
        field(words, 'case.damageCents', amountWords(of.damageCents, 2, language)),
        field(words, 'case.damageSource', of.damageSource),
        field(words, 'case.victims', of.victims === null ? '' : numberWords(of.victims, language)),
        field(words, 'case.language', words.term(`language.${of.language}`)),
      ),
      ...notes(words, of.notes),
    ],
  };
}

/** What names a case, on the paper of one thing in it. */
export function caseHeadBlocks(of: CaseRecord, words: ReportWords): ReportBlock[] {
  return fields(
    field(words, 'case.number', of.number, true),
    field(words, 'case.erdrNumber', of.erdrNumber, true),
    field(words, 'case.title', of.title),
    field(words, 'case.unit', of.unit),
    field(words, 'case.investigator', of.investigator),
  );
}

export function personsSection(snapshot: CaseSnapshot, words: ReportWords): ReportSection {
  const heading = words.paper('sections.persons');
  if (snapshot.persons.length === 0) return { id: 'persons', heading, blocks: [empty(words, 'persons')] };
  const label = (name: string) => words.paper(`fields.person.${name}`);
  return {
    id: 'persons',
    heading,
    blocks: [
      {
        type: 'table',
        columns: [
          { label: label('number'), mono: true, width: 'narrow' },
          { label: label('name'), width: 'wide' },
          { label: label('role') },
          { label: label('iin'), mono: true, width: 'narrow' },
          { label: label('birth'), width: 'narrow' },
          { label: label('phones') },
        ],
        rows: snapshot.persons.map((person) => [
          person.number,
          [person.name, person.nameLatin].filter(Boolean).join(' / '),
          words.term(`personRole.${person.role}`),
          person.iin,
          dateWords(person.birth, words.language),
          person.phones,
        ]),
      },
    ],
  };
}

export function linksSection(snapshot: CaseSnapshot, words: ReportWords): ReportSection {
  const heading = words.paper('sections.links');
  if (snapshot.links.length === 0) return { id: 'links', heading, blocks: [empty(words, 'links')] };
  const label = (name: string) => words.paper(`fields.link.${name}`);
  return {
    id: 'links',
    heading,
    blocks: [
      ...linkChartBlocks(snapshot.links, words),
      {
        type: 'table',
        columns: [
          { label: label('number'), mono: true, width: 'narrow' },
          { label: label('from') },
          { label: label('kind') },
          { label: label('to') },
          { label: label('source') },
          { label: label('confidence'), width: 'narrow' },
        ],
        rows: snapshot.links.map((link) => [
          link.number,
          endWords(link.from, words),
          words.term(`linkKind.${link.kind}`),
          endWords(link.to, words),
          link.source,
          words.term(`confidence.${link.confidence}`),
        ]),
      },
      {
        type: 'note',
        level: 'info',
        title: words.paper('notes.links.title'),
        text: words.paper('notes.links.text'),
      },
    ],
  };
}

/** Paper names no record of a case that its author does not see. */
function endWords({ number, title }: RecordRef, words: ReportWords): string {
  return number === '' ? words.paper('empty.hidden') : `${number} ${title}`;
}
