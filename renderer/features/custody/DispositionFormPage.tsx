import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  checkDisposition,
  type DispositionDraft,
  type DispositionRecord,
  disposingPurposes,
  dispositionDraft,
  dispositionWay,
} from '../../../db/domain/disposition';
import { error } from '../../../db/domain/finding';
import { amountText } from '../../../db/domain/funds/assets';
import type { TwoHands as Hands } from '../../../db/domain/hands';
import { goBack, navigate, useQueryParam } from '../../app/router';
import { useAnswer, useCommand } from '../../ipc/queries';
import { PickField } from '../../records/PickField';
import { useTermOptions } from '../../records/useTerms';
import { wallNow } from '../../records/wallTime';
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
import { TwoHands } from '../../ui/TwoHands';
import { DispositionItems } from './DispositionItems';

interface Asked {
  draft: DispositionDraft;
  key: string;
  resolve: (record: DispositionRecord) => void;
  reject: (error: unknown) => void;
}

const nobody = '00000000-0000-7000-8000-000000000000';

function emptyDisposition(caseId: string, items: DispositionDraft['items']): DispositionDraft {
  const draft = dispositionDraft.parse({
    caseId: nobody,
    way: 'returned-to-owner',
    items: [{ kind: 'exhibit', id: nobody }],
  });
  return { ...draft, caseId, items };
}

function check(draft: DispositionDraft) {
  const found = checkDisposition(draft, wallNow());
  if (draft.items.length === 0) found.push(error('items', 'required'));
  return found;
}

/** Carries out an order: what, how, on whose order, to whom; signed by two. */
export function DispositionFormPage({ caseId = '' }: { caseId?: string }) {
  const { t } = useTranslation('custody');
  const exhibit = useQueryParam('exhibit');
  const wallet = useQueryParam('wallet');
  const envelope = useQueryParam('envelope');
  const empty = useMemo(() => {
    const items = [
      ...(exhibit === undefined ? [] : [{ kind: 'exhibit' as const, id: exhibit }]),
      ...(wallet === undefined ? [] : [{ kind: 'wallet' as const, id: wallet }]),
      ...(envelope === undefined ? [] : [{ kind: 'envelope' as const, id: envelope }]),
    ];
    return emptyDisposition(caseId, items);
  }, [caseId, exhibit, wallet, envelope]);
  const [asked, setAsked] = useState<Asked | null>(null);
  const record = useCommand('disposition.record', {
    invalidates: [
      'custody.of',
      'custody.holdings',
      'custody.marked',
      'status.list',
      'home.get',
      'ledger.list',
    ],
  });
  const form = useRecordForm<DispositionDraft, DispositionRecord>({
    empty,
    check: useCallback(check, []),
    draftKey: `disposition:new:${[caseId, exhibit, wallet, envelope].filter(Boolean).join(':')}`,
    save: (draft, key) => new Promise((resolve, reject) => setAsked({ draft, key, resolve, reject })),
    onSaved: (made) => navigate(`/dispositions/${made.id}`, { replace: true }),
  });
  const confirm = async (hands: Hands) => {
    if (asked === null) return;
    asked.resolve(await record.mutateAsync({ draft: asked.draft, draftKey: asked.key, hands }));
  };
  const { draft } = form;
  return (
    <Page
      title={t('disposal.title')}
      back={{ to: `/cases/${caseId}`, label: t('event.case') }}
      testId="page-disposition-form"
    >
      <FormRestored form={form} />
      <Section title={t('form.what')} flush>
        <DispositionItems form={form} />
      </Section>
      <Section title={t('disposal.order')}>
        <OrderFields form={form} />
      </Section>
      <Section title={t('disposal.done')}>
        <DoneFields form={form} />
      </Section>
      <FormActions form={form} onCancel={goBack} saveLabel={t('signByTwo')} />
      <TwoHands
        opened={asked !== null}
        onClose={() => {
          asked?.reject(null);
          setAsked(null);
        }}
        act={draft.way === 'destroyed' ? 'exhibit.destroy' : 'exhibit.release'}
        title={t('disposal.title')}
        what={t('disposal.what', { count: draft.items.length, order: draft.orderNumber })}
        confirmLabel={t('signByTwo')}
        confirm={confirm}
        danger={draft.way === 'destroyed'}
      />
    </Page>
  );
}

type Form = RecordForm<DispositionDraft, DispositionRecord>;

function OrderFields({ form }: { form: Form }) {
  const { t } = useTranslation('custody');
  const ways = useTermOptions('legalStatus', dispositionWay.options);
  return (
    <FormGrid>
      <ChoiceField form={form} path="way" label={t('disposal.way')} options={ways} />
      <TextField form={form} path="issuer" label={t('law.issuer')} />
      <TextField form={form} path="orderNumber" label={t('law.number')} required />
      <DateField form={form} path="orderDate" label={t('law.date')} required />
    </FormGrid>
  );
}

function DoneFields({ form }: { form: Form }) {
  const { t } = useTranslation('custody');
  const { caseId, way } = form.draft;
  const attachments = useAnswer('attachment.list', { caseId }, { enabled: caseId !== '' }).data ?? [];
  const moves = useAnswer('movement.list', { caseId }, { enabled: caseId !== '' }).data ?? [];
  const carried = moves
    .filter(({ withdrawn, purpose }) => withdrawn === 0 && disposingPurposes.includes(purpose))
    .map(({ id, number, assetId, amount, movedAt }) => ({
      value: id,
      label: [number.split('/').at(-1), amountText(assetId, amount, true), movedAt.replace('T', ' ')].join(
        ' · ',
      ),
    }));
  const scans = attachments
    .filter(({ withdrawn }) => withdrawn === 0)
    .map(({ id, number, name }) => ({ value: id, label: `${number.split('/').at(-1)} ${name}` }));
  return (
    <FormGrid>
      <DateTimeField form={form} path="happenedAt" label={t('field.happenedAt')} hint={t('hint.now')} />
      <TextField form={form} path="place" label={t('disposal.place')} />
      {way !== 'destroyed' && (
        <>
          <TextField form={form} path="recipient.name" label={t('disposal.recipient')} required />
          <TextField form={form} path="recipient.organisation" label={t('field.organisation')} />
          <TextField form={form} path="recipient.document" label={t('field.document')} />
        </>
      )}
      <TextField form={form} path="manner" label={t('disposal.manner')} required={way === 'destroyed'} wide />
      {form.draft.items.some(({ kind }) => kind === 'wallet') && (
        <PickField
          form={form}
          path="movementId"
          label={t('disposal.movement')}
          none={t('disposal.noMovement')}
          options={carried}
          hint={t('disposal.movementHint')}
          wide
        />
      )}
      <TextField form={form} path="actNumber" label={t('disposal.act')} />
      <PickField
        form={form}
        path="attachmentId"
        label={t('field.scan')}
        none={t('form.noScan')}
        options={scans}
        hint={t('hint.scan')}
      />
      <NoteField form={form} path="notes" label={t('field.notes')} />
    </FormGrid>
  );
}
