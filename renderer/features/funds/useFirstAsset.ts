import { useEffect } from 'react';
import type { MoneyPlaceView } from '../../../db/domain/funds/view';
import { fittingAsset } from '../../records/money/assetOptions';
import type { FormHandle } from '../../ui/form';

/** A form that was opened for a place begins with the coin of that place's chain. */
export function useFirstAsset(form: FormHandle, place: MoneyPlaceView | undefined, assetId: string): void {
  const first = place === undefined || assetId !== '' ? '' : fittingAsset(place, assetId);
  useEffect(() => {
    if (first !== '') form.set('assetId', first);
  }, [first, form.set]);
}
