import { Button } from '@mantine/core';
import { IconPlus, IconWallet } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from '../../app/router';
import { useReadOnly } from '../../app/session';
import { useFormats } from '../../i18n/formats';
import { useAnswer } from '../../ipc/queries';
import { ThingTable } from '../../records/things/ThingTable';
import { useThings } from '../../records/things/useThings';
import { Empty, Page } from '../../ui/Page';
import { useWalletColumns } from './walletColumns';
import styles from './walletPage.module.css';

/** All wallets of the vault, those whose money others can still move first. */
export function WalletListPage() {
  const { t } = useTranslation('wallet');
  const columns = useWalletColumns();
  const things = useThings('wallets', columns, { id: 'urgency', desc: false }, 'wallet');
  const readOnly = useReadOnly();
  const { total } = things.pages;
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
  const none = total === 0 && Object.keys(things.filter).length === 1;
  return (
    <Page
      title={t('list.title')}
      {...(none ? {} : { subtitle: <Tally /> })}
      {...(readOnly || none ? {} : { actions: create })}
      testId="page-wallets"
    >
      {total !== undefined && (
        <ThingTable
          id="wallets"
          label={t('list.title')}
          columns={columns}
          things={things}
          what="wallet"
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

function Tally() {
  const { t } = useTranslation('wallet');
  const formats = useFormats();
  const { data } = useAnswer('thing.summary', { filter: { what: 'wallet' }, by: 'state' });
  if (data === undefined) return null;
  return (
    <>
      {t('list.count', { n: formats.number(data.wallets) })}
      {data.unsecured > 0 && (
        <span className={styles.failedCell}>
          {' '}
          · {t('list.notSecured', { n: formats.number(data.unsecured) })}
        </span>
      )}
    </>
  );
}
