import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { AddressRecord, WalletRecord } from '../../../db/domain/wallet';
import { failedAddresses } from '../../records/walletFacts';
import { useCopy } from '../../ui/Copy';
import { type Column, DataTable } from '../../ui/DataTable';
import { Section } from '../../ui/Page';
import { ChecksumBadge } from '../../ui/StateBadge';
import { fieldColumn } from '../../ui/table/fieldColumn';
import { Notice } from '../../ui/Words';
import { AddressLines, FoundAddress } from './AddressLines';
import { chainName } from './intake';
import styles from './walletPage.module.css';

// Up to here every address is shown with all its facts; more become a table that sorts and filters.
const fewAddresses = 40;
// The longest of the known chains (a Taproot address) in groups of four, with its copy button.
const addressWidth = 650;

/** The addresses of a recorded wallet: what its chain says of each, failed ones as they were found. */
export function WalletAddresses({ wallet }: { wallet: WalletRecord }) {
  const { t } = useTranslation(['wallet', 'terms']);
  const copy = useCopy();
  const failed = failedAddresses(wallet);
  const columns = useMemo<Column<AddressRecord>[]>(
    () => [
      fieldColumn('text', t('field.text'), addressWidth, {
        cell: (row) => <FoundAddress address={row} />,
        filter: 'text',
      }),
      {
        id: 'checksum',
        header: t('field.checksum'),
        value: (row) => t(`terms:checksum.${row.checksum}`),
        cell: (row) => <ChecksumBadge checksum={row.checksum} />,
        width: 200,
        filter: 'choice',
      },
      {
        id: 'chain',
        header: t('field.chain'),
        value: (row) => chainName(row.chain),
        width: 110,
        filter: 'choice',
      },
      {
        id: 'role',
        header: t('field.role'),
        value: (row) => t(`terms:addressRole.${row.role}`),
        width: 130,
        filter: 'choice',
      },
      fieldColumn('format', t('field.format'), 110, { filter: 'choice' }),
      fieldColumn('path', t('field.path'), 150, { mono: true }),
      fieldColumn('memo', t('field.memo'), 110, { mono: true }),
      fieldColumn('label', t('field.addressLabel'), 180, { filter: 'text' }),
      fieldColumn('network', t('field.network'), 100, { hidden: true }),
      fieldColumn('canonical', t('field.canonical'), 300, { mono: true, hidden: true }),
    ],
    [t],
  );
  return (
    <Section title={t('page.addresses')} count={wallet.addresses.length} flush testId="section-addresses">
      {failed > 0 && (
        <div className={styles.inSection}>
          <Notice state="amber">{t('page.failedCount', { n: failed })}</Notice>
        </div>
      )}
      {wallet.addresses.length === 0 && <p className={styles.noAddresses}>{t('page.noAddresses')}</p>}
      {wallet.addresses.length > 0 && wallet.addresses.length <= fewAddresses && (
        <AddressLines addresses={wallet.addresses} />
      )}
      {wallet.addresses.length > fewAddresses && (
        <DataTable<AddressRecord>
          id="wallet.addresses"
          label={t('page.addresses')}
          rows={wallet.addresses}
          columns={columns}
          rowId={(row) => row.id}
          onOpen={(row) => void copy(row.text)}
          empty={null}
          height={420}
          bare
        />
      )}
    </Section>
  );
}
