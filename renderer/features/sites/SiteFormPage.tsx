import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { isBinOrIin } from '../../../db/domain/kz';
import {
  foundState,
  machineCount,
  type SiteDraft,
  type SiteRecord,
  siteLicence,
} from '../../../db/domain/site';
import { goBack, navigate } from '../../app/router';
import { useFormats } from '../../i18n/formats';
import { request } from '../../ipc/client';
import { useAnswer } from '../../ipc/queries';
import { CaseField } from '../../records/CaseField';
import { useTermOptions } from '../../records/useTerms';
import {
  AmountField,
  ChoiceField,
  DateField,
  FormActions,
  FormGrid,
  FormRestored,
  NoteField,
  NumberField,
  type RecordForm,
  SuggestField,
  TextField,
  useRecordForm,
} from '../../ui/form';
import { Page, Section } from '../../ui/Page';
import { Failure } from '../../ui/Words';
import { EquipmentTable } from './EquipmentTable';
import { KwField } from './KwField';
import { SiteSumsBar } from './SiteSumsBar';
import { checkSiteInHand, emptySite, siteInHand, siteSums } from './siteModel';

/** Records a new mining site, or amends one that stands in the ledger. */
export function SiteFormPage({ id, caseId }: { id?: string; caseId?: string }) {
  return id === undefined ? <NewSite caseId={caseId ?? ''} /> : <AmendedSite id={id} />;
}

function NewSite({ caseId }: { caseId: string }) {
  const empty = useMemo(() => emptySite(caseId), [caseId]);
  return <SiteForm empty={empty} draftKey={`site:new:${caseId}`} />;
}

function AmendedSite({ id }: { id: string }) {
  const site = useAnswer('site.get', { id });
  const initial = useMemo(() => (site.data === undefined ? undefined : siteInHand(site.data)), [site.data]);
  if (site.error !== null) return <Failure error={site.error} />;
  if (initial === undefined || site.data === undefined) return null;
  return <SiteForm empty={initial} initial={initial} record={site.data} draftKey={`site:${id}`} />;
}

function SiteForm({
  empty,
  initial,
  record,
  draftKey,
}: {
  empty: SiteDraft;
  initial?: SiteDraft;
  record?: SiteRecord;
  draftKey: string;
}) {
  const { t } = useTranslation('site');
  const form = useRecordForm<SiteDraft, SiteRecord>({
    empty,
    ...(initial === undefined ? {} : { initial }),
    check: checkSiteInHand,
    draftKey,
    save: (draft, key, reason) =>
      record === undefined
        ? request('site.record', { draft, draftKey: key })
        : request('site.amend', { id: record.id, draft, reason, draftKey: key }),
    onSaved: (saved) => navigate(`/sites/${saved.id}`, { replace: true }),
  });
  const sums = useMemo(() => siteSums(form.draft), [form.draft]);
  return (
    <Page
      title={record === undefined ? t('form.newTitle') : t('form.amendTitle', { number: record.number })}
      {...(record === undefined ? {} : { subtitle: record.name })}
      testId="page-site-form"
    >
      <FormRestored form={form} />
      <Section title={t('form.place')}>
        <PlaceFields form={form} amending={record !== undefined} />
      </Section>
      <Section
        title={t('form.equipment')}
        count={machineCount(form.draft.equipment)}
        testId="section-equipment"
      >
        <EquipmentTable form={form} />
        <SiteSumsBar sums={sums} />
      </Section>
      <Section title={t('form.power')}>
        <PowerFields form={form} />
      </Section>
      <Section title={t('form.running')}>
        <RunningFields form={form} />
      </Section>
      <Section title={t('form.damage')}>
        <DamageFields form={form} />
      </Section>
      <Section title={t('form.notes')}>
        <NoteField form={form} path="notes" label={t('field.notes')} />
      </Section>
      <FormActions form={form} onCancel={goBack} />
    </Page>
  );
}

