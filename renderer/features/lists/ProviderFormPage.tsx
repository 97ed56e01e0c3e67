import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import {
  checkProvider,
  type ProviderDraft,
  type ProviderRecord,
  providerDraft,
  providerKind,
} from '../../../db/domain/provider';
import { goBack, navigate } from '../../app/router';
import { useAnswer, useCommand } from '../../ipc/queries';
import { draftOf } from '../../records/draftOf';
import { useTermOptions } from '../../records/useTerms';
import {
  ChoiceField,
  FormActions,
  FormGrid,
  FormRestored,
  NoteField,
  TextField,
  useRecordForm,
} from '../../ui/form';
import { Page, Section } from '../../ui/Page';
import { Failure } from '../../ui/Words';

const blank = providerDraft.parse({});

/** Records a provider, or corrects one. */
export function ProviderFormPage({ id }: { id?: string }) {
  const found = useAnswer('provider.get', { id: id ?? '' }, { enabled: id !== undefined });
  const initial = useMemo(
    () => (found.data === undefined ? undefined : draftOf(providerDraft, found.data)),
    [found.data],
  );
  if (id === undefined) return <ProviderForm />;
  if (found.data === undefined || initial === undefined) return <Failure error={found.error} />;
  return <ProviderForm initial={initial} record={found.data} />;
}

function ProviderForm({ initial, record }: { initial?: ProviderDraft; record?: ProviderRecord }) {
  const { t } = useTranslation(['lists', 'import', 'shell']);
  const invalidates = ['provider.list', 'ledger.list'] as const;
  const add = useCommand('provider.record', { invalidates });
  const amend = useCommand('provider.amend', { invalidates });
  const kinds = useTermOptions('providerKind', providerKind.options);
  const form = useRecordForm<ProviderDraft, ProviderRecord>({
    empty: initial ?? blank,
    ...(initial === undefined ? {} : { initial }),
    check: checkProvider,
    draftKey: `provider:${record?.id ?? 'new'}`,
    save: (draft, key, reason) =>
      record === undefined
        ? add.mutateAsync({ draft, draftKey: key })
        : amend.mutateAsync({ id: record.id, draft, reason, draftKey: key }),
    onSaved: (saved) => navigate(`/providers/${saved.id}`, { replace: true }),
  });
  return (
    <Page
      title={record === undefined ? t('shell:new.providers') : t('provider.amend', { number: record.number })}
      back={{ to: '/lists?tab=providers', label: t('tab.providers') }}
      testId="page-provider-form"
    >
      <FormRestored form={form} />
      <Section title={t('provider.who')}>
        <FormGrid>
          <TextField form={form} path="name" label={t('column.name')} required autoFocus />
          <ChoiceField form={form} path="kind" label={t('column.kind')} options={kinds} />
          <TextField form={form} path="legalEntity" label={t('import:field.legalEntity')} />
          <TextField form={form} path="registration" label={t('import:field.registration')} mono />
          <TextField form={form} path="jurisdiction" label={t('import:field.jurisdiction')} />
          <TextField form={form} path="licence" label={t('import:field.licence')} />
          <TextField form={form} path="domains" label={t('import:field.domains')} />
        </FormGrid>
      </Section>
      <Section title={t('provider.request')}>
        <FormGrid>
          <TextField form={form} path="contact" label={t('import:field.contact')} />
          <NoteField form={form} path="requestChannel" label={t('import:field.requestChannel')} />
          <NoteField form={form} path="notes" label={t('provider.notes')} />
        </FormGrid>
      </Section>
      <FormActions form={form} onCancel={goBack} />
    </Page>
  );
}
