import type { CaseRecord } from '../../case';
import type { DiscrepancyRecord } from '../../discrepancy';
import type { ReportBlock } from '../../reportModel';
import type { CountLeg, CountRecord, CountResult } from '../../stockCount';
import { carriedSection, type WithWallets } from '../carriedSection';
import { caseHeadBlocks } from '../caseSection';
import type { PaperKind, PaperSource, PaperTable, Signers } from '../kind';
import { ledgerSection } from '../ledgerSection';
import { momentWords, numberWords, type ReportWords } from '../words';
import { numbersOf, short, told, toldBlock } from './custody';

export interface DiscrepancySource extends PaperSource, WithWallets {
  /** Undefined where the thing is nobody's. */
  readonly case?: CaseRecord;
  readonly act: DiscrepancyRecord;
}

/** The two officers of an act. */
export function byTwo({ officerName, secondName }: { officerName: string; secondName: string }): Signers {
  const first = { 'evidence-officer': { name: officerName, position: '' } };
  return secondName === '' ? first : { ...first, 'second-officer': { name: secondName, position: '' } };
}

/** An act of discrepancy: what the record says, what was found, by whom, and how it ended. */
export const discrepancyPaper: PaperKind<DiscrepancySource> = {
  id: 'discrepancy-act',
  content: ({ act, ...source }, words) => ({
    title: words.paper('custody.discrepancy.title'),
    subtitle: `${act.number} · ${words.term(`discrepancyKind.${act.kind}`)}`,
    ...(source.case ? { body: source.case.body } : {}),
    signers: byTwo(act),
    sections: [
      ...(source.case
        ? [{ id: 'case', heading: words.paper('sections.case'), blocks: caseHeadBlocks(source.case, words) }]
        : []),
      {
        id: 'act',
        heading: words.paper('custody.act'),
        blocks: toldBlock(
          told(words, 'thing', [short(act.subjectNumber), act.subjectTitle].filter(Boolean).join(' ')),
          told(words, 'difference', words.term(`discrepancyKind.${act.kind}`)),
          told(words, 'expected', act.expected),
          told(words, 'found', act.found || words.paper('custody.nothing')),
          told(words, 'notes', act.notes),
          told(
            words,
            'when',
            momentWords({ at: act.recordedAt, offset: act.recordedOffset }, words.language),
          ),
          told(words, 'first', act.officerName),
          told(words, 'second', act.secondName),
        ),
      },
      {
        id: 'end',
        heading: words.paper('custody.end'),
        blocks: endBlocks(act, words),
      },
      ...carriedSection(source, 'things', words),
      ledgerSection(source, words),
    ],
  }),
};

function endBlocks(act: DiscrepancyRecord, words: ReportWords): ReportBlock[] {
  if (act.resolution === '')
    return [
      {
        type: 'note',
        level: 'warn',
        title: words.term('discrepancyState.open'),
        text: words.paper('custody.open'),
      },
    ];
  return toldBlock(
    told(words, 'resolution', words.term(`resolution.${act.resolution}`)),
    told(words, 'outcome', act.outcome),
    told(words, 'resolvedBy', act.resolvedByName),
    told(words, 'when', momentWords({ at: act.resolvedAt, offset: act.resolvedOffset }, words.language)),
  );
}

export interface CountSource extends PaperSource, WithWallets {
  /** Undefined where the count was of a place or of an officer's things. */
  readonly case?: CaseRecord;
  readonly count: CountRecord;
}

const results: readonly Exclude<CountResult, ''>[] = [
  'missing',
  'seal-broken',
  'unexpected',
  'unknown',
  'present',
];

/** The result of a closed count: three legs of each thing, what is missing first. */
export const countPaper: PaperKind<CountSource> = {
  id: 'count-result',
  content: ({ count, ...source }, words) => ({
    title: words.paper('custody.count.title'),
    subtitle: [count.number, words.term(`countScope.${count.scope}`), count.place || count.ofOfficerName]
      .filter(Boolean)
      .join(' · '),
    ...(source.case ? { body: source.case.body } : {}),
    signers: byTwo(count),
    summary: (['present', 'missing', 'seal-broken'] as const).map((result) => ({
      label: words.term(`countResult.${result}`),
      value: numberWords(count.lines.filter((line) => line.result === result).length, words.language),
    })),
    sections: [
      ...(source.case
        ? [{ id: 'case', heading: words.paper('sections.case'), blocks: caseHeadBlocks(source.case, words) }]
        : []),
      {
        id: 'count',
        heading: words.paper('custody.act'),
        blocks: toldBlock(
          told(words, 'scope', words.term(`countScope.${count.scope}`)),
          told(words, 'place', count.place),
          told(words, 'holder', count.ofOfficerName),
          told(words, 'reason', count.reason),
          told(
            words,
            'opened',
            momentWords({ at: count.recordedAt, offset: count.recordedOffset }, words.language),
          ),
          told(
            words,
            'closed',
            momentWords({ at: count.closedAt, offset: count.closedOffset }, words.language),
          ),
          told(words, 'first', count.officerName),
          told(words, 'second', count.secondName),
        ),
      },
      { id: 'lines', heading: words.paper('custody.things'), blocks: [linesTable(count, words)] },
      ...carriedSection(source, 'things', words, numbersOf(count.lines)),
      ledgerSection(source, words),
    ],
  }),
  tables: ({ count }) => [linesCsv(count)],
};

const byResult = ({ lines }: CountRecord) =>
  [...lines].sort((left, right) => rank(left.result) - rank(right.result) || left.ordinal - right.ordinal);
const rank = (result: CountResult) => results.indexOf(result as Exclude<CountResult, ''>);

function linesTable(count: CountRecord, words: ReportWords): ReportBlock {
  const leg = (value: CountLeg) => (value === '' ? '' : words.term(`countLeg.${value}`));
  return {
    type: 'table',
    columns: [
      { label: words.paper('custody.number'), mono: true },
      { label: words.paper('custody.thing'), width: 'wide' },
      { label: words.paper('custody.leg1') },
      { label: words.paper('custody.leg2'), width: 'narrow' },
      { label: words.paper('custody.leg3'), width: 'narrow' },
      { label: words.paper('custody.scanned'), mono: true },
    ],
    rows: byResult(count).map((line) => [
      line.number,
      [line.title, line.note].filter(Boolean).join('\n'),
      line.result === '' ? '' : words.term(`countResult.${line.result}`),
      leg(line.record),
      leg(line.funds),
      line.scanned,
    ]),
  };
}

function linesCsv(count: CountRecord): PaperTable {
  return {
    name: 'count.csv',
    description: 'custody.csv',
    columns: [
      'ordinal',
      'number',
      'title',
      'result',
      'record_agrees',
      'funds_controlled',
      'scanned',
      'seal_intact',
      'seal',
      'note',
    ],
    rows: count.lines.map((line) => [
      String(line.ordinal),
      line.number,
      line.title,
      line.result,
      line.record,
      line.funds,
      line.scanned,
      line.intact,
      line.seal,
      line.note,
    ]),
  };
}
