import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountRecord, FreezeState } from '../../../db/domain/funds/account';
import { navigate } from '../../app/router';
import { shortNumber } from '../../records/numbers';
import { RecordsTable } from '../../records/RecordsTable';
import type { Column } from '../../ui/DataTable';
import { type State, StateBadge } from '../../ui/StateBadge';
import { fieldColumn } from '../../ui/table/fieldColumn';

const states: Record<FreezeState, State> = {
  none: 'red',
  requested: 'amber',
  frozen: 'green',
  refused: 'red',
  released: 'amber',
};

/** Whether the provider holds the account's money still. */
export function FreezeBadge({ freeze }: { freeze: FreezeState }) {
  const { t } = useTranslation('terms');
  return <StateBadge state={states[freeze]}>{t(`freezeState.${freeze}`)}</StateBadge>;
}

export function AccountsTable({ rows }: { rows: AccountRecord[] }) {
  const { t } = useTranslation(['funds', 'terms']);
  const columns = useMemo<Column<AccountRecord>[]>(
    () => [
      fieldColumn('number', t('column.number'), 64, { cell: (row) => shortNumber(row.number), mono: true }),
      fieldColumn('provider', t('field.provider'), 180),
      {
        id: 'user',
        header: t('field.userId'),
        value: (row) => row.userId || row.email || row.phone,
        width: 180,
      },
      {
        id: 'freeze',
        header: t('field.freeze'),
        value: (row) => t(`terms:freezeState.${row.freeze}`),
        cell: (row) => <FreezeBadge freeze={row.freeze} />,
        width: 140,
      },
      {
        id: 'reference',
        header: t('field.freezeReference'),
        value: (row) => row.freezeReference,
        width: 160,
      },
    ],
    [t],
  );
  return (
    <RecordsTable
      id="case.accounts"
      label={t('section.accounts')}
      answer={{ data: rows, error: null }}
      rows={rows}
      columns={columns}
      onOpen={(row) => navigate(`/accounts/${row.id}`)}
      empty={t('account.none')}
    />
  );
}
