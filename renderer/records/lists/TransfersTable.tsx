import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { TransferRecord } from '../../../db/domain/transfer';
import { useFormats } from '../../i18n/formats';
import type { Column } from '../../ui/DataTable';
import { fieldColumn } from '../../ui/table/fieldColumn';
import { ListTable, type ListTableProps, toImport } from './ListTable';

/** Transfers as other people's tables tell them. */
export function TransfersTable(props: ListTableProps<TransferRecord>) {
  const { t } = useTranslation(['lists', 'import']);
  const formats = useFormats();
  const columns = useMemo((): Column<TransferRecord>[] => {
    const column = fieldColumn<TransferRecord>;
    return [
      column('happenedAt', t('import:field.happenedAt'), 190, {
        cell: (row) => formats.localDateTime(row.happenedAt.slice(0, 16)),
      }),
      column('amount', t('import:field.amount'), 120, {
        value: (row) => (row.amount === '' ? null : Number(row.amount)),
        text: (row) => row.amount,
        cell: (row) => <span className="dl-mono">{row.amount}</span>,
        align: 'right',
      }),
      column('asset', t('import:field.asset'), 90, { filter: 'choice' }),
      column('account', t('import:field.account'), 140, { mono: true, filter: 'choice' }),
      column('fromText', t('import:field.fromText'), 170, { mono: true, filter: 'text' }),
      column('toText', t('import:field.toText'), 170, { mono: true, filter: 'text' }),
      column('txid', t('import:field.txid'), 170, { mono: true, filter: 'text' }),
      column('fee', t('import:field.fee'), 90, { align: 'right', hidden: true }),
      column('counterparty', t('import:field.counterparty'), 140, { filter: 'text' }),
      column('description', t('import:field.description'), 220, { filter: 'text' }),
      column('line', t('column.line'), 70, { align: 'right' }),
    ];
  }, [t, formats]);
  return <ListTable {...props} label={t('tab.transfers')} columns={columns} onOpen={toImport} />;
}
