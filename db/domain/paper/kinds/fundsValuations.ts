import { decimalsOf } from '../../funds/assets';
import type { RateTable } from '../../funds/rates';
import { totalsOf, type ValuationRecord, valuationBasis } from '../../funds/valuation';
import type { ReportSection } from '../../reportModel';
import { amountWords, dateWords, numberWords, type ReportWords } from '../words';
import { assetWords, type FundsSource } from './funds';

/** The valuation sheet: one table for each of the three days, each row with its price, its rate and where both are from. */
export function valuationSections(source: FundsSource, words: ReportWords): ReportSection[] {
  const rows = source.valuations.filter(({ withdrawn }) => withdrawn === 0);
  if (rows.length === 0) return [];
  return [
    {
      id: 'values',
      heading: words.paper('funds.values'),
      blocks: [
        { type: 'paragraph', text: words.paper('funds.rule') },
        ...valuationBasis.options.flatMap((basis) => {
          const own = rows.filter((row) => row.basis === basis);
          return own.length === 0 ? [] : [sheet(basis, own, source, words)];
        }),
      ],
    },
  ];
}

function sheet(
  basis: ValuationRecord['basis'],
  rows: readonly ValuationRecord[],
  { rateTables }: FundsSource,
  words: ReportWords,
) {
  const { language } = words;
  const right = (key: string) => ({ label: words.paper(`funds.${key}`), align: 'right' as const });
  const total = totalsOf(rows)[0];
  return {
    type: 'table' as const,
    caption: words.term(`valuationBasis.${basis}`),
    columns: [
      { label: words.paper('funds.number'), mono: true, width: 'narrow' as const },
      { label: words.paper('funds.date'), width: 'narrow' as const },
      right('amount'),
      right('price'),
      right('rate'),
      right('tenge'),
      { label: words.paper('funds.source'), width: 'wide' as const },
    ],
    rows: rows.map((row) => {
      const table = rateTables.find(({ id }) => id === row.rateTableId);
      const rate =
        row.priceCurrency === 'KZT'
          ? ''
          : `${decimalWords(row.rate, language)} / ${numberWords(row.quantum, language)}\n${dateWords(row.rateDate, language)}`;
      return [
        row.number.split('/').at(-1) ?? row.number,
        dateWords(row.date, language),
        assetWords(row.assetId, row.amount, words),
        `${decimalWords(row.price, language)} ${row.priceCurrency}`,
        rate,
        amountWords(row.valueTiyn, decimalsOf('kzt'), language),
        [row.priceSource, ...rateSource(table), row.notes].filter(Boolean).join('\n'),
      ];
    }),
    total: [
      words.paper('captions.total'),
      '',
      '',
      '',
      '',
      amountWords(total?.tiyn ?? '0', 2, language),
      inCurrency(total?.byCurrency ?? [], words),
    ],
  };
}

/** The sums before they were converted. */
function inCurrency(
  sums: readonly { readonly currency: string; readonly minor: string }[],
  words: ReportWords,
): string {
  if (sums.length === 0) return '';
  const said = sums.map(({ currency, minor }) => `${amountWords(minor, 2, words.language)}\u00a0${currency}`);
  return `${words.paper('funds.inCurrency')} ${said.join('; ')}`;
}

/** Where the rate is from: the National Bank's table as a file, whole by its hash. */
function rateSource(table: RateTable | undefined): string[] {
  return table === undefined
    ? []
    : [[table.name, table.source].filter(Boolean).join(', '), `SHA-256 ${table.sha256}`];
}

/** A decimal as it was recorded, with the language's sign. */
function decimalWords(text: string, language: ReportWords['language']): string {
  return language === 'en' ? text : text.replace('.', ',');
}
