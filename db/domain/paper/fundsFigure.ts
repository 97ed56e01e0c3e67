import { findAsset } from '../funds/assets';
import type { FundsView } from '../funds/view';
import type { ReportBlock } from '../reportModel';
import { figureBlock } from './caseFigures';
import { type AmountPoint, type AmountSeries, amountsFigure } from './figures/amounts';
import { dateWords, type ReportWords } from './words';

/** More would not be told apart on one page; the table has them all. */
const mostAssets = 6;

/** What happened to the amount of one asset at one moment: it was seen at a place, or moved from one to another. */
type Event = { readonly assetId: string; readonly at: string; readonly amount: bigint } & (
  | { readonly place: string }
  | { readonly from: string; readonly to: string }
);

const known = (at: string): boolean => /^\d{4}-\d\d-\d\d(T\d\d:\d\d)?$/.test(at);

function eventsOf({ observations, movements }: Money): Event[] {
  const seen = observations
    .filter(({ withdrawn, observedAt }) => withdrawn === 0 && known(observedAt))
    .map(({ assetId, observedAt: at, amount, addressId, accountId }) => ({
      assetId,
      at,
      amount: BigInt(amount),
      place: addressId ?? accountId ?? '',
    }));
  const moved = movements
    .filter(({ withdrawn, movedAt }) => withdrawn === 0 && known(movedAt))
    .map((one) => ({
      assetId: one.assetId,
      at: one.movedAt,
      amount: BigInt(one.amount),
      from: one.fromAddressId ?? one.fromAccountId ?? '',
      to: one.toAddressId ?? one.toAccountId ?? '',
    }));
  return [...seen, ...moved].sort((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0));
}

type Money = Pick<FundsView, 'observations' | 'movements'>;

/**
 * What was known of each asset over time, all places together. What moved from one place of the case to another is counted
 * once; what left for elsewhere is gone.
 */
export function amountsOverTime(
  money: Money,
  said: (assetId: string, amount: bigint) => string,
): AmountSeries[] {
  const events = eventsOf(money);
  const assets = [...new Set(events.map(({ assetId }) => assetId))];
  return assets.slice(0, mostAssets).map((assetId) => {
    const newest = new Map<string, bigint>();
    const points = new Map<string, AmountPoint>();
    for (const one of events.filter((event) => event.assetId === assetId)) {
      if ('place' in one) newest.set(one.place, one.amount);
      else {
        const left = (newest.get(one.from) ?? 0n) - one.amount;
        newest.set(one.from, left > 0n ? left : 0n);
        if (one.to !== '') newest.set(one.to, (newest.get(one.to) ?? 0n) + one.amount);
      }
      const value = [...newest.values()].reduce((sum, amount) => sum + amount, 0n);
      points.set(one.at, { at: one.at, value, said: said(assetId, value) });
    }
    return { label: findAsset(assetId)?.ticker ?? assetId, points: [...points.values()] };
  });
}

/** The drawing as a block, with what was known last of each asset in words beside it. */
export function amountsBlock(
  funds: Money,
  words: ReportWords,
  said: (assetId: string, amount: bigint) => string,
): ReportBlock[] {
  const series = amountsOverTime(funds, said);
  const date = (day: string) => dateWords(day, words.language);
  const told = series.flatMap(({ points }) => points.at(-1)?.said ?? []);
  return figureBlock(words, 'amounts', amountsFigure(series, { date }), { told: told.join('; ') });
}
