import { type CaseCategory, type CaseRecord, type CaseStage, caseCategory, caseStage } from './case';
import type { ReportPeriod } from './reportKinds';
import { wallClock } from './time';

/** A case as the ministry's table counts it. Amounts are tiyn and US cents. */
export interface CountedCase {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly category: CaseCategory;
  readonly stage: CaseStage;
  readonly region: string;
  /** The day by which it is counted. */
  readonly day: string;
  readonly damageTiyn: string;
  readonly damageCents: string;
  readonly victims: number;
  readonly exhibits: number;
  readonly wallets: number;
  readonly confirmed: number;
  readonly machines: number;
}

/** The rows of the ministry's table: pyramids are fraud, and counted by themselves as well. */
export const statisticsRows = caseCategory.options;
export type StatisticsRow = CaseCategory;

export interface StatisticsCount {
  /** The cases behind the number. */
  readonly cases: readonly string[];
  readonly victims: number;
  readonly damageTiyn: string;
  readonly damageCents: string;
  readonly exhibits: number;
  readonly wallets: number;
  readonly confirmed: number;
  readonly machines: number;
}

export interface Statistics {
  readonly period: ReportPeriod;
  /** By number; what every count below points into. */
  readonly cases: readonly CountedCase[];
  readonly categories: readonly ({ readonly row: StatisticsRow } & StatisticsCount)[];
  /** Cases by stage and row: ids. */
  readonly stages: readonly {
    readonly stage: CaseStage;
    readonly cells: readonly { readonly row: StatisticsRow; readonly cases: readonly string[] }[];
    readonly cases: readonly string[];
  }[];
  readonly months: readonly ({ readonly month: string } & StatisticsCount)[];
  readonly total: StatisticsCount;
}

/**
 * The day by which a case is counted: of its registration in the ERDR, else in the KUI, else of its record here. A partial
 * date counts by its first day.
 */
export function countingDay(
  of: Pick<CaseRecord, 'erdrDate' | 'kuiDate' | 'recordedAt' | 'recordedOffset'>,
): string {
  const stated = of.erdrDate || of.kuiDate;
  if (stated === '') return wallClock({ at: of.recordedAt, offset: of.recordedOffset }).slice(0, 10);
  return `${stated}-01-01`.slice(0, 10);
}

/** Whether a case belongs to a row: a pyramid is fraud too. */
const inRow = (row: StatisticsRow, { category }: CountedCase): boolean =>
  category === row || (row === 'fraud' && category === 'pyramid');

/** The ministry's table of the cases that are counted within the period. */
export function tabulate(all: readonly CountedCase[], period: ReportPeriod): Statistics {
  const cases = all
    .filter(({ day }) => (period.from === '' || day >= period.from) && (period.to === '' || day <= period.to))
    .sort((one, other) => (one.number < other.number ? -1 : 1));
  const months = [...new Set(cases.map(({ day }) => day.slice(0, 7)))].sort();
  return {
    period,
    cases,
    categories: statisticsRows.map((row) => ({ row, ...countOf(cases.filter((one) => inRow(row, one))) })),
    stages: caseStage.options.map((stage) => {
      const there = cases.filter((one) => one.stage === stage);
      const cells = statisticsRows.map((row) => ({
        row,
        cases: idsOf(there.filter((one) => inRow(row, one))),
      }));
      return { stage, cells, cases: idsOf(there) };
    }),
    months: months.map((month) => ({
      month,
      ...countOf(cases.filter(({ day }) => day.startsWith(month))),
    })),
    total: countOf(cases),
  };
}

const idsOf = (cases: readonly CountedCase[]): string[] => cases.map(({ id }) => id);

function countOf(cases: readonly CountedCase[]): StatisticsCount {
  const sum = (value: (one: CountedCase) => number) => cases.reduce((all, one) => all + value(one), 0);
  const money = (value: (one: CountedCase) => string) =>
    String(cases.reduce((all, one) => all + BigInt(value(one) || '0'), 0n));
  return {
    cases: idsOf(cases),
    victims: sum(({ victims }) => victims),
    damageTiyn: money(({ damageTiyn }) => damageTiyn),
    damageCents: money(({ damageCents }) => damageCents),
    exhibits: sum(({ exhibits }) => exhibits),
    wallets: sum(({ wallets }) => wallets),
    confirmed: sum(({ confirmed }) => confirmed),
    machines: sum(({ machines }) => machines),
  };
}
