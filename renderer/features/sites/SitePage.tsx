import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { isBinOrIin } from '../../../db/domain/kz';
import { type EquipmentRecord, machineCount, machineWatts, type SiteRecord } from '../../../db/domain/site';
import { useFormats } from '../../i18n/formats';
import { useAnswer } from '../../ipc/queries';
import { AttachmentsSection } from '../../records/AttachmentsSection';
import { Facts } from '../../records/Facts';
import { HistorySection } from '../../records/HistorySection';
import { LinksSection } from '../../records/LinksSection';
import { shortNumber } from '../../records/numbers';
import { PlacesMap } from '../../records/PlacesMap';
import { RecordActions } from '../../records/RecordActions';
import { RecordedBy } from '../../records/RecordedBy';
import { CopyButton } from '../../ui/Copy';
import { type Column, DataTable } from '../../ui/DataTable';
import { Page, Section } from '../../ui/Page';
import { RecordLink } from '../../ui/RecordLink';
import { StateBadge } from '../../ui/StateBadge';
import { fieldColumn } from '../../ui/table/fieldColumn';
import { Failure } from '../../ui/Words';
import { SiteSumsBar } from './SiteSumsBar';
import { siteSums } from './siteModel';
import styles from './sites.module.css';

const fewRows = 8;

/** One mining site: its sums, its machines, where its power comes from. */
export function SitePage({ id }: { id: string }) {
  const { t } = useTranslation(['site', 'terms']);
  const site = useAnswer('site.get', { id });
  const record = site.data;
  if (site.error !== null) {
    return (
      <Page title={t('page.title')} back={{ to: '/sites', label: t('list.title') }} testId="page-site">
        <Failure error={site.error} />
      </Page>
    );
  }
  if (record === undefined) return null;
  const [caseNumber = ''] = record.number.split('/');
  const unlicensed = record.licence === 'none' || record.licence === 'expired';
  return (
    <Page
      title={record.name}
      badges={
        <StateBadge state={unlicensed ? 'red' : 'grey'}>
          {t(`terms:siteLicence.${record.licence}`)}
        </StateBadge>
      }
      subtitle={
        <>
          <span className="dl-mono">{shortNumber(record.number)}</span> · {t('field.caseId')}{' '}
          <RecordLink kind="case" id={record.caseId} mono>
            {caseNumber}
          </RecordLink>
          {[record.region, record.address].filter(Boolean).map((part) => ` · ${part}`)}
        </>
      }
      back={{ to: '/sites', label: t('list.title') }}
      actions={<RecordActions kind="site" id={record.id} caseId={record.caseId} />}
      aside={<HistorySection kind="site" id={record.id} />}
      testId="page-site"
    >
      <Section title={t('sum.title')}>
        <SiteSumsBar sums={siteSums(record)} />
      </Section>
      <Equipment site={record} />
      <SiteFacts site={record} />
      <AttachmentsSection kind="site" id={record.id} />
      <LinksSection kind="site" id={record.id} caseId={record.caseId} />
    </Page>
  );
}

function Equipment({ site }: { site: SiteRecord }) {
  const { t } = useTranslation(['site', 'terms']);
  const formats = useFormats();
  const columns = useMemo<Column<EquipmentRecord>[]>(() => {
    const whole = (value: number | null) => (value === null ? '' : formats.number(value));
    return [
      { id: 'position', header: '№', value: (row) => row.position + 1, width: 40, align: 'right' },
      fieldColumn('model', t('equipment.model'), 210, { filter: 'text' }),
      fieldColumn('maker', t('equipment.maker'), 110, { filter: 'choice' }),
      fieldColumn('count', t('equipment.count'), 76, { cell: (row) => whole(row.count), align: 'right' }),
      fieldColumn('nameplateWatts', t('equipment.nameplateWatts'), 118, {
        cell: (row) => whole(row.nameplateWatts),
        align: 'right',
      }),
      fieldColumn('measuredWatts', t('equipment.measuredWatts'), 118, {
        cell: (row) => whole(row.measuredWatts),
        align: 'right',
      }),
      {
        id: 'total',
        header: t('equipment.total'),
        value: (row) => machineWatts([row]),
        cell: (row) => whole(machineWatts([row])),
        width: 118,
        align: 'right',
      },
      fieldColumn('hashRate', t('equipment.hashRate'), 100),
      fieldColumn('serials', t('equipment.serials'), 180, { mono: true, filter: 'text' }),
      {
        id: 'inRegister',
        header: t('equipment.inRegister'),
        value: (row) => t(`terms:yesNoUnknown.${row.inRegister}`),
        width: 110,
        filter: 'choice',
      },
      fieldColumn('condition', t('equipment.condition'), 140),
      fieldColumn('keptBy', t('equipment.keptBy'), 160),
    ];
  }, [t, formats]);
  return (
    <Section
      title={t('page.equipment')}
      count={formats.number(machineCount(site.equipment))}
      flush
      testId="section-equipment"
    >
      {site.equipment.length === 0 ? (
        <p className={styles.nothing}>{t('equipment.none')}</p>
      ) : (
        <DataTable<EquipmentRecord>
          id="site.equipment"
          label={t('page.equipment')}
          rows={site.equipment}
          columns={columns}
          rowId={(row) => row.id}
          onOpen={() => undefined}
          empty={null}
          height={420}
          bare
          bar={site.equipment.length > fewRows}
        />
      )}
    </Section>
  );
}

