import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { machineCount, machineWatts, type SiteRecord } from '../../db/domain/site';
import { useFormats } from '../i18n/formats';
import { useAnswer } from '../ipc/queries';
import type { Column } from '../ui/DataTable';
import { fieldColumn } from '../ui/table/fieldColumn';
import { shortNumber } from './numbers';
import { OfCase, type OfCaseProps } from './OfCase';

/** The mining sites of a case with their machines and power. */
export function SitesOfCase(place: OfCaseProps) {
  const { t } = useTranslation(['records', 'terms']);
  const formats = useFormats();
  const sites = useAnswer('site.list', { caseId: place.caseId });
  const columns = useMemo<Column<SiteRecord>[]>(
    () => [
      fieldColumn('number', t('site.number'), 60, { cell: (row) => shortNumber(row.number), mono: true }),
      fieldColumn('name', t('site.name'), 156),
      fieldColumn('region', t('site.region'), 110),
      {
        id: 'state',
        header: t('site.state'),
        value: (row) => t(`terms:foundState.${row.foundState}`),
        width: 110,
      },
      {
        id: 'licence',
        header: t('site.licence'),
        value: (row) => t(`terms:siteLicence.${row.licence}`),
        width: 108,
      },
      {
        id: 'machines',
        header: t('site.machines'),
        value: (row) => machineCount(row.equipment),
        cell: (row) => formats.number(machineCount(row.equipment)),
        width: 86,
        align: 'right',
      },
      {
        id: 'power',
        header: t('site.power'),
        value: (row) => row.measuredWatts ?? machineWatts(row.equipment),
        cell: (row) => formats.number((row.measuredWatts ?? machineWatts(row.equipment)) / 1000),
        width: 82,
        align: 'right',
      },
    ],
    [t, formats],
  );
  return (
    <OfCase
      {...place}
      plural="sites"
      singular="site"
      answer={sites}
      columns={columns}
      empty={t('site.empty')}
    />
  );
}