function PlaceFields({ form, amending }: { form: RecordForm<SiteDraft>; amending: boolean }) {
  const { t } = useTranslation('site');
  const { language } = useFormats();
  const regions = useAnswer('reference.list', { table: 'region' });
  const licences = useTermOptions('siteLicence', siteLicence.options);
  const states = useTermOptions('foundState', foundState.options);
  const { ownerBin } = form.draft;
  return (
    <FormGrid>
      <CaseField form={form} fixed={amending} />
      <TextField form={form} path="name" label={t('field.name')} required autoFocus />
      <TextField form={form} path="address" label={t('field.address')} />
      <SuggestField
        form={form}
        path="region"
        label={t('field.region')}
        suggestions={(regions.data ?? []).map((region) => region[language])}
      />
      <TextField form={form} path="latitude" label={t('field.latitude')} hint={t('field.degreesHint')} mono />
      <TextField form={form} path="longitude" label={t('field.longitude')} mono />
      <TextField form={form} path="cadastralNumber" label={t('field.cadastralNumber')} mono />
      <TextField form={form} path="owner" label={t('field.owner')} />
      <TextField
        form={form}
        path="ownerBin"
        label={t('field.ownerBin')}
        hint={ownerBin !== '' && isBinOrIin(ownerBin) ? t('field.ownerBinOk') : t('field.ownerBinHint')}
        mono
      />
      <TextField form={form} path="operator" label={t('field.operator')} />
      <ChoiceField form={form} path="licence" label={t('field.licence')} options={licences} />
      <ChoiceField form={form} path="foundState" label={t('field.foundState')} options={states} />
    </FormGrid>
  );
}

function PowerFields({ form }: { form: RecordForm<SiteDraft> }) {
  const { t } = useTranslation('site');
  return (
    <FormGrid>
      <KwField
        form={form}
        path="measuredWatts"
        label={t('field.measuredKw')}
        hint={t('field.measuredKwHint')}
      />
      <TextField
        form={form}
        path="measuredPhases"
        label={t('field.measuredPhases')}
        hint={t('field.measuredPhasesHint')}
      />
      <TextField form={form} path="gridCompany" label={t('field.gridCompany')} />
      <TextField
        form={form}
        path="technicalConditions"
        label={t('field.technicalConditions')}
        hint={t('field.technicalConditionsHint')}
      />
      <TextField form={form} path="gridContract" label={t('field.gridContract')} />
      <TextField form={form} path="substation" label={t('field.substation')} />
      <TextField form={form} path="feeder" label={t('field.feeder')} />
      <NumberField form={form} path="transformerKva" label={t('field.transformerKva')} />
      <TextField form={form} path="meterNumber" label={t('field.meterNumber')} mono />
      <TextField form={form} path="meterSeal" label={t('field.meterSeal')} mono />
    </FormGrid>
  );
}

function RunningFields({ form }: { form: RecordForm<SiteDraft> }) {
  const { t } = useTranslation('site');
  return (
    <FormGrid>
      <DateField
        form={form}
        path="runningSince"
        label={t('field.runningSince')}
        hint={t('field.runningSinceHint')}
      />
      <TextField
        form={form}
        path="runningEvidence"
        label={t('field.runningEvidence')}
        hint={t('field.runningEvidenceHint')}
      />
      <AmountField form={form} path="tariffTiyn" label={t('field.tariffTiyn')} decimals={2} currency="₸" />
      <TextField form={form} path="tariffSource" label={t('field.tariffSource')} />
      <TextField form={form} path="pool" label={t('field.pool')} />
      <TextField form={form} path="poolAccount" label={t('field.poolAccount')} mono />
      <TextField form={form} path="poolWorkers" label={t('field.poolWorkers')} mono />
    </FormGrid>
  );
}

/** What others computed: an amount and where it comes from stand side by side. */
function DamageFields({ form }: { form: RecordForm<SiteDraft> }) {
  const { t } = useTranslation('site');
  return (
    <FormGrid>
      {(['lostTax', 'income'] as const).flatMap((name) => [
        <AmountField
          key={name}
          form={form}
          path={`${name}Tiyn`}
          label={t(`field.${name}Tiyn`)}
          decimals={2}
          currency="₸"
        />,
        <TextField
          key={`${name}Source`}
          form={form}
          path={`${name}Source`}
          label={t(`field.${name}Source`)}
        />,
      ])}
      <AmountField form={form} path="expertTiyn" label={t('field.expertTiyn')} decimals={2} currency="₸" />
      <TextField
        form={form}
        path="expertConclusion"
        label={t('field.expertConclusion')}
        hint={t('field.expertConclusionHint')}
      />
    </FormGrid>
  );
}
