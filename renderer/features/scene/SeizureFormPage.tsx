import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { error, type Finding } from '../../../db/domain/finding';
import {
  checkSeizure,
  type SeizureDraft,
  type SeizureRecord,
  seizureDraft,
  seizureKind,
} from '../../../db/domain/seizure';
import { navigate, useQueryParam } from '../../app/router';
import { useSession } from '../../app/session';
import { useAnswer, useCommand } from '../../ipc/queries';
import { CaseField } from '../../records/CaseField';
import { draftOf } from '../../records/draftOf';
import { useTermOptions } from '../../records/useTerms';
import {
  ChoiceField,
  DateField,
  DateTimeField,
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
import { People } from './PeopleStep';
import { emptySeizure, wallClockNow } from './sceneModel';

/** Begins a search (of `caseId`, or of a case that is chosen), or corrects one that is still open. */
export function SeizureFormPage({ id, caseId }: { id?: string; caseId?: string }) {
  const supplementTo = useQueryParam('supplement') ?? null;
  const main = useAnswer('seizure.get', { id: supplementTo ?? '' }, { enabled: supplementTo !== null }).data;
  if (id !== undefined) return <Amend id={id} />;
  if (supplementTo !== null && main === undefined) return null;
  return (
    <SeizureForm
      key={`${caseId} ${supplementTo}`}
      {...(caseId === undefined ? {} : { caseId })}
      {...(main === undefined ? {} : { main })}
    />
  );
}

function Amend({ id }: { id: string }) {
  const { t } = useTranslation('scene');
  const found = useAnswer('seizure.get', { id });
  if (found.data !== undefined) return <SeizureForm record={found.data} caseId={found.data.caseId} />;
  return (
    <Page title={t('list.title')} testId="page-seizure-form">
      <Failure error={found.error} />
    </Page>
  );
}

interface FormProps {
  record?: SeizureRecord;
  caseId?: string;
  /** The closed search that this one adds to. */
  main?: SeizureRecord;
}

function checkForm(draft: SeizureDraft): Finding[] {
  const found = checkSeizure(draft);
  return draft.caseId === '' ? [error('caseId', 'required'), ...found] : found;
}

function SeizureForm({ record, caseId, main }: FormProps) {
  const { t } = useTranslation('scene');
  const officer = useSession((state) => state.session?.officer);
  const initial = useMemo(() => (record === undefined ? undefined : draftOf(seizureDraft, record)), [record]);
  const [empty] = useState(() =>
    emptySeizure({
      caseId: main?.caseId ?? caseId ?? '',
      startedAt: wallClockNow(),
      officers: officer ? [{ name: officer.name, position: officer.rank }] : [],
      ...(main === undefined
        ? {}
        : {
            supplementTo: main.id,
            kind: main.kind,
            place: main.place,
            address: main.address,
            premisesOf: main.premisesOf,
          }),
    }),
  );
  const add = useCommand('seizure.record', { invalidates: ['seizure.list', 'home.get', 'ledger.list'] });
  const amend = useCommand('seizure.amend', {
    invalidates: ['seizure.list', 'seizure.review', 'ledger.list'],
  });
  const form = useRecordForm<SeizureDraft, SeizureRecord>({
    empty,
    ...(initial === undefined ? {} : { initial }),
    check: checkForm,
    draftKey:
      record !== undefined
        ? `seizure:${record.id}`
        : `seizure:new${empty.caseId === '' ? '' : `:${empty.caseId}`}`,
    save: (draft, draftKey, reason) =>
      record === undefined
        ? add.mutateAsync({ draft, draftKey })
        : amend.mutateAsync({ id: record.id, draft, reason, draftKey }),
    onSaved: (saved) =>
      navigate(record === undefined ? `/seizures/${saved.id}/scene` : `/seizures/${saved.id}`, {
        replace: true,
      }),
  });
  const back =
    record !== undefined
      ? { to: `/seizures/${record.id}`, label: record.number }
      : { to: '/seizures', label: t('list.title') };
  return (
    <Page
      title={
        record !== undefined
          ? t('form.amend', { number: record.number })
          : main === undefined
            ? t('form.new')
            : t('form.supplement', { number: main.number })
      }
      back={back}
      testId="page-seizure-form"
    >
      <FormRestored form={form} />
      <Fields form={form} chooseCase={record === undefined && empty.caseId === ''} />
      {record !== undefined && (
        <>
          <People form={form} list="witnesses" least={2} />
          <People form={form} list="present" least={0} />
        </>
      )}
      <FormActions
        form={form}
        onCancel={() => navigate(back.to)}
        {...(record === undefined ? { saveLabel: t('form.begin') } : {})}
      />
    </Page>
  );
}

function Fields({
  form,
  chooseCase,
}: {
  form: RecordForm<SeizureDraft, SeizureRecord>;
  chooseCase: boolean;
}) {
  const { t } = useTranslation('scene');
  const kinds = useTermOptions('seizureKind', seizureKind.options);
  return (
    <>
      <Section title={t('form.where')}>
        <FormGrid>
          {chooseCase && <CaseField form={form} wide />}
          <ChoiceField form={form} path="kind" label={t('field.kind')} options={kinds} autoFocus />
          <TextField form={form} path="place" label={t('field.place')} hint={t('hint.place')} required />
          <TextField form={form} path="address" label={t('field.address')} wide />
          <TextField form={form} path="premisesOf" label={t('field.premisesOf')} />
          <DateTimeField form={form} path="startedAt" label={t('field.startedAt')} />
        </FormGrid>
      </Section>
      <Section title={t('form.why')}>
        <FormGrid columns={3}>
          <TextField
            form={form}
            path="authorisation"
            label={t('field.authorisation')}
            hint={t('hint.authorisation')}
          />
          <DateField form={form} path="authorisationDate" label={t('field.authorisationDate')} />
          <TextField form={form} path="authorisedBy" label={t('field.authorisedBy')} />
          <TextField form={form} path="protocolNumber" label={t('field.protocolNumber')} mono />
        </FormGrid>
      </Section>
      <People form={form} list="officers" least={1} />
      <Section title={t('field.notes')}>
        <NoteField form={form} path="notes" label={t('field.notes')} />
      </Section>
    </>
  );
}
