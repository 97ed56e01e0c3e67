import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { findAsset } from '../../../db/domain/funds/assets';
import {
  priceCurrency,
  type ValuationDraft,
  type ValuationRecord,
  valuationBasis,
  worthOf,
} from '../../../db/domain/funds/valuation';
import { goBack, navigate } from '../../app/router';
import { useFormats } from '../../i18n/formats';
import { useAnswer, useCommand } from '../../ipc/queries';
import { assetOptions, decimalsOf, tickerOf } from '../../records/money/assetOptions';
import { shortNumber } from '../../records/numbers';
import { PickField } from '../../records/PickField';
import { useTermOptions } from '../../records/useTerms';
import {
  AmountField,
  ChoiceField,
  DateField,
  FormActions,
  FormGrid,
  FormRestored,
  type RecordForm,
  TextField,
  useRecordForm,
} from '../../ui/form';
import { Page, Section } from '../../ui/Page';
import { Notice } from '../../ui/Words';
import { checkValuationForm, emptyValuation } from './fundsModel';

/** Values an amount on one of the three days; what it comes to is shown while it is typed and computed again when kept. */
export function ValuationFormPage({ caseId = '' }: { caseId?: string }) {
  const { t } = useTranslation('funds');
  const empty = useMemo(() => emptyValuation({ caseId }), [caseId]);
  const add = useCommand('valuation.record', { invalidates: ['valuation.list', 'ledger.list'] });
  const form = useRecordForm<ValuationDraft, ValuationRecord>({
    empty,
    check: checkValuationForm,
    draftKey: `valuation:new:${caseId}`,
    save: (draft, draftKey) => add.mutateAsync({ draft, draftKey }),
    onSaved: () => navigate(`/valuations?case=${caseId}`, { replace: true }),
  });
  return (
    <Page
      title={t('valuation.new')}
      subtitle={t('valuation.rule')}
      back={{ to: `/valuations?case=${caseId}`, label: t('valuation.title') }}
      testId="page-valuation-form"
    >
      <FormRestored form={form} />
      <Section title={t('valuation.what')}>
        <Fields form={form} />
      </Section>
      <Worth draft={form.draft} />
      <FormActions form={form} onCancel={goBack} />
    </Page>
  );
}

function Fields({ form }: { form: RecordForm<ValuationDraft> }) {
  const { t } = useTranslation('funds');
  const { caseId, assetId } = form.draft;
  const wallets = useAnswer('wallet.list', { caseId }, { enabled: caseId !== '' }).data;
  const bases = useTermOptions('valuationBasis', valuationBasis.options);
  return (
    <FormGrid>
      <ChoiceField form={form} path="basis" label={t('field.basis')} options={bases} />
      <DateField form={form} path="date" label={t('field.date')} required />
      <PickField
        form={form}
        path="walletId"
        label={t('field.walletId')}
        none={t('form.none')}
        options={(wallets ?? []).map((one) => ({
          value: one.id,
          label: `${shortNumber(one.number)} ${one.label}`,
        }))}
        wide
      />
      <ChoiceField
        form={form}
        path="assetId"
        label={t('field.assetId')}
        options={[...(assetId === '' ? [{ value: '', label: '' }] : []), ...assetOptions(undefined)]}
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
      <TextField form={form} path="price" label={t('field.price')} hint={t('hint.price')} mono required />
      <ChoiceField
        form={form}
        path="priceCurrency"
        label={t('field.priceCurrency')}
        options={priceCurrency.options.map((value) => ({ value, label: value }))}
      />
      <TextField form={form} path="priceSource" label={t('field.priceSource')} required wide />
      <TextField form={form} path="notes" label={t('field.notes')} wide />
    </FormGrid>
  );
}

/** The sum before it is kept, from the same function that keeps it. */
function Worth({ draft }: { draft: ValuationDraft }) {
  const { t } = useTranslation('funds');
  const formats = useFormats();
  const { amount, price, priceCurrency: currency, date, assetId } = draft;
  const tenge = currency === 'KZT';
  const whole = /^\d{4}-\d{2}-\d{2}$/.test(date);
  const found = useAnswer('rates.find', { currency, date }, { enabled: whole && !tenge });
  const rate = tenge ? { rate: '1', quantum: 1, date } : found.data;
  if (whole && !tenge && found.data === null)
    return (
      <Notice state="amber" testId="no-rate">
        {t('finding:valuation.no-rate', { currency, date: formats.date(date) })}
      </Notice>
    );
  const asset = findAsset(assetId);
  if (!rate || !asset || amount === '' || !/^\d{1,20}(\.\d{1,18})?$/.test(price)) return null;
  const worth = worthOf({ amount, price, decimals: asset.decimals, rate: rate.rate, quantum: rate.quantum });
  return (
    <Notice state="blue" title={formats.amount(String(worth.tiyn), 2, '₸')} testId="worth">
      {tenge
        ? t('valuation.inTenge')
        : t('valuation.made', {
            value: formats.amount(String(worth.minor), 2, currency),
            rate: rate.rate,
            quantum: rate.quantum,
            date: formats.date(rate.date),
          })}
    </Notice>
  );
}
