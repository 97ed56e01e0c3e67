import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProviderRecord } from '../../db/domain/provider';
import type { TransferRecord } from '../../db/domain/transfer';
import type { ListedEntry } from '../../db/domain/watchlist';
import { navigate } from '../app/router';
import { useFormats } from '../i18n/formats';
import { type Column, DataTable } from '../ui/DataTable';
import { recordUrl } from '../ui/RecordLink';

interface TableProps<T> {
  id: string;
  rows: T[];
  height?: 'fill' | number;
  empty: ReactNode;
}

const toImport = (importId: string) => {
  const url = recordUrl('import', importId);
  if (url !== undefined) navigate(url);
};

/** Transfers as other people's tables tell them. */
export function TransfersTable({ id, rows, height = 480, empty }: TableProps<TransferRecord>) {
  const { t } = useTranslation(['lists', 'import']);
  const formats = useFormats();
  const columns = useMemo<Column<TransferRecord>[]>(
    () => [
      {
        id: 'happenedAt',
        header: t('import:field.happenedAt'),
        value: (row) => row.happenedAt,
        cell: (row) => formats.localDateTime(row.happenedAt.slice(0, 16)),
        width: 190,
      },
      {
        id: 'amount',
        header: t('import:field.amount'),
        value: (row) => (row.amount === '' ? null : Number(row.amount)),
        text: (row) => row.amount,
        cell: (row) => <span className="dl-mono">{row.amount}</span>,
        width: 120,
        align: 'right',
      },
      {
        id: 'asset',
        header: t('import:field.asset'),
        value: (row) => row.asset,
        width: 90,
        filter: 'choice',
      },
      {
        id: 'account',
        header: t('import:field.account'),
        value: (row) => row.account,
        width: 140,
        mono: true,
        filter: 'choice',
      },
      {
        id: 'from',
        header: t('import:field.fromText'),
        value: (row) => row.fromText,
        width: 170,
        mono: true,
        filter: 'text',
      },
      {
        id: 'to',
        header: t('import:field.toText'),
        value: (row) => row.toText,
        width: 170,
        mono: true,
        filter: 'text',
      },
      {
        id: 'txid',
        header: t('import:field.txid'),
        value: (row) => row.txid,
        width: 170,
        mono: true,
        filter: 'text',
      },
      {
        id: 'fee',
        header: t('import:field.fee'),
        value: (row) => row.fee,
        width: 90,
        align: 'right',
        hidden: true,
      },
      {
        id: 'counterparty',
        header: t('import:field.counterparty'),
        value: (row) => row.counterparty,
        width: 140,
        filter: 'text',
      },
      {
        id: 'description',
        header: t('import:field.description'),
        value: (row) => row.description,
        width: 220,
        filter: 'text',
      },
      { id: 'line', header: t('column.line'), value: (row) => row.line, width: 70, align: 'right' },
    ],
    [t, formats],
  );
  return (
    <DataTable<TransferRecord>
      id={id}
      label={t('tab.transfers')}
      rows={rows}
      columns={columns}
      rowId={(row) => row.id}
      onOpen={(row) => toImport(row.importId)}
      height={height}
      empty={empty}
    />
  );
}

/** Rows of lists with where they stand. */
export function ListedTable({ id, rows, height = 480, empty }: TableProps<ListedEntry>) {
  const { t } = useTranslation(['lists', 'import']);
  const formats = useFormats();
  const columns = useMemo<Column<ListedEntry>[]>(
    () => [
      {
        id: 'raw',
        header: t('import:field.raw'),
        value: (row) => row.raw,
        width: 330,
        mono: true,
        filter: 'text',
      },
      {
        id: 'kind',
        header: t('column.kind'),
        value: (row) => t(`kind.${row.kind}`),
        width: 100,
        filter: 'choice',
      },
      { id: 'label', header: t('import:field.label'), value: (row) => row.label, width: 150, filter: 'text' },
      {
        id: 'category',
        header: t('import:field.category'),
        value: (row) => row.category,
        width: 140,
        filter: 'choice',
      },
      {
        id: 'list',
        header: t('import:field.listName'),
        value: (row) => row.listName || row.fileName,
        width: 200,
        filter: 'choice',
      },
      { id: 'line', header: t('column.line'), value: (row) => row.line, width: 70, align: 'right' },
      {
        id: 'listedAt',
        header: t('import:field.listedAt'),
        value: (row) => row.listedAt,
        cell: (row) => formats.date(row.listedAt),
        width: 110,
      },
      {
        id: 'confidence',
        header: t('import:field.confidence'),
        value: (row) => row.confidence,
        width: 120,
        hidden: true,
      },
      {
        id: 'source',
        header: t('import:field.source'),
        value: (row) => row.source,
        width: 200,
        hidden: true,
      },
      {
        id: 'issuer',
        header: t('import:field.issuer'),
        value: (row) => row.issuer,
        width: 150,
        hidden: true,
      },
      { id: 'hash', header: 'SHA-256', value: (row) => row.fileHash, width: 200, mono: true, hidden: true },
    ],
    [t, formats],
  );
  return (
    <DataTable<ListedEntry>
      id={id}
      label={t('tab.listed')}
      rows={rows}
      columns={columns}
      rowId={(row) => row.id}
      onOpen={(row) => toImport(row.importId)}
      height={height}
      empty={empty}
    />
  );
}

/** Providers, with whom to write to and how. */
export function ProvidersTable({
  id,
  rows,
  height = 480,
  empty,
  onOpen,
}: TableProps<ProviderRecord> & { onOpen: (row: ProviderRecord) => void }) {
  const { t } = useTranslation(['lists', 'import', 'terms']);
  const columns = useMemo<Column<ProviderRecord>[]>(
    () => [
      { id: 'number', header: t('column.number'), value: (row) => row.number, width: 110, mono: true },
      { id: 'name', header: t('column.name'), value: (row) => row.name, width: 170, filter: 'text' },
      {
        id: 'kind',
        header: t('column.kind'),
        value: (row) => t(`terms:providerKind.${row.kind}`),
        width: 120,
        filter: 'choice',
      },
      {
        id: 'jurisdiction',
        header: t('import:field.jurisdiction'),
        value: (row) => row.jurisdiction,
        width: 130,
        filter: 'choice',
      },
      {
        id: 'legalEntity',
        header: t('import:field.legalEntity'),
        value: (row) => row.legalEntity,
        width: 170,
      },
      {
        id: 'registration',
        header: t('import:field.registration'),
        value: (row) => row.registration,
        width: 140,
        mono: true,
      },
      { id: 'licence', header: t('import:field.licence'), value: (row) => row.licence, width: 150 },
      {
        id: 'contact',
        header: t('import:field.contact'),
        value: (row) => row.contact,
        width: 190,
        filter: 'text',
      },
      {
        id: 'channel',
        header: t('import:field.requestChannel'),
        value: (row) => row.requestChannel,
        width: 240,
      },
      {
        id: 'domains',
        header: t('import:field.domains'),
        value: (row) => row.domains,
        width: 150,
        hidden: true,
      },
      { id: 'notes', header: t('import:field.notes'), value: (row) => row.notes, width: 200, hidden: true },
    ],
    [t],
  );
  return (
    <DataTable<ProviderRecord>
      id={id}
      label={t('tab.providers')}
      rows={rows}
      columns={columns}
      rowId={(row) => row.id}
      onOpen={onOpen}
      height={height}
      empty={empty}
    />
  );
}
