import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { chains } from '../../../db/domain/address';
import type { ThingRow } from '../../../db/domain/thing';
import type { Control } from '../../../db/domain/wallet';
import { shortNumber } from '../../records/numbers';
import { Amounts, amountsText } from '../../records/things/amounts';
import type { Column } from '../../ui/DataTable';
import { RecordLink } from '../../ui/RecordLink';
import { ControlBadge, StateBadge } from '../../ui/StateBadge';
import { fieldColumn } from '../../ui/table/fieldColumn';
import { When } from '../../ui/When';

/** Narrower windows leave out what stands in the number or on the wallet's page. */
const wide = 1560;

export function controlOf(row: ThingRow): Control {
  return row.state.replace('wallet.', '') as Control;
}

/** "BTC 2, ETH 1": how many addresses on each chain. */
function tally({ chains: counts }: ThingRow): string {
  return counts
    .map(({ chain, count }) => `${chains.find(({ id }) => id === chain)?.ticker ?? chain} ${count}`)
    .join(', ');
}

/** Columns of the list of wallets. */
export function useWalletColumns(): Column<ThingRow>[] {
  const { t } = useTranslation(['wallet', 'terms']);
  return useMemo<Column<ThingRow>[]>(() => {
    const narrow = window.innerWidth < wide;
    return [
      fieldColumn('number', t('column.number'), 146, { ordered: true, mono: true }),
      fieldColumn('title', t('column.label'), 180, { ordered: true }),
      {
        id: 'urgency',
        ordered: true,
        header: t('column.control'),
        value: (row) => t(`terms:control.${controlOf(row)}`),
        cell: (row) => <ControlBadge control={controlOf(row)} />,
        width: 220,
      },
      {
        id: 'addresses',
        header: t('column.addresses'),
        value: tally,
        cell: (row) => <Addresses row={row} />,
        width: 140,
      },
      {
        id: 'amounts',
        header: t('column.amounts'),
        value: amountsText,
        cell: (row) => <Amounts row={row} />,
        width: 150,
        align: 'right',
        hidden: narrow,
      },
      {
        id: 'others',
        ordered: true,
        header: t('column.others'),
        value: (row) => row.othersMayHold,
        width: 140,
      },
      {
        id: 'exhibit',
        header: t('column.exhibit'),
        value: (row) => row.exhibitNumber,
        cell: (row) =>
          row.exhibitId !== null &&
          row.exhibitNumber !== '' && (
            <RecordLink kind="exhibit" id={row.exhibitId} mono>
              {shortNumber(row.exhibitNumber)}
            </RecordLink>
          ),
        width: 90,
        mono: true,
      },
      {
        id: 'kind',
        ordered: true,
        header: t('column.type'),
        value: (row) => t(`terms:walletType.${row.kind.replace('wallet.', '')}`),
        width: 120,
        hidden: narrow,
      },
      {
        id: 'case',
        header: t('column.case'),
        value: (row) => row.caseNumber,
        width: 130,
        mono: true,
        hidden: narrow,
      },
      fieldColumn('failed', t('column.failed'), 110, { align: 'right', hidden: true }),
      {
        id: 'recorded',
        ordered: true,
        header: t('column.recorded'),
        value: (row) => row.recordedAt,
        cell: (row) => <When at={row.recordedAt} offset={row.recordedOffset} />,
        width: 150,
        hidden: narrow,
      },
    ];
  }, [t]);
}

/** The failed ones first: a long tally must not hide them. */
function Addresses({ row }: { row: ThingRow }) {
  const { t } = useTranslation('wallet');
  return (
    <>
      {row.failed > 0 && (
        <span title={t('page.failedCount', { n: row.failed })}>
          <StateBadge state="red">{row.failed}</StateBadge>{' '}
        </span>
      )}
      {tally(row)}
    </>
  );
}
