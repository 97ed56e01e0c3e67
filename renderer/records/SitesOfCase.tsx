import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { machineCount, machineWatts, type SiteRecord } from '../../db/domain/site';
import { navigate } from '../app/router';
import { useFormats } from '../i18n/formats';
import { useAnswer } from '../ipc/queries';
import type { Column } from '../ui/DataTable';
import { Section } from '../ui/Page';
import { AddLink } from './AddLink';
import { shortNumber } from './numbers';
import { RecordsTable } from './RecordsTable';

/** The mining sites of a case with their machines and power. */
export function SitesOfCase({
  caseId,
  id,
  title,
  addLabel,
}: {
  caseId: string;
  id?: string;
  title: string;
  addLabel: string;
}) {
  const { t } = useTranslation(['records', 'terms']);
  const formats = useFormats();
  const sites = useAnswer('site.list', { caseId });
  const columns = useMemo<Column<SiteRecord>[]>(
    () => [
      {
        id: 'number',
        header: t('site.number'),
        value: (row) => row.number,
        cell: (row) => shortNumber(row.number),
        width: 60,
        mono: true,
      },
      { id: 'name', header: t('site.name'), value: (row) => row.name, width: 156 },
      { id: 'region', header: t('site.region'), value: (row) => row.region, width: 110 },
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
    <div id={id}>
      <Section
        title={title}
        {...(sites.data === undefined ? {} : { count: formats.number(sites.data.length) })}
        actions={<AddLink to={`/sites/new?case=${caseId}`} label={addLabel} testId="add-site" />}
        flush
        testId="section-sites"
      >
        <RecordsTable
          id="case.sites"
          label={title}
          answer={sites}
          rows={sites.data ?? []}
          columns={columns}
          onOpen={(row) => navigate(`/sites/${row.id}`)}
          empty={t('site.empty')}
        />
      </Section>
    </div>
  );
}
