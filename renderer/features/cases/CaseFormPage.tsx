import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type CaseDraft,
  type CaseRecord,
  caseCategory,
  caseDraft,
  caseStage,
  checkCase,
  proceedingsLanguage,
} from '../../../db/domain/case';
import { navigate } from '../../app/router';
import { useSession } from '../../app/session';
import { useAnswer, useCommand } from '../../ipc/queries';
import { draftOf } from '../../records/draftOf';
import { useReferenceNames } from '../../records/useReference';
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
import { ArticleRows } from './ArticleRows';

/** A new case, or the correction of one. */
export function CaseFormPage({ id }: { id?: string }) {
  return id === undefined ? <CaseForm /> : <AmendCase id={id} />;
}

function AmendCase({ id }: { id: string }) {
  const { t } = useTranslation('case');
  const found = useAnswer('case.get', { id });
  if (found.data !== undefined) return <CaseForm record={found.data} />;
  return (
    <Page title={t('list.title')} back={{ to: '/cases', label: t('list.title') }} testId="page-case-form">
      <Failure error={found.error} />
    </Page>
  );
}

function CaseForm({ record }: { record?: CaseRecord }) {
  const { t } = useTranslation('case');
  const officer = useSession((state) => state.session?.officer);
  const empty = useMemo(
    () => caseDraft.parse({ investigator: officer?.name ?? '', unit: officer?.unit ?? '' }),
    [officer],
  );
  const initial = useMemo(() => (record === undefined ? undefined : draftOf(caseDraft, record)), [record]);
  const add = useCommand('case.record', { invalidates: ['case.list', 'home.get'] });
  const amend = useCommand('case.amend', { invalidates: ['case.list', 'home.get', 'ledger.list'] });
  const form = useRecordForm<CaseDraft, CaseRecord>({
    empty,
    ...(initial === undefined ? {} : { initial }),
    check: checkCase,
    draftKey: record === undefined ? 'case:new' : `case:${record.id}`,
    save: (draft, draftKey, reason) =>
      record === undefined
        ? add.mutateAsync({ draft, draftKey })
        : amend.mutateAsync({ id: record.id, draft, reason, draftKey }),
    onSaved: (saved) => navigate(`/cases/${saved.id}`, { replace: true }),
  });
  const back =
    record === undefined
      ? { to: '/cases', label: t('list.title') }
      : { to: `/cases/${record.id}`, label: record.number };
  const title = record === undefined ? t('form.new') : t('form.amend', { number: record.number });
  return (
    <Page title={title} back={back} testId="page-case-form">
      <FormRestored form={form} />
      <CaseFields form={form} />
      <FormActions form={form} onCancel={() => navigate(back.to)} />
    </Page>
  );
}

function CaseFields({ form }: { form: RecordForm<CaseDraft> }) {
  const { t } = useTranslation('case');
  const categories = useTermOptions('caseCategory', caseCategory.options);
  const stages = useTermOptions('caseStage', caseStage.options);
  const languages = useTermOptions('language', proceedingsLanguage.options);
  const regions = useReferenceNames('region');
  return (
    <>
      <Section title={t('form.group.what')}>
        <FormGrid>
          <TextField
            form={form}
            path="title"
            label={t('field.title')}
            hint={t('hint.title')}
            required
            autoFocus
            wide
          />
          <ChoiceField form={form} path="category" label={t('field.category')} options={categories} />
          <ChoiceField form={form} path="stage" label={t('field.stage')} options={stages} />
        </FormGrid>
      </Section>
      <Section title={t('form.group.register')}>
        <FormGrid>
          <TextField form={form} path="erdrNumber" label={t('field.erdrNumber')} mono />
          <DateField form={form} path="erdrDate" label={t('field.erdrDate')} />
          <TextField form={form} path="kuiNumber" label={t('field.kuiNumber')} hint={t('hint.kui')} mono />
          <DateField form={form} path="kuiDate" label={t('field.kuiDate')} />
        </FormGrid>
      </Section>
      <Section title={t('form.group.articles')}>
        <ArticleRows form={form} />
      </Section>
      <Section title={t('form.group.damage')}>
        <FormGrid>
          <AmountField
            form={form}
            path="damageTiyn"
            label={t('field.damageTiyn')}
            decimals={2}
            currency="₸"
          />
          <AmountField
            form={form}
            path="damageCents"
            label={t('field.damageCents')}
            decimals={2}
            currency="$"
          />
          <TextField
            form={form}
            path="damageSource"
            label={t('field.damageSource')}
            hint={t('hint.damageSource')}
          />
          <NumberField form={form} path="victims" label={t('field.victims')} />
        </FormGrid>
      </Section>
      <Section title={t('form.group.people')}>
        <FormGrid>
          <SuggestField form={form} path="region" label={t('field.region')} suggestions={regions} />
          <TextField form={form} path="body" label={t('field.body')} />
          <TextField form={form} path="unit" label={t('field.unit')} />
          <TextField form={form} path="investigator" label={t('field.investigator')} />
          <TextField form={form} path="prosecutor" label={t('field.prosecutor')} />
          <ChoiceField form={form} path="language" label={t('field.language')} options={languages} />
        </FormGrid>
      </Section>
      <Section title={t('form.group.notes')}>
        <NoteField form={form} path="notes" label={t('field.notes')} />
      </Section>
    </>
  );
}
