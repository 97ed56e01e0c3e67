import { Checkbox, SegmentedControl } from '@mantine/core';
import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type CustodyDraft,
  type CustodyEvent,
  custodyMethod,
  isTransfer,
} from '../../../db/domain/custody/event';
import type { TwoHands as Hands } from '../../../db/domain/hands';
import { goBack, navigate, useQueryParam } from '../../app/router';
import { useSession } from '../../app/session';
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
import { CustodyItems } from './CustodyItems';
import { checkCustodyForm, emptyCustody, offeredActions, outside, receiverFor } from './custodyModel';

interface Asked {
  draft: CustodyDraft;
  key: string;
  resolve: (events: CustodyEvent[]) => void;
  reject: (error: unknown) => void;
}

/** Hands one thing or many over, or notes an act on them: by scanner, keyboard or both. */
export function CustodyFormPage() {
  const { t } = useTranslation(['custody', 'terms']);
  const exhibit = useQueryParam('exhibit');
  const envelope = useQueryParam('envelope');
  const action = useQueryParam('action');
  const empty = useMemo(() => {
    const items = [
      ...(exhibit?.split(',') ?? []).map((id) => ({ kind: 'exhibit' as const, id })),
      ...(envelope === undefined ? [] : [{ kind: 'envelope' as const, id: envelope }]),
    ];
    return emptyCustody(items, action);
  }, [exhibit, envelope, action]);
  const [asked, setAsked] = useState<Asked | null>(null);
  const [here, setHere] = useState(false);
  const record = useCommand('custody.record', {
    invalidates: ['custody.of', 'custody.offers', 'custody.holdings', 'home.get', 'ledger.list'],
  });
  const officers = useAnswer('officer.list', {}).data ?? [];
  const form = useRecordForm<CustodyDraft, CustodyEvent[]>({
    empty,
    check: useCallback((draft: CustodyDraft) => checkCustodyForm(draft, wallNow()), []),
    // Many chosen ones would make a name too long to keep: the first and how many there are tell them.
    draftKey:
      `custody:new:${[exhibit?.slice(0, 36), envelope, action, (exhibit?.length ?? 0) > 36 ? exhibit?.length : ''].filter(Boolean).join(':')}`.replace(
        /:$/,
        '',
      ),
    save: (draft, key) =>
      here
        ? new Promise((resolve, reject) => setAsked({ draft, key, resolve, reject }))
        : record.mutateAsync({ draft, draftKey: key }),
    onSaved: ([event]) => event && navigate(`/custody/${event.id}`, { replace: true }),
  });
  const { draft } = form;
  const toId = draft.to?.kind === 'officer' ? draft.to.officerId : '';
  const receiver = officers.find(({ id }) => id === toId);
  const confirm = async (hands: Hands) => {
    if (asked === null) return;
    asked.resolve(await record.mutateAsync({ draft: asked.draft, draftKey: asked.key, hands }));
  };
  return (
    <Page
      title={t('form.title')}
      back={{ to: '/custody', label: t('page.title') }}
      testId="page-custody-form"
    >
      <FormRestored form={form} />
      <Section title={t('form.what')} flush>
        <CustodyItems form={form} />
      </Section>
      <Section title={t('form.act')}>
        <ActFields form={form} />
      </Section>
      {draft.to !== null && (
        <Section title={t('form.to')}>
          <ReceiverFields form={form} here={here} onHere={setHere} />
        </Section>
      )}
      <Section title={t('form.more')}>
        <MoreFields form={form} />
      </Section>
      <FormActions form={form} onCancel={goBack} saveLabel={here ? t('form.signBoth') : t('form.save')} />
      <TwoHands
        opened={asked !== null}
        onClose={() => {
          asked?.reject(null);
          setAsked(null);
        }}
        act="custody.accept"
        title={t('form.signBoth')}
        suggested={{
          reason: draft.purpose || t(`terms:custodyAction.${draft.action}`),
          authorisation: draft.authorisation,
        }}
        what={t('form.signBothWhat', { count: draft.items.length, to: receiver?.name ?? '' })}
        confirmLabel={t('form.signBoth')}
        confirm={confirm}
        confirmers={receiver === undefined ? [] : [receiver]}
      />
    </Page>
  );
}

type Form = RecordForm<CustodyDraft, CustodyEvent[]>;

function ActFields({ form }: { form: Form }) {
  const { t } = useTranslation('custody');
  const { draft } = form;
  const actions = useTermOptions('custodyAction', offeredActions);
  const methods = useTermOptions('custodyMethod', custodyMethod.options);
  const handle = {
    ...form,
    set: (path: string, value: unknown) => {
      form.set(path, value);
      const chosen = offeredActions.find((one) => one === value);
      if (path !== 'action' || chosen === undefined) return;
      form.set('to', receiverFor(chosen));
      form.set('paper', null);
      if (chosen === 'collected') form.set('method', 'initial-receipt');
    },
  };
  return (
    <FormGrid>
      <ChoiceField form={handle} path="action" label={t('field.action')} options={actions} />
      <DateTimeField form={form} path="happenedAt" label={t('field.happenedAt')} hint={t('hint.now')} />
      <TextField form={form} path="purpose" label={t('field.purpose')} wide />
      <TextField form={form} path="authorisation" label={t('field.authorisation')} />
      {isTransfer(draft.action) && (
        <ChoiceField form={form} path="method" label={t('field.method')} options={methods} />
      )}
    </FormGrid>
  );
}

