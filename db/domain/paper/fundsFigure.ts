import { findAsset } from '../funds/assets';
import type { FundsView } from '../funds/view';
import { type AmountPoint, type AmountSeries, amountsFigure } from './figures/amounts';
import type { Palette } from './figures/svg';
import { dateWords, type ReportWords } from './words';

/** More would not be told apart on one page; the table has them all. */
const mostAssets = 6;

/** What was seen of each asset over time, all places together; withdrawn observations are left out. */
export function amountsOverTime(
  observations: FundsView['observations'],
  said: (assetId: string, amount: bigint) => string,
): AmountSeries[] {
  const seen = observations
    .filter(
      ({ withdrawn, observedAt }) => withdrawn === 0 && /^\d{4}-\d\d-\d\d(T\d\d:\d\d)?$/.test(observedAt),
    )
    .sort((one, other) => (one.observedAt < other.observedAt ? -1 : 1));
  const assets = [...new Set(seen.map(({ assetId }) => assetId))];
  return assets.slice(0, mostAssets).map((assetId) => {
    const newest = new Map<string, bigint>();
    const points = new Map<string, AmountPoint>();
    for (const one of seen.filter((look) => look.assetId === assetId)) {
      newest.set(one.addressId ?? one.accountId ?? '', BigInt(one.amount));
      const value = [...newest.values()].reduce((sum, amount) => sum + amount, 0n);
      points.set(one.observedAt, { at: one.observedAt, value, said: said(assetId, value) });
    }
    return { label: findAsset(assetId)?.ticker ?? assetId, points: [...points.values()] };
  });
}

export function fundsFigure(
  funds: Pick<FundsView, 'observations'>,
  words: Pick<ReportWords, 'language'>,
  said: (assetId: string, amount: bigint) => string,
  palette?: Palette,
): string {
  const date = (day: string) => dateWords(day, words.language);
  return amountsFigure(amountsOverTime(funds.observations, said), { date }, palette);
}
