import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type ObservationDraft,
  type ObservationRecord,
  observationSource,
} from '../../../db/domain/funds/observation';
import { goBack, navigate, useQueryParam } from '../../app/router';
import { useAnswer, useCommand } from '../../ipc/queries';
import { assetOptions, decimalsOf, fittingAsset, tickerOf } from '../../records/money/assetOptions';
import { placeGroups } from '../../records/money/places';
import { PickField } from '../../records/PickField';
import { useTermOptions } from '../../records/useTerms';
import {
  AmountField,
  ChoiceField,
  DateTimeField,
  FormActions,
  FormGrid,
  FormRestored,
  NumberField,
  type RecordForm,
  TextField,
  useRecordForm,
} from '../../ui/form';
import { Page, Section } from '../../ui/Page';
import { Notice } from '../../ui/Words';
import { checkObservationForm, emptyObservation } from './fundsModel';
import { useFirstAsset } from './useFirstAsset';

/** Records an amount that was seen: where, of what, when, and who says so. */
export function ObservationFormPage({ caseId = '' }: { caseId?: string }) {
  const { t } = useTranslation('funds');
  const addressId = useQueryParam('address') ?? null;
  const accountId = useQueryParam('account') ?? null;
  const empty = useMemo(
    () => emptyObservation({ caseId, addressId, accountId }),
    [caseId, addressId, accountId],
  );
  const add = useCommand('observation.record', { invalidates: ['funds.view', 'home.get', 'ledger.list'] });
  const form = useRecordForm<ObservationDraft, ObservationRecord>({
    empty,
    check: checkObservationForm,
    draftKey: `observation:new:${caseId}`,
    save: (draft, draftKey) => add.mutateAsync({ draft, draftKey }),
    onSaved: (row) =>
      navigate(row.walletId === null ? `/funds?case=${row.caseId}` : `/wallets/${row.walletId}`, {
        replace: true,
      }),
  });
  return (
    <Page
      title={t('observation.new')}
      back={{ to: `/funds?case=${caseId}`, label: t('title') }}
      testId="page-observation-form"
    >
      <Notice state="blue">{t('observation.never')}</Notice>
      <FormRestored form={form} />
      <Section title={t('observation.what')}>
        <Fields form={form} />
      </Section>
      <FormActions form={form} onCancel={goBack} />
    </Page>
  );
}

function Fields({ form }: { form: RecordForm<ObservationDraft> }) {
  const { t } = useTranslation('funds');
  const { caseId, addressId, accountId, assetId } = form.draft;
  const view = useAnswer('funds.view', { caseId }, { enabled: caseId !== '' }).data;
  const files = useAnswer('attachment.list', { caseId }, { enabled: caseId !== '' }).data;
  const sources = useTermOptions('observationSource', observationSource.options);
  const places = view?.places ?? [];
  const place = places.find(({ id }) => id === (addressId ?? accountId));
  useFirstAsset(form, place, assetId);
  const pick = (id: string) => {
    const chosen = places.find((one) => one.id === id);
    form.set('addressId', chosen?.kind === 'address' ? id : null);
    form.set('accountId', chosen?.kind === 'account' ? id : null);
    form.set('assetId', fittingAsset(chosen, assetId));
  };
  return (
    <FormGrid>
      <PickField
        form={{
          ...form,
          read: (path) => (path === 'addressId' ? (addressId ?? accountId) : form.read(path)),
        }}
        path="addressId"
        label={t('field.place')}
        options={placeGroups(places)}
        onPick={pick}
        required
        wide
      />
      <ChoiceField
        form={form}
        path="assetId"
        label={t('field.assetId')}
        options={[...(assetId === '' ? [{ value: '', label: '' }] : []), ...assetOptions(place)]}
        required
      />
      <AmountField
        form={form}
        path="amount"
        label={t('field.amount')}
        decimals={decimalsOf(assetId)}
        currency={tickerOf(assetId)}
        required
      />
      <DateTimeField form={form} path="observedAt" label={t('field.observedAt')} />
      <NumberField form={form} path="blockHeight" label={t('field.blockHeight')} />
      <ChoiceField form={form} path="source" label={t('field.source')} options={sources} />
      <TextField
        form={form}
        path="sourceName"
        label={t('field.sourceName')}
        hint={t('hint.sourceName')}
        required
      />
      <PickField
        form={form}
        path="attachmentId"
        label={t('field.attachmentId')}
        none={t('form.noFile')}
        options={(files ?? [])
          .filter(({ withdrawn }) => withdrawn === 0)
          .map((file) => ({ value: file.id, label: file.name }))}
      />
      <TextField form={form} path="notes" label={t('field.notes')} />
    </FormGrid>
  );
}
