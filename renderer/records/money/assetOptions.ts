import { type Asset, assets, assetsAt, findAsset } from '../../../db/domain/funds/assets';
import type { MoneyPlaceView } from '../../../db/domain/funds/view';
import type { Option } from '../../ui/form';

const labelOf = ({ ticker, name }: Asset): string => `${ticker} · ${name}`;

/** What can be counted at a place; everything where no place is chosen yet. */
export function assetOptions(place: MoneyPlaceView | undefined): Option[] {
  const held = place?.chain ? assetsAt(place.chain) : assets;
  return held.map((asset) => ({ value: asset.id, label: labelOf(asset) }));
}

/** An id of an asset that the place can hold: the one that is chosen, else its own coin. */
export function fittingAsset(place: MoneyPlaceView | undefined, chosen: string): string {
  if (!place?.chain) return chosen;
  const held = assetsAt(place.chain);
  return held.some(({ id }) => id === chosen) ? chosen : (held[0]?.id ?? '');
}

export { decimalsOf } from '../../../db/domain/funds/assets';
export const tickerOf = (assetId: string): string => findAsset(assetId)?.ticker ?? '';
