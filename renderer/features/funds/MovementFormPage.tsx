import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { canHold, feeAsset, findAsset } from '../../../db/domain/funds/assets';
import { type MovementDraft, type MovementRecord, movementPurpose } from '../../../db/domain/funds/movement';
import type { FundsView, MoneyPlaceView } from '../../../db/domain/funds/view';
import { goBack, navigate, useQueryParam } from '../../app/router';
import { request } from '../../ipc/client';
import { answers, useAnswer } from '../../ipc/queries';
import { AssetAmount } from '../../records/money/AssetAmount';
import { assetOptions, decimalsOf, fittingAsset, tickerOf } from '../../records/money/assetOptions';
import { placeGroups, placeLabel } from '../../records/money/places';
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
import { TwoHands } from '../../ui/TwoHands';
import { NotConfirmed, useSecondHand } from '../../ui/useSecondHand';
import { Notice } from '../../ui/Words';
import { checkMovementForm, emptyMovement } from './fundsModel';
import { useFirstAsset } from './useFirstAsset';

interface Asked {
  readonly draft: MovementDraft;
  readonly draftKey: string;
  readonly resolve: (row: MovementRecord) => void;
  readonly reject: (error: unknown) => void;
}

const told = ['funds.view', 'home.get', 'wallet.get', 'wallet.list', 'ledger.list'] as const;

/** Records a transfer: a test first, then the rest. Two officers answer for it; somebody else's transfer is only noted. */
export function MovementFormPage({ caseId: named = '' }: { caseId?: string }) {
  const { t } = useTranslation('funds');
  const fromAddressId = useQueryParam('from') ?? null;
  const fromAccountId = useQueryParam('fromAccount') ?? null;
  const assetId = useQueryParam('asset');
  const amount = useQueryParam('amount');
  const asked = useQueryParam('purpose');
  const purpose = movementPurpose.options.find((one) => one === asked) ?? 'test';
  // Whoever comes from an alarm knows the address, not its case.
  const cases = useAnswer('case.list', {}, { enabled: named === '' }).data;
  const caseId = named || (cases?.length === 1 ? (cases[0]?.id ?? '') : '');
  const known = useMemo(
    () => ({
      fromAddressId,
      fromAccountId,
      purpose,
      ...(assetId === undefined ? {} : { assetId }),
      ...(amount === undefined ? {} : { amount }),
    }),
    [fromAddressId, fromAccountId, purpose, assetId, amount],
  );
  const empty = useMemo(() => emptyMovement({ caseId, ...known }), [caseId, known]);
  const [dialog, setDialog] = useState<Asked>();
  const view = useAnswer('funds.view', { caseId }, { enabled: caseId !== '' }).data;
  const second = useSecondHand();
  const latest = useRef(view);
  latest.current = view;
  const form = useRecordForm<MovementDraft, MovementRecord>({
    empty,
    check: (draft) => checkMovementForm(draft, placesOf(draft, latest.current)),
    // An alarm's transfer is another one than that which was being typed.
    draftKey:
      assetId === undefined
        ? `movement:new:${caseId}`
        : `movement:new:${caseId}:${fromAddressId ?? fromAccountId ?? ''}`,
    save: (draft, draftKey) =>
      draft.purpose === 'found'
        ? second.run(<What draft={draft} view={latest.current} />, (hands) =>
            request('movement.record', { draft, draftKey, ...(hands && { hands }) }),
          )
        : new Promise((resolve, reject) => setDialog({ draft, draftKey, resolve, reject })),
    onSaved: (row) => {
      for (const name of told) void answers.invalidateQueries({ queryKey: [name] });
      navigate(`/movements/${row.id}`, { replace: true });
    },
  });
  const shown = form.failure instanceof NotConfirmed ? { ...form, failure: null } : form;
  return (
    <Page
      title={t('movement.new')}
      subtitle={t('movement.lead')}
      back={{ to: `/funds?case=${caseId}`, label: t('title') }}
      testId="page-movement-form"
    >
      <FormRestored form={form} />
      {view !== undefined && <Proposal draft={form.draft} view={view} />}
      <Section title={t('movement.what')}>
        <Fields form={form} view={view} />
      </Section>
      <FormActions
        form={shown}
        onCancel={goBack}
        saveLabel={form.draft.purpose === 'found' ? t('movement.note') : t('movement.toTwo')}
      />
      {second.dialog}
      {dialog !== undefined && (
        <TwoHands
          opened
          onClose={() => {
            dialog.reject(new NotConfirmed());
            setDialog(undefined);
          }}
          act="funds.move"
          title={t('movement.byTwo')}
          what={<What draft={dialog.draft} view={view} />}
          confirmLabel={t('movement.confirmHands')}
          confirm={async (hands) => {
            const { draft, draftKey } = dialog;
            dialog.resolve(await request('movement.record', { draft, draftKey, hands }));
          }}
        />
      )}
    </Page>
  );
}

function placesOf(draft: MovementDraft, view: FundsView | undefined) {
  const at = (id: string | null) => view?.places.find((one) => one.id === id);
  const to = at(draft.toAddressId ?? draft.toAccountId);
  const from = at(draft.fromAddressId ?? draft.fromAccountId);
  const somewhere = to !== undefined || draft.toText.trim() !== '';
  return {
    fromChain: from?.chain ?? undefined,
    toChain: to?.chain ?? undefined,
    toAgency: to?.agency ?? (draft.toText.trim() === '' ? undefined : false),
    tested: somewhere && view !== undefined ? wasTested(draft, view) : undefined,
  };
}

