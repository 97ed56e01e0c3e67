import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProviderRecord } from '../../../db/domain/provider';
import type { Column } from '../../ui/DataTable';
import { fieldColumn } from '../../ui/table/fieldColumn';
import { ListTable, type ListTableProps } from './ListTable';

interface ProvidersTableProps extends ListTableProps<ProviderRecord> {
  onOpen: (row: ProviderRecord) => void;
}

/** Providers, with whom to write to and how. */
export function ProvidersTable(props: ProvidersTableProps) {
  const { t } = useTranslation(['lists', 'import', 'terms']);
  const columns = useMemo((): Column<ProviderRecord>[] => {
    const column = fieldColumn<ProviderRecord>;
    return [
      column('number', t('column.number'), 110, { mono: true }),
      column('name', t('column.name'), 170, { filter: 'text' }),
      column('kind', t('column.kind'), 120, {
        value: (row) => t(`terms:providerKind.${row.kind}`),
        filter: 'choice',
      }),
      column('jurisdiction', t('import:field.jurisdiction'), 130, { filter: 'choice' }),
      column('legalEntity', t('import:field.legalEntity'), 170),
      column('registration', t('import:field.registration'), 140, { mono: true }),
      column('licence', t('import:field.licence'), 150),
      column('contact', t('import:field.contact'), 190, { filter: 'text' }),
      column('requestChannel', t('import:field.requestChannel'), 240),
      column('domains', t('import:field.domains'), 150, { hidden: true }),
      column('notes', t('import:field.notes'), 200, { hidden: true }),
    ];
  }, [t]);
  return <ListTable {...props} label={t('tab.providers')} columns={columns} />;
}
