import { IconCpu } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { SiteRecord } from '../../../db/domain/site';
import { type Formats, useFormats } from '../../i18n/formats';
import { useAnswer } from '../../ipc/queries';
import { NewButton, RegisterPage } from '../../records/RegisterPage';
import type { Column } from '../../ui/DataTable';
import { fieldColumn } from '../../ui/table/fieldColumn';
import { useMay } from '../../ui/useRights';
import { When } from '../../ui/When';
import { siteSums } from './siteModel';

/** All mining sites of the vault with their machines and power. */
export function SiteListPage() {
  const { t } = useTranslation('site');
  const formats = useFormats();
  const sites = useAnswer('site.list', {});
  const may = useMay('site.record');
  const columns = useSiteColumns(formats);
  const rows = sites.data ?? [];
  return (
    <RegisterPage
      name="sites"
      title={t('list.title')}
      subtitle={rows.length > 0 ? tally(rows, formats, t) : undefined}
      rows={sites.data}
      error={sites.error}
      columns={columns}
      add={may && <NewButton to="/sites/new" label={t('list.new')} testId="new-site" />}
      empty={{
        title: t('list.emptyTitle'),
        text: t('list.emptyText'),
        icon: <IconCpu size={32} stroke={1.5} aria-hidden />,
      }}
    />
  );
}

function tally(
  rows: readonly SiteRecord[],
  formats: Formats,
  t: (key: string, params: Record<string, string>) => string,
): string {
  const sums = rows.map(siteSums);
  const total = (pick: 'machines' | 'countedWatts') => sums.reduce((sum, one) => sum + one[pick], 0);
  return t('list.subtitle', {
    machines: formats.number(total('machines')),
    kw: formats.number(total('countedWatts') / 1000),
    sites: formats.number(rows.length),
  });
}

/** Narrower windows leave out what stands on the site's page. */
const wide = 1560;

function useSiteColumns(formats: Formats): Column<SiteRecord>[] {
  const { t } = useTranslation(['site', 'terms']);
  return useMemo<Column<SiteRecord>[]>(() => {
    const narrow = window.innerWidth < wide;
    return [
      fieldColumn('number', t('column.number'), 156, { mono: true, filter: 'text' }),
      fieldColumn('name', t('column.name'), 220, { filter: 'text' }),
      fieldColumn('region', t('column.region'), 170, { filter: 'choice' }),
      {
        id: 'licence',
        header: t('column.licence'),
        value: (row) => t(`terms:siteLicence.${row.licence}`),
        width: 140,
        filter: 'choice',
      },
      {
        id: 'foundState',
        header: t('column.foundState'),
        value: (row) => t(`terms:foundState.${row.foundState}`),
        width: 150,
        filter: 'choice',
      },
      {
        id: 'machines',
        header: t('column.machines'),
        value: (row) => siteSums(row).machines,
        cell: (row) => formats.number(siteSums(row).machines),
        width: 80,
        align: 'right',
      },
      {
        id: 'kw',
        header: t('column.kw'),
        value: (row) => siteSums(row).countedWatts,
        cell: (row) => formats.number(siteSums(row).countedWatts / 1000),
        width: 80,
        align: 'right',
      },
      fieldColumn('owner', t('column.owner'), 170, { filter: 'text', hidden: narrow }),
      fieldColumn('address', t('column.address'), 200, { filter: 'text', hidden: narrow }),
      {
        id: 'case',
        header: t('column.case'),
        value: (row) => row.number.split('/')[0] ?? '',
        width: 130,
        mono: true,
        filter: 'choice',
        hidden: true,
      },
      {
        id: 'recorded',
        header: t('column.recorded'),
        value: (row) => row.recordedAt,
        cell: (row) => <When at={row.recordedAt} offset={row.recordedOffset} />,
        width: 160,
        hidden: true,
      },
    ];
  }, [t, formats]);
}