function wasTested(draft: MovementDraft, view: FundsView): boolean {
  return view.movements.some(
    (one) =>
      one.purpose === 'test' &&
      one.withdrawn === 0 &&
      one.confirmedAt !== '' &&
      one.assetId === draft.assetId &&
      one.toAddressId === draft.toAddressId &&
      one.toText === draft.toText,
  );
}

/** The test first, then the rest: says which of the two is next, and how much is left to move. */
function Proposal({ draft, view }: { draft: MovementDraft; view: FundsView }) {
  const { t } = useTranslation('funds');
  if (draft.purpose === 'found' || draft.fromAddressId === null || draft.assetId === '') return null;
  const left = view.balances.find(
    (one) => one.placeId === draft.fromAddressId && one.assetId === draft.assetId,
  )?.expected;
  const tested = (draft.toAddressId !== null || draft.toText !== '') && wasTested(draft, view);
  return (
    <Notice state="blue" testId="movement-proposal">
      {tested ? t('movement.restNext') : t('movement.testNext')}
      {left !== undefined && (
        <>
          {' '}
          {t('movement.left')} <AssetAmount assetId={draft.assetId} amount={left} />
        </>
      )}
    </Notice>
  );
}

function Fields({ form, view }: { form: RecordForm<MovementDraft>; view: FundsView | undefined }) {
  const { t } = useTranslation('funds');
  const purposes = useTermOptions('movementPurpose', movementPurpose.options);
  const places = view?.places ?? [];
  const { draft } = form;
  const from = places.find(({ id }) => id === (draft.fromAddressId ?? draft.fromAccountId));
  const asset = findAsset(draft.assetId);
  const fee = asset && feeAsset(asset);
  useFirstAsset(form, from, draft.assetId);
  const pick = (end: 'from' | 'to') => (id: string) => {
    const chosen = places.find((one) => one.id === id);
    form.set(`${end}AddressId`, chosen?.kind === 'address' ? id : null);
    form.set(`${end}AccountId`, chosen?.kind === 'account' ? id : null);
    if (end === 'from') form.set('assetId', fittingAsset(chosen, draft.assetId));
  };
  const both = (end: 'from' | 'to') => ({
    ...form,
    read: (path: string) =>
      path === `${end}AddressId` ? (form.read(path) ?? form.read(`${end}AccountId`)) : form.read(path),
  });
  const fits = (place: MoneyPlaceView) =>
    place.chain === null || asset === undefined || canHold(place.chain, asset);
  const targets = places.filter((place) => place.id !== from?.id && fits(place));
  const sorted = [...targets].sort((left, right) => Number(right.agency) - Number(left.agency));
  return (
    <FormGrid>
      <ChoiceField form={form} path="purpose" label={t('field.purpose')} options={purposes} />
      <DateTimeField form={form} path="movedAt" label={t('field.movedAt')} required />
      <PickField
        form={both('from')}
        path="fromAddressId"
        label={t('field.from')}
        options={placeGroups(places)}
        onPick={pick('from')}
        required
        wide
      />
      <PickField
        form={both('to')}
        path="toAddressId"
        label={t('field.to')}
        none={t('movement.elsewhere')}
        options={placeGroups(sorted)}
        onPick={pick('to')}
        wide
      />
      {draft.toAddressId === null && draft.toAccountId === null && (
        <TextField form={form} path="toText" label={t('field.toText')} mono wide />
      )}
      <ChoiceField
        form={form}
        path="assetId"
        label={t('field.assetId')}
        options={[...(draft.assetId === '' ? [{ value: '', label: '' }] : []), ...assetOptions(from)]}
        required
      />
      <AmountField
        form={form}
        path="amount"
        label={t('field.amount')}
        hint={t('hint.amount')}
        decimals={decimalsOf(draft.assetId)}
        currency={tickerOf(draft.assetId)}
        required
      />
      <AmountField
        form={form}
        path="fee"
        label={t('field.fee')}
        decimals={fee?.decimals ?? 0}
        currency={fee?.ticker ?? ''}
      />
      <NumberField form={form} path="blockHeight" label={t('field.blockHeight')} />
      <TextField form={form} path="txid" label={t('field.txid')} mono wide />
      <TextField form={form} path="notes" label={t('field.notes')} wide />
    </FormGrid>
  );
}

/** What both officers read before they sign. */
function What({ draft, view }: { draft: MovementDraft; view: FundsView | undefined }) {
  const { t } = useTranslation(['funds', 'terms']);
  const at = (id: string | null) => {
    const place = view?.places.find((one) => one.id === id);
    return place === undefined ? '' : placeLabel(place);
  };
  return (
    <>
      <strong>{t(`terms:movementPurpose.${draft.purpose}`)}</strong>:{' '}
      <AssetAmount assetId={draft.assetId} amount={draft.amount} />
      <br />
      {at(draft.fromAddressId ?? draft.fromAccountId)} →{' '}
      {at(draft.toAddressId ?? draft.toAccountId) || draft.toText}
      {draft.txid !== '' && (
        <>
          <br />
          <span className="dl-mono" style={{ overflowWrap: 'anywhere' }}>
            {draft.txid}
          </span>
        </>
      )}
    </>
  );
}
