import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { confidence, type LinkDraft, type LinkRecord, linkDraft, linkKind } from '../../../db/domain/link';
import { navigate, useQueryParam } from '../../app/router';
import { useAnswer, useCommand } from '../../ipc/queries';
import { draftOf } from '../../records/draftOf';
import { PickField } from '../../records/PickField';
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
import { Failure } from '../../ui/Words';
import { checkLinkForm, type EndOption, emptyLink, groupEnds, readEnd } from './linkModel';
import { Statement } from './Statement';
import { useEndOptions } from './useEndOptions';

/** A new link between two records of a case, or the correction of one. */
export function LinkFormPage({ id, caseId }: { id?: string; caseId?: string }) {
  const { t } = useTranslation('link');
  const from = useQueryParam('from');
  const found = useAnswer('link.get', { id: id ?? '' }, { enabled: id !== undefined });
  if (id === undefined && caseId !== undefined)
    return <LinkForm key={`${caseId} ${from}`} caseId={caseId} {...(from === undefined ? {} : { from })} />;
  if (found.data !== undefined) return <LinkForm caseId={found.data.caseId} record={found.data} />;
  return (
    <Page title={t('form.new')} back={{ to: '/cases', label: t('page.case') }} testId="page-link-form">
      <Failure error={found.error} />
    </Page>
  );
}

function LinkForm({ caseId, from, record }: { caseId: string; from?: string; record?: LinkRecord }) {
  const { t } = useTranslation('link');
  const file = useAnswer('case.get', { id: caseId }).data;
  const empty = useMemo(() => emptyLink(caseId, readEnd(from)), [caseId, from]);
  const initial = useMemo(() => (record === undefined ? undefined : draftOf(linkDraft, record)), [record]);
  const add = useCommand('link.record', { invalidates: ['link.list', 'home.get', 'ledger.list'] });
  const amend = useCommand('link.amend', { invalidates: ['link.list', 'ledger.list'] });
  const back =
    record === undefined
      ? {
          to: `/cases/${caseId}`,
          label: file === undefined ? t('page.case') : `${file.number} ${file.title}`,
        }
      : { to: `/links/${record.id}`, label: record.number };
  const form = useRecordForm<LinkDraft, LinkRecord>({
    empty,
    ...(initial === undefined ? {} : { initial }),
    check: checkLinkForm,
    draftKey: record === undefined ? `link:new:${caseId}` : `link:${record.id}`,
    save: (draft, draftKey, reason) =>
      record === undefined
        ? add.mutateAsync({ draft, draftKey })
        : amend.mutateAsync({ id: record.id, draft, reason, draftKey }),
    onSaved: (saved) =>
      navigate(record === undefined ? `/cases/${saved.caseId}` : `/links/${saved.id}`, { replace: true }),
  });
  return (
    <Page
      title={record === undefined ? t('form.new') : t('form.amend', { number: record.number })}
      subtitle={t('form.subtitle')}
      back={back}
      testId="page-link-form"
    >
      <FormRestored form={form} />
      <LinkFields form={form} />
      <FormActions form={form} onCancel={() => navigate(back.to)} />
    </Page>
  );
}

function LinkFields({ form }: { form: RecordForm<LinkDraft> }) {
  const { t } = useTranslation(['link', 'terms', 'records']);
  const options = useEndOptions(form.draft.caseId);
  const groups = useMemo(() => groupEnds(options, (kind) => t(`records:kind.${kind}`)), [options, t]);
  const [startsAtFrom] = useState(form.draft.fromId === '');
  const setKind = (path: 'fromKind' | 'toKind', id: string) => {
    const picked = options.find((option) => option.id === id);
    if (picked !== undefined) form.set(path, picked.kind);
  };
  const kinds = useTermOptions('linkKind', linkKind.options);
  const confidences = useTermOptions('confidence', confidence.options);
  return (
    <>
      <Section title={t('form.group.statement')}>
        <FormGrid>
          <PickField
            form={form}
            path="fromId"
            label={t('field.fromId')}
            options={groups}
            onPick={(id) => setKind('fromKind', id)}
            required
            autoFocus={startsAtFrom}
          />
          <PickField
            form={form}
            path="toId"
            label={t('field.toId')}
            options={groups}
            onPick={(id) => setKind('toKind', id)}
            required
            autoFocus={!startsAtFrom}
          />
          <ChoiceField form={form} path="kind" label={t('field.kind')} options={kinds} wide />
        </FormGrid>
        <div style={{ height: 16 }} />
        <Statement
          from={nameOf(options, form.draft.fromId) ?? t('form.unpicked')}
          {...(form.draft.fromId === '' ? {} : { fromKind: form.draft.fromKind })}
          relation={t(`terms:linkKind.${form.draft.kind}`)}
          to={nameOf(options, form.draft.toId) ?? t('form.unpicked')}
          {...(form.draft.toId === '' ? {} : { toKind: form.draft.toKind })}
        />
      </Section>
      <Section title={t('form.group.basis')}>
        <FormGrid>
          <TextField form={form} path="source" label={t('field.source')} hint={t('hint.source')} />
          <ChoiceField form={form} path="confidence" label={t('field.confidence')} options={confidences} />
          <NoteField form={form} path="notes" label={t('field.notes')} />
        </FormGrid>
      </Section>
    </>
  );
}

function nameOf(options: readonly EndOption[], id: string): string | undefined {
  return options.find((option) => option.id === id)?.label;
}
