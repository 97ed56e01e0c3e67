import { Button } from '@mantine/core';
import { IconCircleCheck, IconPlus } from '@tabler/icons-react';
import { useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type ExhibitDraft,
  type ExhibitRecord,
  exhibitDraft,
  exhibitTitle,
} from '../../../db/domain/exhibit';
import { navigate } from '../../app/router';
import { useAnswer, useCommand } from '../../ipc/queries';
import { draftOf } from '../../records/draftOf';
import { FormActions, FormRestored, useRecordForm } from '../../ui/form';
import { Page } from '../../ui/Page';
import { RecordLink } from '../../ui/RecordLink';
import { Notice } from '../../ui/Words';
import { ExhibitFields } from './ExhibitFields';
import { checkExhibitForm } from './exhibitModel';

export interface ExhibitFormProps {
  record?: ExhibitRecord;
  /** What a new form begins with. */
  empty: ExhibitDraft;
  /** The case cannot be chosen: it was given, or the exhibit is already in it. */
  fixedCase?: string;
  /** The exhibit that was recorded just before this form. */
  last?: ExhibitRecord;
  onAnother?: (saved: ExhibitRecord) => void;
}

/** The form of one exhibit. Saving opens the exhibit; saving for another begins again with what both share. */
export function ExhibitForm({ record, empty, fixedCase, last, onAnother }: ExhibitFormProps) {
  const { t } = useTranslation('exhibit');
  const another = useRef(false);
  const initial = useMemo(() => (record === undefined ? undefined : draftOf(exhibitDraft, record)), [record]);
  const add = useCommand('exhibit.record', { invalidates: ['exhibit.list', 'home.get', 'ledger.list'] });
  const amend = useCommand('exhibit.amend', { invalidates: ['exhibit.list', 'home.get', 'ledger.list'] });
  const form = useRecordForm<ExhibitDraft, ExhibitRecord>({
    empty,
    ...(initial === undefined ? {} : { initial }),
    check: checkExhibitForm,
    draftKey:
      record !== undefined
        ? `exhibit:${record.id}`
        : fixedCase === undefined
          ? 'exhibit:new'
          : `exhibit:new:${fixedCase}`,
    save: (draft, draftKey, reason) =>
      record === undefined
        ? add.mutateAsync({ draft, draftKey })
        : amend.mutateAsync({ id: record.id, draft, reason, draftKey }),
    onSaved: (saved) => {
      if (another.current && onAnother !== undefined) onAnother(saved);
      else navigate(`/exhibits/${saved.id}`, { replace: true });
    },
  });
  const saveForAnother = () => {
    another.current = true;
    void form.submit().finally(() => {
      another.current = false;
    });
  };
  useCtrlEnter(saveForAnother, onAnother !== undefined);
  const back = useBack(record, fixedCase);
  return (
    <Page
      title={record === undefined ? t('form.new') : t('form.amend', { number: record.number })}
      back={back}
      testId="page-exhibit-form"
    >
      {last !== undefined && <SavedNotice saved={last} />}
      <FormRestored form={form} />
      <ExhibitFields
        form={form}
        chooseCase={fixedCase === undefined}
        {...(record === undefined ? {} : { self: record.id })}
      />
      <FormActions
        form={form}
        onCancel={() => navigate(back.to)}
        extra={
          onAnother !== undefined && (
            <Button
              variant="light"
              leftSection={<IconPlus size={16} aria-hidden />}
              onClick={saveForAnother}
              disabled={form.readOnly || form.saving}
              title="Ctrl Enter"
              data-testid="save-another"
            >
              {t('form.another')}
            </Button>
          )
        }
      />
    </Page>
  );
}

function SavedNotice({ saved }: { saved: ExhibitRecord }) {
  const { t } = useTranslation('exhibit');
  return (
    <Notice state="green" icon={<IconCircleCheck size={18} aria-hidden />} testId="saved">
      <RecordLink kind="exhibit" id={saved.id}>
        {t('form.saved', { number: saved.number })}
      </RecordLink>{' '}
      · {exhibitTitle(saved)}. {t('form.kept')}.
    </Notice>
  );
}

function useBack(
  record: ExhibitRecord | undefined,
  caseId: string | undefined,
): { to: string; label: string } {
  const { t } = useTranslation('exhibit');
  const cases = useAnswer('case.list', {}, { enabled: caseId !== undefined });
  if (record !== undefined) return { to: `/exhibits/${record.id}`, label: record.number };
  if (caseId === undefined) return { to: '/exhibits', label: t('list.title') };
  const file = cases.data?.find((found) => found.id === caseId);
  return {
    to: `/cases/${caseId}`,
    label: file === undefined ? t('page.case') : `${file.number} ${file.title}`,
  };
}

/** Ctrl/Cmd+Enter saves and begins the next one, wherever the cursor stands. */
function useCtrlEnter(act: () => void, active: boolean): void {
  const latest = useRef(act);
  latest.current = act;
  useEffect(() => {
    if (!active) return undefined;
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      latest.current();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [active]);
}
