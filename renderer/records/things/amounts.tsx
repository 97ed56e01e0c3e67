import { amountText, findAsset } from '../../../db/domain/funds/assets';
import type { ThingRow } from '../../../db/domain/thing';
import { useFormats } from '../../i18n/formats';

/** Amounts of a wallet, one after the other, in whole units. */
export function Amounts({ row }: { row: ThingRow }) {
  const formats = useFormats();
  return (
    <>
      {row.amounts
        .map(({ assetId, amount }) => {
          const asset = findAsset(assetId);
          return asset === undefined
            ? `${amount} ${assetId}`
            : formats.amount(amount, asset.decimals, asset.ticker);
        })
        .join(' · ')}
    </>
  );
}

/** The same as text, for files and hints. */
export function amountsText({ amounts }: Pick<ThingRow, 'amounts'>): string {
  return amounts.map(({ assetId, amount }) => amountText(assetId, amount, true)).join('; ');
}
