import { z } from 'zod';
import { error, type Finding } from '../finding';
import { recordId } from '../ids';
import { minorUnits } from '../money';
import { recordMeta } from '../record';
import { checkTexts, line } from '../text';
import { existingDate, partialDate } from '../time';
import { findAsset } from './assets';
import { decimalText, divideHalfUp, scaled } from './decimal';
import { checkQuantity } from './observation';

/** The three days that a court asks for. */
export const valuationBasis = z.enum(['offence', 'seizure', 'realisation']);
export type ValuationBasis = z.infer<typeof valuationBasis>;

export const priceCurrency = z.enum(['USD', 'EUR', 'RUB', 'CNY', 'KZT']);
export type PriceCurrency = z.infer<typeof priceCurrency>;

/** What an amount was worth on a day. Never edited: withdrawn with a reason and made anew. */
export const valuationDraft = z.strictObject({
  caseId: recordId,
  /** What is valued, where it is a wallet or an account of the case. */
  walletId: recordId.nullable().default(null),
  accountId: recordId.nullable().default(null),
  assetId: z.string().max(80).default(''),
  /** Base units. */
  amount: minorUnits,
  basis: valuationBasis.default('seizure'),
  date: partialDate,
  /** Price of one whole unit. */
  price: decimalText,
  priceCurrency: priceCurrency.default('USD'),
  priceSource: line,
  notes: line,
});
export type ValuationDraft = z.infer<typeof valuationDraft>;

export const valuationRecord = recordMeta.extend(valuationDraft.shape).extend({
  /** Tenge for `quantum` of the price's currency; '1' for tenge. */
  rate: z.string(),
  quantum: z.int(),
  /** The day that the rate was set for: the valuation's, or the last one before it. */
  rateDate: z.string(),
  /** The imported table that the rate stands in; null for tenge. */
  rateTableId: recordId.nullable(),
  /** Hundredths of the price's currency. */
  valueMinor: z.string(),
  valueTiyn: z.string(),
  withdrawn: z.int(),
});
export type ValuationRecord = z.infer<typeof valuationRecord>;

export function checkValuation(draft: ValuationDraft, today?: string): Finding[] {
  const found = checkTexts(draft);
  if (findAsset(draft.assetId) === undefined) found.push(error('assetId', 'asset.unknown'));
  found.push(...checkQuantity('amount', draft.amount, false));
  if (draft.date.length !== 10) found.push(error('date', 'valuation.whole-date'));
  if (!existingDate(draft.date)) found.push(error('date', 'date.not-a-day'));
  if (today !== undefined && draft.date > today) found.push(error('date', 'date.future'));
  if (draft.price === '' || /^[0.]+$/.test(draft.price)) found.push(error('price', 'required'));
  if (draft.priceSource.trim() === '') found.push(error('priceSource', 'required'));
  if (draft.walletId !== null && draft.accountId !== null)
    found.push(error('accountId', 'valuation.one-place'));
  return found;
}

/** What one valuation multiplies. */
export interface Factors {
  /** Base units of the asset. */
  readonly amount: string;
  readonly decimals: number;
  /** Of one whole unit, in the price's currency. */
  readonly price: string;
  /** Tenge for `quantum` of that currency. */
  readonly rate: string;
  readonly quantum: number;
}

/**
 * Amount × price × rate ÷ quantum in tiyn, and amount × price in hundredths of the price's currency. Whole numbers
 * throughout; each result is rounded once, half up, and never from the other one.
 */
export function worthOf({ amount, decimals, price, rate, quantum }: Factors): {
  readonly minor: bigint;
  readonly tiyn: bigint;
} {
  const [units, priceScale] = scaled(price);
  const [tenge, rateScale] = scaled(rate);
  const priced = BigInt(amount) * units * 100n;
  const unit = 10n ** BigInt(decimals + priceScale);
  return {
    minor: divideHalfUp(priced, unit),
    tiyn: divideHalfUp(priced * tenge, unit * 10n ** BigInt(rateScale) * BigInt(quantum)),
  };
}

export interface ValuationTotal {
  readonly basis: ValuationBasis;
  readonly tiyn: string;
  readonly count: number;
  /** By the currency of the prices, hundredths. */
  readonly byCurrency: readonly { readonly currency: PriceCurrency; readonly minor: string }[];
}

/** Totals of each of the three days: sums of rounded rows, so that the sheet adds up by hand. Withdrawn rows count nowhere. */
export function totalsOf(rows: readonly ValuationRecord[]): ValuationTotal[] {
  return valuationBasis.options.flatMap((basis) => {
    const own = rows.filter((row) => row.basis === basis && row.withdrawn === 0);
    if (own.length === 0) return [];
    const currencies = priceCurrency.options.filter((one) => own.some((row) => row.priceCurrency === one));
    return [
      {
        basis,
        count: own.length,
        tiyn: String(own.reduce((sum, row) => sum + BigInt(row.valueTiyn), 0n)),
        byCurrency: currencies.map((currency) => ({
          currency,
          minor: String(
            own
              .filter((row) => row.priceCurrency === currency)
              .reduce((sum, row) => sum + BigInt(row.valueMinor), 0n),
          ),
        })),
      },
    ];
  });
}
