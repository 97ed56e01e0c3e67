import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { exhibitTitle, yesNoUnknown } from '../../../db/domain/exhibit';
import { type WalletRecord, walletType } from '../../../db/domain/wallet';
import { goBack, navigate, useQueryParam } from '../../app/router';
import { request } from '../../ipc/client';
import { useAnswer } from '../../ipc/queries';
import { CaseField } from '../../records/CaseField';
import { shortNumber } from '../../records/numbers';
import { useTermOptions } from '../../records/useTerms';
import {
  ChoiceField,
  FormActions,
  FormGrid,
  FormRestored,
  NoteField,
  type RecordForm,
  TextField,
  useRecordForm,
} from '../../ui/form';
import { Page, Section } from '../../ui/Page';
import { NotConfirmed, useSecondHand } from '../../ui/useSecondHand';
import { Failure } from '../../ui/Words';
import { AddressIntake } from './AddressIntake';
import { ControlChoice } from './ControlChoice';
import { ReadWalletFile } from './ReadWalletFile';
import {
  checkWalletInHand,
  emptyWallet,
  recordedPart,
  type WalletInHand,
  walletInHand,
  withTyped,
} from './walletModel';
import styles from './wallets.module.css';

/** Records a new wallet, or amends one that stands in the ledger. */
export function WalletFormPage({ id, caseId }: { id?: string; caseId?: string }) {
  if (id === undefined) return <NewWallet caseId={caseId ?? ''} />;
  return <AmendedWallet id={id} />;
}

function NewWallet({ caseId }: { caseId: string }) {
  const exhibitId = useQueryParam('exhibit') ?? null;
  const address = useQueryParam('address') ?? '';
  const empty = useMemo(
    () => withTyped({ ...emptyWallet(caseId, exhibitId), typed: address }),
    [caseId, exhibitId, address],
  );
  const arrive = (kept: WalletInHand) =>
    address === '' ? kept : withTyped({ ...kept, typed: `${kept.typed}\n${address}` });
  return (
    <WalletForm
      empty={empty}
      arrive={arrive}
      draftKey={`wallet:new:${caseId}${exhibitId === null ? '' : `:${exhibitId}`}`}
    />
  );
}

function AmendedWallet({ id }: { id: string }) {
  const wallet = useAnswer('wallet.get', { id });
  const initial = useMemo(
    () => (wallet.data === undefined ? undefined : walletInHand(wallet.data)),
    [wallet.data],
  );
  if (wallet.error !== null) return <Failure error={wallet.error} />;
  if (initial === undefined || wallet.data === undefined) return null;
  return <WalletForm empty={initial} initial={initial} record={wallet.data} draftKey={`wallet:${id}`} />;
}

interface WalletFormProps {
  empty: WalletInHand;
  initial?: WalletInHand;
  record?: WalletRecord;
  draftKey: string;
  /** Puts the address that the form was opened with behind those of a kept draft. */
  arrive?: (kept: WalletInHand) => WalletInHand;
}

function WalletForm({ empty, initial, record, draftKey, arrive }: WalletFormProps) {
  const { t } = useTranslation('wallet');
  const second = useSecondHand();
  const form = useRecordForm<WalletInHand, WalletRecord>({
    empty,
    ...(initial === undefined ? {} : { initial }),
    check: checkWalletInHand,
    prepare: withTyped,
    ...(arrive === undefined ? {} : { arrive }),
    draftKey,
    save: (draft, key, reason) =>
      record === undefined
        ? request('wallet.record', { draft: recordedPart(draft), draftKey: key })
        : second.run(`${record.number} ${record.label}: ${reason}`, (hands) =>
            request('wallet.amend', {
              id: record.id,
              draft: recordedPart(draft),
              reason,
              draftKey: key,
              ...(hands && { hands }),
            }),
          ),
    onSaved: (saved) => navigate(`/wallets/${saved.id}`, { replace: true }),
  });
  return (
    <Page
      title={record === undefined ? t('form.newTitle') : t('form.amendTitle', { number: record.number })}
      {...(record === undefined ? {} : { subtitle: record.label })}
      testId="page-wallet-form"
    >
      <FormRestored form={form} />
      <Section title={t('form.facts')}>
        <ReadWalletFile form={form} />
        <FoundFields form={form} amending={record !== undefined} />
      </Section>
      <Section title={t('form.addresses')} count={form.draft.addresses.length} testId="section-addresses">
        <AddressIntake form={form} />
      </Section>
      <Section title={t('form.control')}>
        <ControlFields form={form} />
      </Section>
      <Section title={t('form.technical')}>
        <KeyFields form={form} />
      </Section>
      <Section title={t('form.notes')}>
        <NoteField form={form} path="notes" label={t('field.notes')} />
      </Section>
      <FormActions
        form={form.failure instanceof NotConfirmed ? { ...form, failure: null } : form}
        onCancel={goBack}
      />
      {second.dialog}
    </Page>
  );
}

function FoundFields({ form, amending }: { form: RecordForm<WalletInHand>; amending: boolean }) {
  const { t } = useTranslation('wallet');
  const types = useTermOptions('walletType', walletType.options);
  const { caseId } = form.draft;
  const exhibits = useAnswer('exhibit.list', { caseId }, { enabled: caseId !== '' });
  const exhibitOptions = (exhibits.data ?? []).map((one) => ({
    value: one.id,
    label: `${shortNumber(one.number)} · ${exhibitTitle(one)}`,
  }));
  return (
    <FormGrid>
      <CaseField form={form} fixed={amending} />
      <ChoiceField
        form={form}
        path="exhibitId"
        label={t('field.exhibitId')}
        options={exhibitOptions}
        empty={t('field.exhibitNone')}
      />
      <TextField
        form={form}
        path="label"
        label={t('field.label')}
        hint={t('field.labelHint')}
        required
        autoFocus
      />
      <ChoiceField form={form} path="type" label={t('field.type')} options={types} />
    </FormGrid>
  );
}

function ControlFields({ form }: { form: RecordForm<WalletInHand> }) {
  const { t } = useTranslation('wallet');
  return (
    <div className={styles.stack}>
      <ControlChoice form={form} value={form.draft.control} />
      <FormGrid>
        <TextField
          form={form}
          path="othersMayHold"
          label={t('field.othersMayHold')}
          hint={t('field.othersMayHoldHint')}
          wide
        />
        <TextField
          form={form}
          path="envelopeNumber"
          label={t('field.envelopeNumber')}
          hint={t('field.envelopeHint')}
          mono
        />
        <TextField form={form} path="envelopeSeal" label={t('field.envelopeSeal')} mono />
      </FormGrid>
    </div>
  );
}

function KeyFields({ form }: { form: RecordForm<WalletInHand> }) {
  const { t } = useTranslation('wallet');
  const answers = useTermOptions('yesNoUnknown', yesNoUnknown.options);
  return (
    <FormGrid>
      <TextField form={form} path="software" label={t('field.software')} />
      <TextField
        form={form}
        path="derivation"
        label={t('field.derivation')}
        hint={t('field.derivationHint')}
        mono
      />
      <TextField
        form={form}
        path="masterFingerprint"
        label={t('field.masterFingerprint')}
        hint={t('field.masterFingerprintHint')}
        mono
      />
      <ChoiceField form={form} path="extraWord" label={t('field.extraWord')} options={answers} />
      <TextField
        form={form}
        path="publicKey"
        label={t('field.publicKey')}
        hint={t('field.publicKeyHint')}
        mono
        wide
      />
    </FormGrid>
  );
}