function ReceiverFields({
  form,
  here,
  onHere,
}: {
  form: Form;
  here: boolean;
  onHere: (here: boolean) => void;
}) {
  const { t } = useTranslation(['custody', 'terms']);
  const me = useSession((state) => state.session?.officer?.id ?? '');
  const officers = useAnswer('officer.list', {}).data ?? [];
  const { draft } = form;
  const { to, action } = draft;
  const options = officers
    .filter(({ status, role }) => status === 'active' && role !== 'auditor')
    .map((one) => ({
      value: one.id,
      label: [one.name, one.rank, t(`terms:role.${one.role}`), one.id === me ? t('form.me') : '']
        .filter(Boolean)
        .join(' · '),
    }));
  const toOfficer = to?.kind === 'officer';
  const other = toOfficer && to.officerId !== '' && to.officerId !== me;
  return (
    <FormGrid>
      <div>
        <SegmentedControl
          value={to?.kind ?? 'officer'}
          onChange={(kind) => {
            form.set('to', kind === 'officer' ? { kind: 'officer', officerId: '' } : outside);
            form.set('paper', null);
            onHere(false);
          }}
          data={[
            { value: 'officer', label: t('form.officer') },
            { value: 'outside', label: t('form.outside') },
          ]}
          aria-label={t('form.to')}
          data-testid="receiver-kind"
        />
      </div>
      <div />
      {toOfficer ? (
        <PickField form={form} path="to.officerId" label={t('field.to')} options={options} required />
      ) : (
        <OutsideFields form={form} path="to" />
      )}
      <TextField form={form} path="toPlace" label={t('field.toPlace')} hint={t('hint.place')} />
      {to?.kind === 'outside' && <PaperFields form={form} />}
      {action === 'collected' && <FromFields form={form} />}
      <DateField
        form={form}
        path="dueBack"
        label={t('field.dueBack')}
        required={action === 'temporary-custody'}
      />
      {other && (
        <Checkbox
          label={t('form.here')}
          description={t('form.hereHint')}
          checked={here}
          onChange={(event) => onHere(event.currentTarget.checked)}
          data-testid="receiver-here"
        />
      )}
    </FormGrid>
  );
}

function OutsideFields({ form, path }: { form: Form; path: string }) {
  const { t } = useTranslation('custody');
  return (
    <>
      <TextField form={form} path={`${path}.name`} label={t('field.person')} required />
      <TextField form={form} path={`${path}.organisation`} label={t('field.organisation')} />
      <TextField form={form} path={`${path}.rank`} label={t('field.rank')} />
      <TextField form={form} path={`${path}.document`} label={t('field.document')} />
    </>
  );
}

/** Who gave it up, where it is collected: the suspect, the owner, a finder. */
function FromFields({ form }: { form: Form }) {
  const { t } = useTranslation('custody');
  const stated = form.draft.from !== null;
  return (
    <>
      <Checkbox
        label={t('form.stateFrom')}
        checked={stated}
        onChange={(event) => form.set('from', event.currentTarget.checked ? outside : null)}
        data-testid="state-from"
      />
      <div />
      {stated && <OutsideFields form={form} path="from" />}
    </>
  );
}

function PaperFields({ form }: { form: Form }) {
  const { t } = useTranslation('custody');
  const paper = form.draft.paper;
  const handle = {
    ...form,
    read: (path: string) => (path === 'paper.number' && paper === null ? '' : form.read(path)),
    set: (path: string, value: unknown) => {
      if (path !== 'paper.number') return form.set(path, value);
      form.set('paper', value === '' ? null : { number: value, attachmentId: paper?.attachmentId ?? null });
    },
  };
  return (
    <>
      <TextField form={handle} path="paper.number" label={t('field.paper')} hint={t('hint.paper')} />
      {paper !== null && <ScanPick form={form} path="paper.attachmentId" />}
    </>
  );
}

/** The scan of a paper: a file of the case that was attached before. */
function ScanPick({ form, path }: { form: Form; path: string }) {
  const { t } = useTranslation('custody');
  const [item] = form.draft.items;
  const attachments = useAnswer('attachment.list', item?.kind === 'exhibit' ? { ownerId: item.id } : {}, {
    enabled: item !== undefined,
  }).data;
  const options = (attachments ?? [])
    .filter(({ withdrawn }) => withdrawn === 0)
    .map(({ id, number, name }) => ({ value: id, label: `${number.split('/').at(-1)} ${name}` }));
  return (
    <PickField
      form={form}
      path={path}
      label={t('field.scan')}
      none={t('form.noScan')}
      options={options}
      hint={t('hint.scan')}
    />
  );
}

function MoreFields({ form }: { form: Form }) {
  const { t } = useTranslation('custody');
  const { draft } = form;
  return (
    <FormGrid>
      {isTransfer(draft.action) && (
        <Checkbox
          label={t('form.withChildren')}
          checked={draft.withChildren}
          onChange={(event) => form.set('withChildren', event.currentTarget.checked)}
          data-testid="with-children"
        />
      )}
      <NoteField form={form} path="attestation" label={t('field.attestation')} hint={t('hint.attestation')} />
    </FormGrid>
  );
}
