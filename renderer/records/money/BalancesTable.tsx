import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ObservationRecord } from '../../../db/domain/funds/observation';
import type { BalanceView, FundsView, MoneyPlaceView } from '../../../db/domain/funds/view';
import { navigate } from '../../app/router';
import { useFormats } from '../../i18n/formats';
import type { Column } from '../../ui/DataTable';
import { StateBadge } from '../../ui/StateBadge';
import { RecordsTable } from '../RecordsTable';
import { AssetAmount, assetText } from './AssetAmount';
import styles from './money.module.css';
import { placeLabel, placeUrl, shortText } from './places';

interface Row extends BalanceView {
  id: string;
  place: MoneyPlaceView | undefined;
  seen: ObservationRecord | undefined;
}

/** The newest known amount at each place, where it was seen, and how old that is. */
export function BalancesTable({ id, view, linked }: { id: string; view: FundsView; linked: boolean }) {
  const { t } = useTranslation(['funds', 'terms']);
  const rows = useMemo<Row[]>(
    () =>
      view.balances.map((balance) => ({
        ...balance,
        id: balance.observationId,
        place: view.places.find((place) => place.id === balance.placeId),
        seen: view.observations.find((one) => one.id === balance.observationId),
      })),
    [view],
  );
  const columns = useMemo<Column<Row>[]>(
    () => [
      {
        id: 'place',
        header: t('column.place'),
        value: (row) =>
          row.place === undefined ? '' : linked ? placeLabel(row.place) : shortText(row.place.text),
        width: linked ? 250 : 160,
      },
      {
        id: 'seen',
        header: t('column.seen'),
        value: (row) => row.amount,
        text: (row) => assetText(row.assetId, row.amount),
        cell: (row) => <AssetAmount assetId={row.assetId} amount={row.amount} />,
        width: 138,
        align: 'right',
      },
      {
        id: 'now',
        header: t('column.now'),
        value: (row) => row.expected,
        text: (row) => assetText(row.assetId, row.expected),
        cell: (row) => <AssetAmount assetId={row.assetId} amount={row.expected} />,
        width: 150,
        align: 'right',
      },
      {
        id: 'at',
        header: t('column.at'),
        value: (row) => row.seen?.observedAt ?? '',
        cell: (row) => <SeenWhen seen={row.seen} />,
        width: 148,
      },
      {
        id: 'source',
        header: t('column.source'),
        value: (row) =>
          row.seen === undefined
            ? ''
            : [t(`terms:observationSource.${row.seen.source}`), row.seen.sourceName].join(' · '),
        width: linked ? 210 : 130,
      },
      {
        id: 'role',
        header: t('column.role'),
        value: (row) => (row.place?.role ? t(`terms:addressRole.${row.place.role}`) : ''),
        cell: (row) => <PlaceBadge place={row.place} />,
        width: 130,
        hidden: !linked,
      },
    ],
    [t, linked],
  );
  return (
    <RecordsTable
      id={id}
      label={t('section.balances')}
      answer={{ data: view, error: null }}
      rows={rows}
      columns={columns}
      onOpen={(row) => linked && row.place !== undefined && navigate(placeUrl(row.place))}
      empty={t('balance.none')}
    />
  );
}

/** When an amount was so: the time, or only the block. */
export function SeenWhen({ seen }: { seen: ObservationRecord | undefined }) {
  const { t } = useTranslation('funds');
  const formats = useFormats();
  if (seen === undefined) return null;
  if (seen.observedAt !== '') return <>{formats.localDateTime(seen.observedAt)}</>;
  return <span className={styles.dim}>{t('block', { n: seen.blockHeight ?? 0 })}</span>;
}

function PlaceBadge({ place }: { place: MoneyPlaceView | undefined }) {
  const { t } = useTranslation(['funds', 'terms']);
  if (place === undefined) return null;
  if (place.agency) return <StateBadge state="green">{t('terms:addressRole.agency')}</StateBadge>;
  if (place.kind === 'account') return <StateBadge state="amber">{t('place.account')}</StateBadge>;
  const others = place.role === 'victim' || place.role === 'exchange-deposit';
  return (
    <StateBadge state={others ? 'grey' : 'red'}>
      {place.role === null ? '' : t(`terms:addressRole.${place.role}`)}
    </StateBadge>
  );
}
