import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import {
  checkPerson,
  type PersonDraft,
  type PersonRecord,
  personDraft,
  personRole,
} from '../../../db/domain/person';
import { navigate, useQueryParam } from '../../app/router';
import { useAnswer, useCommand } from '../../ipc/queries';
import { draftOf } from '../../records/draftOf';
import { useTermOptions } from '../../records/useTerms';
import {
  ChoiceField,
  DateField,
  FormActions,
  FormGrid,
  FormRestored,
  NoteField,
  type RecordForm,
  TextField,
  useRecordForm,
} from '../../ui/form';
import { Page, Section } from '../../ui/Page';
import { Failure } from '../../ui/Words';

/** A new person of a case, or the correction of one. */
export function PersonFormPage({ id, caseId }: { id?: string; caseId?: string }) {
  const { t } = useTranslation('person');
  const found = useAnswer('person.get', { id: id ?? '' }, { enabled: id !== undefined });
  if (id === undefined && caseId !== undefined) return <PersonForm key={caseId} caseId={caseId} />;
  if (found.data !== undefined) return <PersonForm caseId={found.data.caseId} record={found.data} />;
  return (
    <Page title={t('form.new')} back={{ to: '/cases', label: t('page.case') }} testId="page-person-form">
      <Failure error={found.error} />
    </Page>
  );
}

function PersonForm({ caseId, record }: { caseId: string; record?: PersonRecord }) {
  const { t } = useTranslation('person');
  const file = useAnswer('case.get', { id: caseId }).data;
  const phones = useQueryParam('phone') ?? '';
  const iin = useQueryParam('iin') ?? '';
  const empty = useMemo(() => personDraft.parse({ caseId, phones, iin }), [caseId, phones, iin]);
  const initial = useMemo(() => (record === undefined ? undefined : draftOf(personDraft, record)), [record]);
  const add = useCommand('person.record', { invalidates: ['person.list', 'home.get', 'ledger.list'] });
  const amend = useCommand('person.amend', { invalidates: ['person.list', 'link.list', 'ledger.list'] });
  const form = useRecordForm<PersonDraft, PersonRecord>({
    empty,
    ...(initial === undefined ? {} : { initial }),
    check: checkPerson,
    arrive: (kept) => ({ ...kept, phones: kept.phones || phones, iin: kept.iin || iin }),
    draftKey: record === undefined ? `person:new:${caseId}` : `person:${record.id}`,
    save: (draft, draftKey, reason) =>
      record === undefined
        ? add.mutateAsync({ draft, draftKey })
        : amend.mutateAsync({ id: record.id, draft, reason, draftKey }),
    onSaved: (saved) => navigate(`/persons/${saved.id}`, { replace: true }),
  });
  const back =
    record === undefined
      ? {
          to: `/cases/${caseId}`,
          label: file === undefined ? t('page.case') : `${file.number} ${file.title}`,
        }
      : { to: `/persons/${record.id}`, label: record.number };
  return (
    <Page
      title={record === undefined ? t('form.new') : t('form.amend', { number: record.number })}
      back={back}
      testId="page-person-form"
    >
      <FormRestored form={form} />
      <PersonFields form={form} />
      <FormActions form={form} onCancel={() => navigate(back.to)} />
    </Page>
  );
}

function PersonFields({ form }: { form: RecordForm<PersonDraft> }) {
  const { t } = useTranslation('person');
  const roles = useTermOptions('personRole', personRole.options);
  return (
    <>
      <Section title={t('form.group.who')}>
        <FormGrid>
          <TextField
            form={form}
            path="name"
            label={t('field.name')}
            hint={t('hint.name')}
            required
            autoFocus
          />
          <ChoiceField form={form} path="role" label={t('field.role')} options={roles} />
          <TextField form={form} path="nameLatin" label={t('field.nameLatin')} />
          <TextField form={form} path="aliases" label={t('field.aliases')} hint={t('hint.several')} />
        </FormGrid>
      </Section>
      <Section title={t('form.group.identity')}>
        <FormGrid>
          <TextField form={form} path="iin" label={t('field.iin')} hint={t('hint.iin')} mono />
          <DateField form={form} path="birth" label={t('field.birth')} />
          <TextField form={form} path="citizenship" label={t('field.citizenship')} />
          <TextField form={form} path="document" label={t('field.document')} hint={t('hint.document')} />
        </FormGrid>
      </Section>
      <Section title={t('form.group.contact')}>
        <FormGrid>
          <TextField form={form} path="phones" label={t('field.phones')} hint={t('hint.several')} />
          <TextField form={form} path="handles" label={t('field.handles')} hint={t('hint.several')} />
          <NoteField form={form} path="notes" label={t('field.notes')} />
        </FormGrid>
      </Section>
    </>
  );
}
