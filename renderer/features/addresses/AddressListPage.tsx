import { Button, Select, TextInput } from '@mantine/core';
import { IconFileImport, IconSearch } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ChainId, chains, cleanAddress } from '../../../db/domain/address';
import type { AddressFilter, AddressRow } from '../../../db/domain/addressList';
import { Link, navigate, useQueryParam } from '../../app/router';
import { useAnswer } from '../../ipc/queries';
import { usePages } from '../../ipc/usePages';
import { Address } from '../../ui/Address';
import { type Column, PagedTable } from '../../ui/DataTable';
import { Empty, Page } from '../../ui/Page';
import { RecordLink, recordUrl } from '../../ui/RecordLink';
import { ChecksumBadge } from '../../ui/StateBadge';
import { fieldColumn } from '../../ui/table/fieldColumn';
import { useMay } from '../../ui/useRights';
import { Failure } from '../../ui/Words';

type How = 'exact' | 'prefix' | 'suffix';
const ways: readonly How[] = ['prefix', 'suffix', 'exact'];

/** All addresses of the vault, typed into wallets and imported by the million. */
export function AddressListPage() {
  const { t } = useTranslation(['address', 'terms']);
  const importId = useQueryParam('import');
  const [caseId, setCase] = useState<string | null>(useQueryParam('case') ?? null);
  const [chain, setChain] = useState<string | null>(null);
  const [how, setHow] = useState<How>('prefix');
  const [typed, setTyped] = useState('');
  const may = useMay('import.run');
  const cases = useAnswer('case.list', {});
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
    <>
      <TextInput
        size="xs"
        w={300}
        aria-label={t('search')}
        placeholder={t('search')}
        leftSection={<IconSearch size={14} aria-hidden />}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        data-testid="address-search"
      />
      <Select
        size="xs"
        w={140}
        aria-label={t('how')}
        data={ways.map((value) => ({ value, label: t(`how.${value}`) }))}
        value={how}
        allowDeselect={false}
        onChange={(value) => setHow((value ?? 'prefix') as How)}
      />
      <Select
        size="xs"
        w={220}
        searchable
        clearable
        aria-label={t('case')}
        placeholder={t('case')}
        data={(cases.data ?? []).map((one) => ({ value: one.id, label: `${one.number} ${one.title}` }))}
        value={caseId}
        onChange={setCase}
        data-testid="address-case"
      />
      <Select
        size="xs"
        w={170}
        searchable
        clearable
        aria-label={t('chain')}
        placeholder={t('chain')}
        data={chains.map(({ id, name }) => ({ value: id, label: name }))}
        value={chain}
        onChange={setChain}
      />
    </>
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
        cell: (row) => <Address text={row.canonical} compact={row.canonical.length > 44} copy={false} />,
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
        cell: (row) => <ChecksumBadge checksum={row.checksum} />,
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
