import { type CaseRecord, citationText } from '../case';
import type { RecordRef } from '../record';
import type { ReportBlock, ReportSection } from '../reportModel';
import type { CaseSnapshot } from '../snapshot';
import { empty, field, fields, notes } from './blocks';
import { linkChartBlocks } from './caseFigures';
import { amountWords, dateWords, numberWords, type ReportWords, shortNumber } from './words';

/** @param nothing of which kinds of records the case has none, in words */
export function caseSection(snapshot: CaseSnapshot, words: ReportWords, nothing: string): ReportSection {
  const of = snapshot.case;
  const { language } = words;
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
        field(words, 'case.articles', articlesOf(of, words)),
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
      ...fields(field(words, 'case.nothing', nothing)),
    ],
  };
}

function articlesOf({ articles }: CaseRecord, words: ReportWords): string {
  const said = {
    part: `${words.paper('fields.case.part')} `,
    point: `${words.paper('fields.case.point')} `,
  };
  return articles.map((article) => citationText(article, said)).join('; ');
}

/** What names a case, on the paper of one thing in it: under its number in the register or, before there is one, in the book. */
export function caseHeadBlocks(of: CaseRecord, words: ReportWords): ReportBlock[] {
  const registered = of.erdrNumber !== '' || of.erdrDate !== '';
  const date = (text: string) => dateWords(text, words.language);
  return fields(
    field(words, 'case.number', of.number, true),
    field(words, 'case.articles', articlesOf(of, words)),
    field(words, 'case.erdrNumber', of.erdrNumber, true),
    field(words, 'case.erdrDate', date(of.erdrDate)),
    field(words, 'case.kuiNumber', registered ? '' : of.kuiNumber, true),
    field(words, 'case.kuiDate', registered ? '' : date(of.kuiDate)),
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
          { label: words.paper('persons.identity'), width: 'wide' },
          { label: words.paper('persons.contacts'), width: 'wide' },
        ],
        rows: snapshot.persons.map((person) => [
          shortNumber(person.number),
          linesOf(person.name, person.nameLatin, after('persons.aliases', person.aliases, words)),
          words.term(`personRole.${person.role}`),
          linesOf(
            after('persons.iin', person.iin, words),
            after('persons.birth', dateWords(person.birth, words.language), words),
            person.citizenship,
            person.document,
          ),
          linesOf(person.phones, person.handles, person.notes),
        ]),
      },
    ],
  };
}

const linesOf = (...lines: readonly string[]): string => lines.filter(Boolean).join('\n');
const after = (key: string, value: string, words: ReportWords): string =>
  value === '' ? '' : `${words.paper(key)} ${value}`;

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
          { label: label('confidence') },
        ],
        rows: snapshot.links.map((link) => [
          shortNumber(link.number),
          endWords(link.from, words),
          words.term(`linkKind.${link.kind}`),
          endWords(link.to, words),
          linesOf(link.source, link.notes),
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
  return number === '' ? words.paper('empty.hidden') : `${shortNumber(number)} ${title}`;
}
