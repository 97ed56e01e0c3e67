import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { WalletRecord } from '../../db/domain/wallet';
import { navigate } from '../app/router';
import { useFormats } from '../i18n/formats';
import { useAnswer } from '../ipc/queries';
import type { Column } from '../ui/DataTable';
import { Section } from '../ui/Page';
import { ControlBadge } from '../ui/StateBadge';
import { fieldColumn } from '../ui/table/fieldColumn';
import { AddLink } from './AddLink';
import { shortNumber } from './numbers';
import { RecordsTable } from './RecordsTable';
import { chainsOf, failedAddresses, redFirst } from './walletFacts';

export interface WalletsOfCaseProps {
  caseId: string;
  /** Only those that are on this exhibit. */
  exhibitId?: string;
  id?: string;
  title: string;
  addLabel: string;
}

/** The wallets of a case or of one exhibit, those whose money is not secured first. */
export function WalletsOfCase({ caseId, exhibitId, id, title, addLabel }: WalletsOfCaseProps) {
  const { t } = useTranslation(['records', 'terms', 'exhibit']);
  const formats = useFormats();
  const wallets = useAnswer('wallet.list', { caseId });
  const rows = useMemo(() => {
    const all = wallets.data ?? [];
    return redFirst(exhibitId === undefined ? all : all.filter((wallet) => wallet.exhibitId === exhibitId));
  }, [wallets.data, exhibitId]);
  const columns = useMemo<Column<WalletRecord>[]>(
    () => [
      fieldColumn('number', t('wallet.number'), 60, { cell: (row) => shortNumber(row.number), mono: true }),
      fieldColumn('label', t('wallet.label'), 150),
      {
        id: 'control',
        header: t('wallet.control'),
        value: (row) => t(`terms:control.${row.control}`),
        cell: (row) => <ControlBadge control={row.control} />,
        width: 220,
      },
      { id: 'chains', header: t('wallet.chains'), value: (row) => chainsOf(row).join(', '), width: 90 },
      {
        id: 'addresses',
        header: t('wallet.addresses'),
        value: (row) => row.addresses.length,
        cell: (row) => <Addresses wallet={row} />,
        width: 100,
        align: 'right',
      },
      {
        id: 'type',
        header: t('wallet.type'),
        value: (row) => t(`terms:walletType.${row.type}`),
        width: 112,
        hidden: true,
      },
      {
        id: 'others',
        header: t('wallet.others'),
        value: (row) => row.othersMayHold,
        width: 200,
        hidden: true,
      },
    ],
    [t],
  );
  const query = exhibitId === undefined ? `case=${caseId}` : `case=${caseId}&exhibit=${exhibitId}`;
  return (
    <div id={id}>
      <Section
        title={title}
        {...(wallets.data === undefined ? {} : { count: formats.number(rows.length) })}
        actions={<AddLink to={`/wallets/new?${query}`} label={addLabel} testId="add-wallet" />}
        flush
        testId="section-wallets"
      >
        <RecordsTable
          id={exhibitId === undefined ? 'case.wallets' : 'exhibit.wallets'}
          label={title}
          answer={wallets}
          rows={rows}
          columns={columns}
          onOpen={(row) => navigate(`/wallets/${row.id}`)}
          empty={t(exhibitId === undefined ? 'wallet.empty' : 'exhibit:page.noWallets')}
        />
      </Section>
    </div>
  );
}

function Addresses({ wallet }: { wallet: WalletRecord }) {
  const { t } = useTranslation('records');
  const failed = failedAddresses(wallet);
  return (
    <span>
      {failed > 0 && (
        <span style={{ color: 'var(--dl-red)' }}>{t('wallet.failed', { quantity: failed })} · </span>
      )}
      {wallet.addresses.length}
    </span>
  );
}
