import { IconFileImport } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportRecord } from '../../../db/domain/import';
import { useFormats } from '../../i18n/formats';
import { useAnswer } from '../../ipc/queries';
import { NewButton, RegisterPage } from '../../records/RegisterPage';
import type { Column } from '../../ui/DataTable';
import { StateBadge } from '../../ui/StateBadge';
import { fieldColumn } from '../../ui/table/fieldColumn';
import { useMay } from '../../ui/useRights';
import { When } from '../../ui/When';

/** Everything that came from a table, the newest first. */
export function ImportListPage() {
  const { t } = useTranslation('import');
  const imports = useAnswer('import.list', {});
  const columns = useImportColumns();
  const may = useMay('import.run');
  const icon = (size: number) => <IconFileImport size={size} stroke={1.5} aria-hidden />;
  return (
    <RegisterPage
      name="imports"
      title={t('list.title')}
      subtitle={t('list.subtitle')}
      back={{ to: '/addresses', label: t('list.addresses') }}
      rows={imports.data}
      error={imports.error}
      columns={columns}
      add={may && <NewButton to="/imports/new" label={t('list.new')} testId="new-import" icon={icon(16)} />}
      empty={{
        title: t('list.emptyTitle'),
        text: t('list.emptyText'),
        icon: icon(32),
      }}
    />
  );
}

function useImportColumns(): Column<ImportRecord>[] {
  const { t } = useTranslation('import');
  const formats = useFormats();
  return useMemo(() => {
    const counted = (
      id: 'read' | 'accepted' | 'flagged' | 'rejected' | 'duplicates',
    ): Column<ImportRecord> => ({
      id,
      header: t(`total.${id}`),
      value: (row) => row[id],
      cell: (row) => formats.number(row[id]),
      // Accepted and rejected begin alike in Kazakh.
      width: 128,
      align: 'right',
    });
    return [
      fieldColumn('number', t('column.number'), 150, { mono: true, filter: 'text' }),
      {
        id: 'file',
        header: t('column.file'),
        value: (row) => row.fileName,
        width: 220,
        filter: 'text',
      },
      {
        id: 'kind',
        header: t('column.kind'),
        value: (row) => t(`kind.${row.kind}`),
        width: 130,
        filter: 'choice',
      },
      counted('accepted'),
      counted('flagged'),
      counted('rejected'),
      counted('duplicates'),
      {
        id: 'state',
        header: t('column.state'),
        value: (row) => t(`state.${row.state}`),
        cell: (row) => (
          <StateBadge state={row.state === 'live' ? 'green' : 'grey'}>{t(`state.${row.state}`)}</StateBadge>
        ),
        width: 130,
        filter: 'choice',
      },
      {
        id: 'recorded',
        header: t('column.recorded'),
        value: (row) => row.recordedAt,
        cell: (row) => <When at={row.recordedAt} offset={row.recordedOffset} />,
        width: 150,
      },
    ];
  }, [t, formats]);
}
