import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type AccountDraft,
  type AccountRecord,
  accountDraft,
  freezeState,
} from '../../../db/domain/funds/account';
import { goBack, navigate } from '../../app/router';
import { useAnswer, useCommand } from '../../ipc/queries';
import { draftOf } from '../../records/draftOf';
import { shortNumber } from '../../records/numbers';
import { PickField } from '../../records/PickField';
import { useTermOptions } from '../../records/useTerms';
import {
  ChoiceField,
  DateField,
  FormActions,
  FormGrid,
  FormRestored,
  NoteField,
  TextField,
  useRecordForm,
} from '../../ui/form';
import { Page, Section } from '../../ui/Page';
import { Failure } from '../../ui/Words';
import { checkAccountForm, emptyAccount } from './fundsModel';

/** Records a customer account at a provider, or corrects one. */
export function AccountFormPage({ id, caseId }: { id?: string; caseId?: string }) {
  const found = useAnswer('account.get', { id: id ?? '' }, { enabled: id !== undefined });
  const initial = useMemo(
    () => (found.data === undefined ? undefined : draftOf(accountDraft, found.data)),
    [found.data],
  );
  const empty = useMemo(() => emptyAccount({ caseId: caseId ?? '' }), [caseId]);
  if (id === undefined) return <AccountForm empty={empty} draftKey={`account:new:${caseId ?? ''}`} />;
  if (found.data === undefined || initial === undefined) return <Failure error={found.error} />;
  return <AccountForm empty={initial} initial={initial} record={found.data} draftKey={`account:${id}`} />;
}

interface AccountFormProps {
  empty: AccountDraft;
  initial?: AccountDraft;
  record?: AccountRecord;
  draftKey: string;
}

function AccountForm({ empty, initial, record, draftKey }: AccountFormProps) {
  const { t } = useTranslation('funds');
  const invalidates = ['account.list', 'funds.view', 'home.get', 'ledger.list'] as const;
  const add = useCommand('account.record', { invalidates });
  const amend = useCommand('account.amend', { invalidates });
  const states = useTermOptions('freezeState', freezeState.options);
  const form = useRecordForm<AccountDraft, AccountRecord>({
    empty,
    ...(initial === undefined ? {} : { initial }),
    check: checkAccountForm,
    draftKey,
    save: (draft, key, reason) =>
      record === undefined
        ? add.mutateAsync({ draft, draftKey: key })
        : amend.mutateAsync({ id: record.id, draft, reason, draftKey: key }),
    onSaved: (saved) => navigate(`/accounts/${saved.id}`, { replace: true }),
  });
  const persons = useAnswer('person.list', { caseId: empty.caseId }, { enabled: empty.caseId !== '' }).data;
  return (
    <Page
      title={record === undefined ? t('account.new') : t('account.amend', { number: record.number })}
      back={{ to: `/funds?case=${empty.caseId}`, label: t('title') }}
      testId="page-account-form"
    >
      <FormRestored form={form} />
      <Section title={t('account.who')}>
        <FormGrid>
          <TextField form={form} path="provider" label={t('field.provider')} required autoFocus />
          <TextField form={form} path="userId" label={t('field.userId')} mono />
          <TextField form={form} path="email" label={t('field.email')} />
          <TextField form={form} path="phone" label={t('field.phone')} />
          <PickField
            form={form}
            path="personId"
            label={t('field.personId')}
            none={t('form.none')}
            options={(persons ?? []).map((one) => ({
              value: one.id,
              label: `${shortNumber(one.number)} ${one.name || one.nameLatin}`,
            }))}
          />
        </FormGrid>
      </Section>
      <Section title={t('account.freeze')}>
        <FormGrid>
          <ChoiceField form={form} path="freeze" label={t('field.freeze')} options={states} />
          <TextField form={form} path="freezeReference" label={t('field.freezeReference')} />
          <DateField form={form} path="freezeDate" label={t('field.freezeDate')} />
          <NoteField form={form} path="notes" label={t('field.notes')} />
        </FormGrid>
      </Section>
      <FormActions form={form} onCancel={goBack} />
    </Page>
  );
}
