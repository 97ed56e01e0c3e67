import { Button } from '@mantine/core';
import { IconPlus, IconWallet } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { WalletRecord } from '../../../db/domain/wallet';
import { Link, navigate } from '../../app/router';
import { useReadOnly } from '../../app/session';
import { useFormats } from '../../i18n/formats';
import { useAnswer } from '../../ipc/queries';
import { isUnsecured, redFirst } from '../../records/walletFacts';
import { DataTable } from '../../ui/DataTable';
import { Empty, Page } from '../../ui/Page';
import { Failure } from '../../ui/Words';
import { useWalletColumns } from './walletColumns';
import styles from './walletPage.module.css';

/** All wallets of the vault, those whose money others can still move first. */
export function WalletListPage() {
  const { t } = useTranslation('wallet');
  const wallets = useAnswer('wallet.list', {});
  const rows = useMemo(() => redFirst(wallets.data ?? []), [wallets.data]);
  const columns = useWalletColumns();
  const readOnly = useReadOnly();
  const create = (
    <Button
      component={Link}
      to="/wallets/new"
      leftSection={<IconPlus size={16} aria-hidden />}
      data-testid="new-wallet"
    >
      {t('list.new')}
    </Button>
  );
  return (
    <Page
      title={t('list.title')}
      {...(rows.length > 0 ? { subtitle: <Tally rows={rows} /> } : {})}
      {...(readOnly || rows.length === 0 ? {} : { actions: create })}
      testId="page-wallets"
    >
      <Failure error={wallets.error} />
      {wallets.data !== undefined && (
        <DataTable<WalletRecord>
          id="wallets"
          label={t('list.title')}
          rows={rows}
          columns={columns}
          rowId={(row) => row.id}
          onOpen={(row) => navigate(`/wallets/${row.id}`)}
          height="fill"
          empty={
            <Empty
              icon={<IconWallet size={32} stroke={1.5} aria-hidden />}
              title={t('list.emptyTitle')}
              text={t('list.emptyText')}
              action={readOnly ? undefined : create}
            />
          }
        />
      )}
    </Page>
  );
}

function Tally({ rows }: { rows: readonly WalletRecord[] }) {
  const { t } = useTranslation('wallet');
  const formats = useFormats();
  const addresses = rows.reduce((sum, row) => sum + row.addresses.length, 0);
  const unsecured = rows.filter(isUnsecured).length;
  return (
    <>
      {t('list.subtitle', { addresses: formats.number(addresses), wallets: formats.number(rows.length) })}
      {unsecured > 0 && (
        <span className={styles.failedCell}> · {t('list.notSecured', { n: formats.number(unsecured) })}</span>
      )}
    </>
  );
}
