import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { WalletRecord } from '../../../db/domain/wallet';
import { useAnswer } from '../../ipc/queries';
import { shortNumber } from '../../records/numbers';
import { failedAddresses } from '../../records/walletFacts';
import type { Column } from '../../ui/DataTable';
import { RecordLink } from '../../ui/RecordLink';
import { ControlBadge, StateBadge } from '../../ui/StateBadge';
import { When } from '../../ui/When';
import { addressTally } from './walletModel';

/** Narrower windows leave out what stands in the number or on the wallet's page. */
const wide = 1560;

/** Columns of the list of wallets. Names of cases and exhibits come from their own lists. */
export function useWalletColumns(): Column<WalletRecord>[] {
  const { t } = useTranslation(['wallet', 'terms']);
  const exhibits = useAnswer('exhibit.list', {});
  const numbers = useMemo(
    () => new Map((exhibits.data ?? []).map((exhibit) => [exhibit.id, exhibit.number])),
    [exhibits.data],
  );
  return useMemo<Column<WalletRecord>[]>(() => {
    const narrow = window.innerWidth < wide;
    return [
      {
        id: 'number',
        header: t('column.number'),
        value: (row) => row.number,
        width: 146,
        mono: true,
        filter: 'text',
      },
      { id: 'label', header: t('column.label'), value: (row) => row.label, width: 180, filter: 'text' },
      {
        id: 'control',
        header: t('column.control'),
        value: (row) => t(`terms:control.${row.control}`),
        cell: (row) => <ControlBadge control={row.control} />,
        width: 220,
        filter: 'choice',
      },
      {
        id: 'addresses',
        header: t('column.addresses'),
        value: addressTally,
        cell: (row) => <Addresses wallet={row} />,
        width: 140,
      },
      {
        id: 'others',
        header: t('column.others'),
        value: (row) => row.othersMayHold,
        width: 140,
        filter: 'text',
      },
      {
        id: 'exhibit',
        header: t('column.exhibit'),
        value: (row) => (row.exhibitId === null ? '' : (numbers.get(row.exhibitId) ?? '')),
        cell: (row) => <ExhibitCell id={row.exhibitId} number={numbers.get(row.exhibitId ?? '')} />,
        width: 90,
        mono: true,
      },
      {
        id: 'type',
        header: t('column.type'),
        value: (row) => t(`terms:walletType.${row.type}`),
        width: 120,
        filter: 'choice',
        hidden: narrow,
      },
      {
        id: 'case',
        header: t('column.case'),
        value: (row) => row.number.split('/')[0] ?? '',
        width: 130,
        mono: true,
        filter: 'choice',
        hidden: narrow,
      },
      {
        id: 'failed',
        header: t('column.failed'),
        value: failedAddresses,
        width: 110,
        align: 'right',
        hidden: true,
      },
      {
        id: 'recorded',
        header: t('column.recorded'),
        value: (row) => row.recordedAt,
        cell: (row) => <When at={row.recordedAt} offset={row.recordedOffset} />,
        width: 150,
        hidden: narrow,
      },
    ];
  }, [t, numbers]);
}

/** The failed ones first: a long tally must not hide them. */
function Addresses({ wallet }: { wallet: WalletRecord }) {
  const { t } = useTranslation('wallet');
  const failed = failedAddresses(wallet);
  return (
    <>
      {failed > 0 && (
        <span title={t('page.failedCount', { n: failed })}>
          <StateBadge state="red">{failed}</StateBadge>{' '}
        </span>
      )}
      {addressTally(wallet)}
    </>
  );
}

function ExhibitCell({ id, number }: { id: string | null; number: string | undefined }) {
  if (id === null || number === undefined) return null;
  return (
    <RecordLink kind="exhibit" id={id} mono>
      {shortNumber(number)}
    </RecordLink>
  );
}
