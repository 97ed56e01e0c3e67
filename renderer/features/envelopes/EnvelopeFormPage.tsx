import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type EnvelopeDraft,
  type EnvelopeRecord,
  envelopeDraft,
  envelopeKind,
  phraseChecksum,
  wordLanguage,
} from '../../../db/domain/envelope';
import { exhibitTitle } from '../../../db/domain/exhibit';
import { goBack, navigate, useQueryParam } from '../../app/router';
import { useAnswer, useCommand } from '../../ipc/queries';
import { CaseField } from '../../records/CaseField';
import { draftOf } from '../../records/draftOf';
import { shortNumber } from '../../records/numbers';
import { PickField } from '../../records/PickField';
import { useTermOptions } from '../../records/useTerms';
import {
  ChoiceField,
  DateTimeField,
  FormActions,
  FormGrid,
  FormRestored,
  NoteField,
  NumberField,
  type RecordForm,
  TextField,
  useRecordForm,
} from '../../ui/form';
import { Page, Section } from '../../ui/Page';
import { NotConfirmed, useSecondHand } from '../../ui/useSecondHand';
import { Failure, Notice } from '../../ui/Words';
import { checkEnvelopeForm, emptyEnvelope } from './envelopeModel';

/** Records a sealed secret, or corrects what was said of one. The secret itself has no field. */
export function EnvelopeFormPage({ id, caseId }: { id?: string; caseId?: string }) {
  if (id === undefined) return <NewEnvelope caseId={caseId ?? ''} />;
  return <AmendedEnvelope id={id} />;
}

function NewEnvelope({ caseId }: { caseId: string }) {
  const walletId = useQueryParam('wallet') ?? null;
  const exhibitId = useQueryParam('exhibit') ?? null;
  const empty = useMemo(() => emptyEnvelope({ caseId, walletId, exhibitId }), [caseId, walletId, exhibitId]);
  const of = [caseId, exhibitId ?? '', walletId ?? ''].join(':').replace(/:+$/, '');
  return <EnvelopeForm empty={empty} draftKey={`envelope:new:${of}`} />;
}

function AmendedEnvelope({ id }: { id: string }) {
  const found = useAnswer('envelope.get', { id });
  const initial = useMemo(
    () => (found.data === undefined ? undefined : draftOf(envelopeDraft, found.data)),
    [found.data],
  );
  if (found.error !== null) return <Failure error={found.error} />;
  if (initial === undefined || found.data === undefined) return null;
  return <EnvelopeForm empty={initial} initial={initial} record={found.data} draftKey={`envelope:${id}`} />;
}

interface EnvelopeFormProps {
  empty: EnvelopeDraft;
  initial?: EnvelopeDraft;
  record?: EnvelopeRecord;
  draftKey: string;
}

function EnvelopeForm({ empty, initial, record, draftKey }: EnvelopeFormProps) {
  const { t } = useTranslation('envelope');
  const invalidates = ['envelope.list', 'home.get', 'ledger.list'] as const;
  const add = useCommand('envelope.record', { invalidates });
  const amend = useCommand('envelope.amend', { invalidates });
  const second = useSecondHand();
  const form = useRecordForm<EnvelopeDraft, EnvelopeRecord>({
    empty,
    ...(initial === undefined ? {} : { initial }),
    check: checkEnvelopeForm,
    draftKey,
    save: (draft, key, reason) =>
      record === undefined
        ? add.mutateAsync({ draft, draftKey: key })
        : second.run(`${record.number}: ${record.seal} → ${draft.seal}. ${reason}`, (hands) =>
            amend.mutateAsync({ id: record.id, draft, reason, draftKey: key, ...(hands && { hands }) }),
          ),
    onSaved: (saved) => navigate(`/envelopes/${saved.id}`, { replace: true }),
  });
  return (
    <Page
      title={record === undefined ? t('form.new') : t('form.amend', { number: record.number })}
      back={{
        to: record === undefined ? '/envelopes' : `/envelopes/${record.id}`,
        label: record === undefined ? t('list.title') : record.number,
      }}
      testId="page-envelope-form"
    >
      <Notice state="amber" testId="never-type">
        {t('form.never')}
      </Notice>
      <FormRestored form={form} />
      <Section title={t('form.group.what')}>
        <PaperFields form={form} fixedCase={record !== undefined || empty.caseId !== ''} />
      </Section>
      <Section title={t('form.group.secret')}>
        <SecretFields form={form} />
      </Section>
      <Section title={t('form.group.of')}>
        <OwnerFields form={form} />
      </Section>
      <FormActions
        form={form.failure instanceof NotConfirmed ? { ...form, failure: null } : form}
        onCancel={goBack}
      />
      {second.dialog}
    </Page>
  );
}