function SiteFacts({ site }: { site: SiteRecord }) {
  const { t } = useTranslation(['site', 'terms', 'records']);
  const formats = useFormats();
  const whole = (value: number | null) => (value === null ? '' : formats.number(value));
  return (
    <>
      <Section title={t('page.facts')} testId="section-facts">
        <Facts
          facts={[
            { label: t('field.address'), value: site.address },
            { label: t('field.region'), value: site.region },
            {
              label: t('field.place'),
              value: site.latitude === '' ? '' : <Coordinates site={site} />,
              mono: true,
            },
            { label: t('field.cadastralNumber'), value: site.cadastralNumber, mono: true },
            { label: t('field.owner'), value: site.owner },
            { label: t('field.ownerBin'), value: site.ownerBin === '' ? '' : <Bin text={site.ownerBin} /> },
            { label: t('field.operator'), value: site.operator },
            { label: t('field.foundState'), value: t(`terms:foundState.${site.foundState}`) },
            { label: t('field.notes'), value: site.notes, wide: true },
          ]}
        />
        <RecordedBy record={site} />
      </Section>
      {site.latitude !== '' && (
        <Section title={t('records:map.title')} testId="section-map">
          <PlacesMap sites={[site]} />
        </Section>
      )}
      <Section title={t('page.power')}>
        <Facts
          facts={[
            {
              label: t('field.measuredKw'),
              value: site.measuredWatts === null ? '' : formats.number(site.measuredWatts / 1000),
            },
            { label: t('field.measuredPhases'), value: site.measuredPhases },
            { label: t('field.gridCompany'), value: site.gridCompany },
            { label: t('field.technicalConditions'), value: site.technicalConditions },
            { label: t('field.gridContract'), value: site.gridContract },
            { label: t('field.substation'), value: site.substation },
            { label: t('field.feeder'), value: site.feeder },
            { label: t('field.transformerKva'), value: whole(site.transformerKva) },
            { label: t('field.meterNumber'), value: site.meterNumber, mono: true },
            { label: t('field.meterSeal'), value: site.meterSeal, mono: true },
          ]}
        />
      </Section>
      <Section title={t('page.running')}>
        <Facts
          facts={[
            { label: t('field.runningSince'), value: formats.date(site.runningSince) },
            { label: t('field.runningEvidence'), value: site.runningEvidence },
            { label: t('field.tariffTiyn'), value: formats.amount(site.tariffTiyn, 2, '₸') },
            { label: t('field.tariffSource'), value: site.tariffSource },
            { label: t('field.pool'), value: site.pool },
            { label: t('field.poolAccount'), value: site.poolAccount, mono: true },
            { label: t('field.poolWorkers'), value: site.poolWorkers, mono: true },
          ]}
        />
      </Section>
      <StatedDamage site={site} />
    </>
  );
}

/** What others computed, each amount with where it comes from; nothing where nothing was stated. */
function StatedDamage({ site }: { site: SiteRecord }) {
  const { t } = useTranslation('site');
  const formats = useFormats();
  const stated = [
    { label: t('field.lostTaxTiyn'), tiyn: site.lostTaxTiyn, source: site.lostTaxSource },
    { label: t('field.incomeTiyn'), tiyn: site.incomeTiyn, source: site.incomeSource },
    { label: t('field.expertTiyn'), tiyn: site.expertTiyn, source: site.expertConclusion },
  ].filter(({ tiyn, source }) => tiyn !== '' || source !== '');
  if (stated.length === 0) return null;
  return (
    <Section title={t('page.damageStated')} testId="section-damage-stated">
      <Facts
        facts={stated.map(({ label, tiyn, source }) => ({
          label,
          value: [formats.amount(tiyn, 2, '₸'), source].filter(Boolean).join(' · '),
          wide: true,
        }))}
      />
    </Section>
  );
}

function Coordinates({ site }: { site: SiteRecord }) {
  const text = `${site.latitude}, ${site.longitude}`;
  return (
    <>
      {text} <CopyButton text={text} />
    </>
  );
}

/** The number with what its check digit says. */
function Bin({ text }: { text: string }) {
  const { t } = useTranslation('site');
  const agrees = isBinOrIin(text);
  return (
    <>
      <span className="dl-mono">{text}</span>{' '}
      <StateBadge state={agrees ? 'green' : 'amber'}>
        {agrees ? t('page.binOk') : t('page.binWrong')}
      </StateBadge>
    </>
  );
}
