import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { MovementRecord } from '../../../db/domain/funds/movement';
import type { FundsView, MoneyPlaceView } from '../../../db/domain/funds/view';
import { navigate } from '../../app/router';
import { useFormats } from '../../i18n/formats';
import type { Column } from '../../ui/DataTable';
import { StateBadge } from '../../ui/StateBadge';
import { fieldColumn } from '../../ui/table/fieldColumn';
import { shortNumber } from '../numbers';
import { RecordsTable } from '../RecordsTable';
import { AssetAmount, assetText } from './AssetAmount';
import { placeLabel } from './places';

/** Whether a movement was seen to arrive: a word and an icon, never a colour alone. */
export function MovementBadge({ movement }: { movement: MovementRecord }) {
  const { t } = useTranslation('funds');
  if (movement.withdrawn === 1) return <StateBadge state="grey">{t('movement.withdrawn')}</StateBadge>;
  if (movement.confirmedAt !== '') return <StateBadge state="green">{t('movement.arrived')}</StateBadge>;
  if (movement.purpose === 'found') return <StateBadge state="grey">{t('movement.foundOnly')}</StateBadge>;
  return <StateBadge state="amber">{t('movement.waiting')}</StateBadge>;
}

export function endLabel(
  places: readonly MoneyPlaceView[],
  addressId: string | null,
  accountId: string | null,
  text = '',
): string {
  const place = places.find(({ id }) => id === addressId || id === accountId);
  return place === undefined ? text : placeLabel(place);
}

/** The transfers of a case, a wallet or an account, the newest first. */
export function MovementsTable({ id, view }: { id: string; view: Pick<FundsView, 'movements' | 'places'> }) {
  const { t } = useTranslation(['funds', 'terms']);
  const formats = useFormats();
  const rows = useMemo(() => [...view.movements].reverse(), [view.movements]);
  const columns = useMemo<Column<MovementRecord>[]>(
    () => [
      fieldColumn('number', t('column.number'), 64, { cell: (row) => shortNumber(row.number), mono: true }),
      {
        id: 'moved',
        header: t('column.when'),
        value: (row) => row.movedAt,
        cell: (row) => formats.localDateTime(row.movedAt),
        width: 150,
      },
      {
        id: 'purpose',
        header: t('column.purpose'),
        value: (row) => t(`terms:movementPurpose.${row.purpose}`),
        width: 120,
      },
      fieldColumn('amount', t('column.amount'), 150, {
        text: (row) => assetText(row.assetId, row.amount),
        cell: (row) => <AssetAmount assetId={row.assetId} amount={row.amount} />,
        align: 'right',
      }),
      {
        id: 'to',
        header: t('column.to'),
        value: (row) => endLabel(view.places, row.toAddressId, row.toAccountId, row.toText),
        width: 220,
      },
      {
        id: 'state',
        header: t('column.state'),
        value: (row) => row.confirmedAt,
        cell: (row) => <MovementBadge movement={row} />,
        width: 140,
      },
    ],
    [t, formats, view.places],
  );
  return (
    <RecordsTable
      id={id}
      label={t('section.movements')}
      answer={{ data: view, error: null }}
      rows={rows}
      columns={columns}
      onOpen={(row) => navigate(`/movements/${row.id}`)}
      empty={t('movement.none')}
    />
  );
}
