import { useFormats } from '../../i18n/formats';
import { exactAmount } from '../numbers';
import { decimalsOf, tickerOf } from './assetOptions';

/** The same for a file: all decimals, a point, the ticker. */
export function assetText(assetId: string, amount: string): string {
  return amount === '' ? '' : `${exactAmount(amount, decimalsOf(assetId))} ${tickerOf(assetId)}`;
}

/** Base units as whole ones with their ticker; zeros at the end are left out of sight, all decimals stand in the title. */
export function AssetAmount({ assetId, amount }: { assetId: string; amount: string }) {
  const formats = useFormats();
  const whole = formats.amount(amount, decimalsOf(assetId));
  const sign = formats.amount('15', 1).charAt(1);
  const short = whole.includes(sign) ? whole.replace(/0+$/, '').replace(/[.,]$/, '') : whole;
  return (
    <span className="dl-mono" style={{ whiteSpace: 'nowrap' }} title={`${whole} ${tickerOf(assetId)}`}>
      {short} {tickerOf(assetId)}
    </span>
  );
}
