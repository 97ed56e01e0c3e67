import { Button } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ChainId, chains, cleanAddress } from '../../../db/domain/address';
import type { AddressFilter, AddressRow } from '../../../db/domain/addressList';
import { Link, navigate, useQueryParam } from '../../app/router';
import { usePages } from '../../ipc/usePages';
import { AddressLine } from '../../ui/Address';
import { type Column, PagedTable } from '../../ui/DataTable';
import { Empty, Page } from '../../ui/Page';
import { RecordLink, recordUrl } from '../../ui/RecordLink';
import { checksumState, StateBadge } from '../../ui/StateBadge';
import { fieldColumn } from '../../ui/table/fieldColumn';
import { useMay } from '../../ui/useRights';
import { Failure } from '../../ui/Words';
import { AddressFilters, type How } from './AddressFilters';

/** All addresses of the vault, typed into wallets and imported by the million. */
export function AddressListPage() {
  const { t } = useTranslation(['address', 'terms']);
  const importId = useQueryParam('import');
  const [caseId, setCase] = useState<string | null>(useQueryParam('case') ?? null);
  const [chain, setChain] = useState<string | null>(null);
  const [how, setHow] = useState<How>('prefix');
  const [typed, setTyped] = useState('');
  const may = useMay('import.run');
  const text = cleanAddress(typed).replace(/\s/g, '');
  const filter = useMemo<AddressFilter>(
    () => ({
      ...(caseId === null ? {} : { caseId }),
      ...(importId === undefined ? {} : { importId }),
      ...(chain === null ? {} : { chain: chain as ChainId }),
      ...(text.length < 3 ? {} : { search: { how, text } }),
    }),
    [caseId, importId, chain, how, text],
  );
  const pages = usePages(
    'address.page',
    (page) => ({ filter, ...page }),
    (answer) => answer,
    5_000,
  );
  const columns = useColumns();
  const filtered = Object.keys(filter).length > 0;
  const bar = (
    <AddressFilters
      typed={typed}
      setTyped={setTyped}
      how={how}
      setHow={setHow}
      caseId={caseId}
      setCase={setCase}
      chain={chain}
      setChain={setChain}
    />
  );
  return (
    <Page
      title={t('title')}
      subtitle={pages.more ? t('more', { n: pages.total ?? 0 }) : t('subtitle')}
      {...(importId === undefined ? {} : { back: { to: `/imports/${importId}`, label: t('backToImport') } })}
      actions={
        may ? (
          <Button
            component={Link}
            to={caseId === null ? '/imports/new' : `/imports/new?case=${caseId}`}
            leftSection={<IconFileImport size={16} aria-hidden />}
            data-testid="new-import"
          >
            {t('import')}
          </Button>
        ) : undefined
      }
      testId="page-addresses"
    >
      <Failure error={pages.error} />
      {pages.total === 0 && filtered ? (
        <>
          <div style={{ display: 'flex', flexWrap: 'wrap', gap: 8 }}>{bar}</div>
          <Empty title={t('nothingTitle')} text={t('nothingText')} />
        </>
      ) : (
        <PagedTable<AddressRow>
          id="addresses"
          label={t('title')}
          columns={columns}
          rowId={(row) => row.id}
          onOpen={(row) => {
            const url = recordUrl(row.owner.kind, row.owner.id);
            if (url !== undefined) navigate(url);
          }}
          {...pages}
          bar={bar}
          empty={<Empty title={t('emptyTitle')} text={t('emptyText')} />}
        />
      )}
    </Page>
  );
}

function useColumns(): Column<AddressRow>[] {
  const { t } = useTranslation(['address', 'terms']);
  return useMemo(() => {
    const names = new Map(chains.map(({ id, name }) => [id, name]));
    return [
      {
        id: 'address',
        header: t('column.address'),
        value: (row) => row.canonical,
        cell: (row) => <AddressLine text={row.canonical} compact={row.canonical.length > 44} />,
        width: 430,
        mono: true,
      },
      {
        id: 'chain',
        header: t('column.chain'),
        value: (row) => names.get(row.chain) ?? row.chain,
        width: 110,
      },
      fieldColumn('checksum', t('column.checksum'), 150, {
        text: (row) => t(`terms:checksum.${row.checksum}`),
        cell: (row) => (
          <StateBadge state={checksumState(row.checksum)}>{t(`terms:checksum.${row.checksum}`)}</StateBadge>
        ),
      }),
      fieldColumn('label', t('column.label'), 150),
      {
        id: 'owner',
        header: t('column.owner'),
        value: (row) => row.owner.number,
        cell: (row) => (
          <RecordLink kind={row.owner.kind} id={row.owner.id} mono>
            {row.owner.number}
          </RecordLink>
        ),
        width: 150,
        mono: true,
      },
    ];
  }, [t]);
}