function PaperFields({ form, fixedCase }: { form: RecordForm<EnvelopeDraft>; fixedCase: boolean }) {
  const { t } = useTranslation('envelope');
  return (
    <FormGrid>
      {!fixedCase && <CaseField form={form} wide />}
      <TextField form={form} path="seal" label={t('field.seal')} mono required autoFocus />
      <TextField
        form={form}
        path="printedNumber"
        label={t('field.printedNumber')}
        hint={t('hint.printedNumber')}
        mono
      />
      <TextField form={form} path="location" label={t('field.location')} wide />
      <DateTimeField form={form} path="sealedAt" label={t('field.sealedAt')} />
      <TextField form={form} path="sealedBy" label={t('field.sealedBy')} />
    </FormGrid>
  );
}

function SecretFields({ form }: { form: RecordForm<EnvelopeDraft> }) {
  const { t } = useTranslation('envelope');
  const kinds = useTermOptions('envelopeKind', envelopeKind.options);
  const checksums = useTermOptions('phraseChecksum', phraseChecksum.options);
  const told = wordLanguage.options.filter((one) => one !== '');
  const languages = useTermOptions('seedLanguage', told);
  const seed = form.draft.kind === 'seed';
  return (
    <FormGrid>
      <ChoiceField form={form} path="kind" label={t('field.kind')} options={kinds} />
      {(seed || form.draft.wordCount !== null) && (
        <NumberField form={form} path="wordCount" label={t('field.wordCount')} />
      )}
      {(seed || form.draft.wordLanguage !== '') && (
        <ChoiceField
          form={form}
          path="wordLanguage"
          label={t('field.wordLanguage')}
          options={[{ value: '', label: t('form.languageUnknown') }, ...languages]}
        />
      )}
      {(seed || form.draft.checksum !== 'unknown') && (
        <ChoiceField
          form={form}
          path="checksum"
          label={t('field.checksum')}
          hint={t('hint.checksum')}
          options={checksums}
        />
      )}
    </FormGrid>
  );
}

function OwnerFields({ form }: { form: RecordForm<EnvelopeDraft> }) {
  const { t } = useTranslation('envelope');
  const { caseId } = form.draft;
  const wallets = useAnswer('wallet.list', { caseId }, { enabled: caseId !== '' }).data;
  const exhibits = useAnswer('exhibit.list', { caseId }, { enabled: caseId !== '' }).data;
  return (
    <FormGrid>
      <PickField
        form={form}
        path="walletId"
        label={t('field.walletId')}
        none={t('form.none')}
        options={(wallets ?? []).map((one) => ({
          value: one.id,
          label: `${shortNumber(one.number)} ${one.label}`,
        }))}
      />
      <PickField
        form={form}
        path="exhibitId"
        label={t('field.exhibitId')}
        none={t('form.none')}
        options={(exhibits ?? []).map((one) => ({
          value: one.id,
          label: `${shortNumber(one.number)} ${exhibitTitle(one)}`,
        }))}
      />
      <NoteField form={form} path="notes" label={t('field.notes')} />
    </FormGrid>
  );
}
