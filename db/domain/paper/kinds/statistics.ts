import type { ReportBlock, ReportColumn } from '../../reportModel';
import { type Statistics, type StatisticsCount, type StatisticsRow, statisticsRows } from '../../statistics';
import { noteBlock } from '../blocks';
import { carriedSection, type WithWallets } from '../carriedSection';
import { figureBlock } from '../caseFigures';
import { barsFigure } from '../figures/bars';
import type { PaperKind, PaperSource, PaperTable } from '../kind';
import { ledgerSection } from '../ledgerSection';
import { amountWords, dateWords, numberWords, type ReportWords } from '../words';

export interface StatisticsSource extends PaperSource, WithWallets {
  readonly statistics: Statistics;
}

/** The ministry's table: cases by category, stage and month, and the cases behind every number. */
export const statisticsPaper: PaperKind<StatisticsSource> = {
  id: 'statistics',
  content: ({ statistics, ...source }, words) => ({
    title: words.paper('statistics.title'),
    subtitle: periodWords(statistics.period, words),
    summary: [
      {
        label: words.paper('statistics.cases'),
        value: numberWords(statistics.total.cases.length, words.language),
      },
      {
        label: words.paper('summary.damage'),
        value: `${amountWords(statistics.total.damageTiyn, 2, words.language)} ₸`,
      },
      {
        label: words.paper('statistics.victims'),
        value: numberWords(statistics.total.victims, words.language),
      },
    ],
    sections: [
      {
        id: 'categories',
        heading: words.paper('statistics.byCategory'),
        blocks: [
          categoryTable(statistics, words),
          ...damageBars(statistics, words),
          noteBlock(words, 'statistics', 'info'),
        ],
      },
      {
        id: 'stages',
        heading: words.paper('statistics.byStage'),
        blocks: [stageTable(statistics, words)],
      },
      {
        id: 'months',
        heading: words.paper('statistics.byMonth'),
        blocks: [monthTable(statistics, words)],
      },
      {
        id: 'cases',
        heading: words.paper('statistics.behind'),
        blocks: [casesTable(statistics, words)],
      },
      ...carriedSection(source, 'secured', words),
      ledgerSection(source, words),
    ],
  }),
  tables: ({ statistics }) => [casesCsv(statistics)],
};

function periodWords({ from, to }: Statistics['period'], words: ReportWords): string {
  if (from === '' && to === '') return words.paper('statistics.wholeTime');
  const day = (date: string) => (date === '' ? '…' : dateWords(date, words.language));
  return `${day(from)} – ${day(to)}`;
}

/** A row of the table; a pyramid stands under fraud, of which it is a part. */
function rowWords(row: StatisticsRow, words: ReportWords): string {
  const name = words.term(`caseCategory.${row}`);
  return row === 'pyramid' ? `${words.paper('statistics.ofIt')} ${name}` : name;
}

const right = (label: string): ReportColumn => ({ label, align: 'right', width: 'narrow' });

function categoryTable({ categories, total }: Statistics, words: ReportWords): ReportBlock {
  const { language } = words;
  const cells = (one: StatisticsCount) => [
    numberWords(one.cases.length, language),
    numberWords(one.victims, language),
    amountWords(one.damageTiyn, 2, language),
    amountWords(one.damageCents, 2, language),
    numberWords(one.exhibits, language),
    `${numberWords(one.confirmed, language)} / ${numberWords(one.wallets, language)}`,
    numberWords(one.machines, language),
  ];
  return {
    type: 'table',
    columns: [
      { label: words.paper('fields.case.category'), width: 'wide' },
      right(words.paper('statistics.cases')),
      right(words.paper('statistics.victims')),
      right(words.paper('fields.case.damageTiyn')),
      right(words.paper('fields.case.damageCents')),
      right(words.paper('statistics.exhibits')),
      right(words.paper('statistics.secured')),
      right(words.paper('statistics.machines')),
    ],
    rows: categories.map((one) => [rowWords(one.row, words), ...cells(one)]),
    total: [words.paper('captions.total'), ...cells(total)],
  };
}

function damageBars({ categories }: Statistics, words: ReportWords): ReportBlock[] {
  const bars = categories.map(({ row, damageTiyn }) => ({
    label: rowWords(row, words),
    value: BigInt(damageTiyn),
    said: `${amountWords(damageTiyn, 2, words.language)} ₸`,
  }));
  const told = bars.filter(({ value }) => value > 0n).map(({ label, said }) => `${label} ${said}`);
  return figureBlock(words, 'damage', barsFigure(bars), { told: told.join('; ') });
}

const number = (cases: readonly string[], words: ReportWords): string =>
  cases.length === 0 ? '—' : numberWords(cases.length, words.language);

function stageTable({ stages, categories, total }: Statistics, words: ReportWords): ReportBlock {
  return {
    type: 'table',
    columns: [
      { label: words.paper('fields.case.stage'), width: 'wide' },
      ...statisticsRows.map((row) => right(rowWords(row, words))),
      right(words.paper('captions.total')),
    ],
    rows: stages.map(({ stage, cells, cases }) => [
      words.term(`caseStage.${stage}`),
      ...cells.map((cell) => number(cell.cases, words)),
      number(cases, words),
    ]),
    total: [
      words.paper('captions.total'),
      ...categories.map((one) => number(one.cases, words)),
      number(total.cases, words),
    ],
  };
}

function monthTable({ months, total }: Statistics, words: ReportWords): ReportBlock {
  const { language } = words;
  const cells = (one: StatisticsCount) => [
    numberWords(one.cases.length, language),
    amountWords(one.damageTiyn, 2, language),
  ];
  return {
    type: 'table',
    columns: [
      { label: words.paper('statistics.month'), width: 'wide' },
      right(words.paper('statistics.cases')),
      right(words.paper('fields.case.damageTiyn')),
    ],
    rows: months.map((one) => [dateWords(one.month, language), ...cells(one)]),
    total: [words.paper('captions.total'), ...cells(total)],
  };
}

function casesTable({ cases }: Statistics, words: ReportWords): ReportBlock {
  return {
    type: 'table',
    columns: [
      { label: words.paper('fields.case.number'), mono: true, width: 'narrow' },
      { label: words.paper('fields.case.title'), width: 'wide' },
      { label: words.paper('fields.case.category') },
      { label: words.paper('fields.case.stage') },
      { label: words.paper('statistics.day'), width: 'narrow' },
      { label: words.paper('fields.case.damageTiyn'), align: 'right', width: 'narrow' },
    ],
    rows: cases.map((one) => [
      one.number,
      one.title,
      words.term(`caseCategory.${one.category}`),
      words.term(`caseStage.${one.stage}`),
      dateWords(one.day, words.language),
      amountWords(one.damageTiyn, 2, words.language),
    ]),
  };
}

/** What the ministry's table is counted from, one line a case. */
export function casesCsv({ cases }: Statistics): PaperTable {
  return {
    name: 'cases.csv',
    description: 'statistics.csv',
    columns: [
      'case',
      'title',
      'category',
      'stage',
      'region',
      'day',
      'damage_tiyn',
      'damage_cents',
      'victims',
      'exhibits',
      'wallets',
      'wallets_confirmed',
      'machines',
    ],
    rows: cases.map((one) => [
      one.number,
      one.title,
      one.category,
      one.stage,
      one.region,
      one.day,
      one.damageTiyn,
      one.damageCents,
      ...[one.victims, one.exhibits, one.wallets, one.confirmed, one.machines].map(String),
    ]),
  };
}
