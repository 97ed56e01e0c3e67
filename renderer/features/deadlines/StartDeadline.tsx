import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import {
  checkDeadline,
  type DeadlineDraft,
  type DeadlineRecord,
  deadlineDraft,
  deadlineSubject,
  rulesOn,
} from '../../../db/domain/deadline';
import { error } from '../../../db/domain/finding';
import { lawWords } from '../../../db/domain/lawWords';
import { navigate } from '../../app/router';
import { useFormats } from '../../i18n/formats';
import { useAnswer, useCommand } from '../../ipc/queries';
import { PickField } from '../../records/PickField';
import { PickThing } from '../../records/things/PickThing';
import { useTermOptions } from '../../records/useTerms';
import { wallNow, wallToday } from '../../records/wallTime';
import {
  ChoiceField,
  DateField,
  DateTimeField,
  FormActions,
  FormGrid,
  NoteField,
  useRecordForm,
} from '../../ui/form';

/** The clock of a request starts on its own page, where it is said that it was sent. */
const byHand = deadlineSubject.exclude(['report']).options;

const nothing = '00000000-0000-7000-8000-000000000000';

/** Starts a clock by hand: which period, of what, since when. */
export function StartDeadline({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('custody');
  const { language } = useFormats();
  const rules = useAnswer('deadline.rules', {}).data;
  const start = useCommand('deadline.start', { invalidates: ['deadline.list', 'home.get', 'ledger.list'] });
  const kinds = useTermOptions('recordKind', byHand);
  const empty = useMemo(
    () => ({ ...deadlineDraft.parse({ subjectId: nothing, ruleId: '' }), subjectId: '' }),
    [],
  );
  const form = useRecordForm<DeadlineDraft, DeadlineRecord>({
    empty,
    check: useCallback(
      (draft: DeadlineDraft) => {
        const rule = rules?.find(({ id }) => id === draft.ruleId);
        const found = checkDeadline(draft, rule, wallNow());
        return draft.subjectId === '' ? [...found, error('subjectId', 'required')] : found;
      },
      [rules],
    ),
    draftKey: 'deadline:new',
    save: (draft, draftKey) => start.mutateAsync({ draft, draftKey }),
    onSaved: (made) => navigate(`/deadlines/${made.id}`),
  });
  const { ruleId, subjectKind, startedAt } = form.draft;
  const rule = rules?.find(({ id }) => id === ruleId);
  const inForce = rulesOn(rules ?? [], (startedAt || wallNow()).slice(0, 10) || wallToday());
  return (
    <>
      <FormGrid>
        <PickField
          form={form}
          path="ruleId"
          label={t('deadline.rule')}
          options={inForce.map((one) => ({
            value: one.id,
            label: [one[language], lawWords(one.article, language)].filter(Boolean).join(' · '),
          }))}
          required
          autoFocus
          wide
        />
        <ChoiceField
          form={{
            ...form,
            set: (path, value) => {
              form.set(path, value);
              form.set('subjectId', '');
            },
          }}
          path="subjectKind"
          label={t('deadline.ofKind')}
          options={kinds}
        />
        <SubjectField form={form} kind={subjectKind} />
        <DateTimeField form={form} path="startedAt" label={t('deadline.started')} hint={t('hint.now')} />
        {rule?.unit === 'date' && (
          <DateField form={form} path="dueDate" label={t('deadline.dueDate')} required />
        )}
        <NoteField form={form} path="notes" label={t('field.notes')} />
      </FormGrid>
      <FormActions form={form} onCancel={onClose} saveLabel={t('deadline.start')} />
    </>
  );
}

function SubjectField({
  form,
  kind,
}: {
  form: Parameters<typeof PickField>[0]['form'];
  kind: DeadlineDraft['subjectKind'];
}) {
  const { t } = useTranslation('custody');
  const cases = useAnswer('case.list', {}, { enabled: kind === 'case' }).data ?? [];
  const shared = { form, path: 'subjectId', label: t('deadline.of'), required: true };
  if (kind === 'exhibit' || kind === 'wallet') return <PickThing key={kind} what={kind} {...shared} />;
  const options = cases.map((one) => ({ value: one.id, label: `${one.number} ${one.title}` }));
  return <PickField {...shared} options={options} />;
}
