import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type CountDraft,
  type CountRecord,
  checkCount,
  countDraft,
  countScope,
} from '../../../db/domain/stockCount';
import { navigate } from '../../app/router';
import { useSession } from '../../app/session';
import { useAnswer, useCommand } from '../../ipc/queries';
import { PickField } from '../../records/PickField';
import { useTermOptions } from '../../records/useTerms';
import {
  ChoiceField,
  FormActions,
  FormGrid,
  NoteField,
  SuggestField,
  TextField,
  useRecordForm,
} from '../../ui/form';

/** Opens a count: of a place, of a case, or of all that one officer holds. */
export function OpenCount({ place, onClose }: { place: string; onClose: () => void }) {
  const { t } = useTranslation('custody');
  const role = useSession((state) => state.session?.officer?.role);
  const keeper = role === 'evidence-officer' || role === 'supervisor';
  const scopes = keeper ? countScope.options : (['case'] as const);
  const options = useTermOptions('countScope', scopes);
  const open = useCommand('count.open', { invalidates: ['count.list', 'home.get', 'ledger.list'] });
  const empty = useMemo(
    () => countDraft.parse({ scope: keeper ? 'place' : 'case', ...(keeper ? { place } : {}) }),
    [keeper, place],
  );
  const form = useRecordForm<CountDraft, CountRecord>({
    empty,
    check: useCallback((draft: CountDraft) => checkCount(draft), []),
    draftKey: place === '' ? 'count:new' : `count:new:${place.slice(0, 120)}`,
    save: (draft, draftKey) => open.mutateAsync({ draft, draftKey }),
    onSaved: (made) => navigate(`/counts/${made.id}`),
  });
  const { scope } = form.draft;
  const cases = useAnswer('case.list', {}).data ?? [];
  const officers = useAnswer('officer.list', {}).data ?? [];
  const room = useAnswer('thing.summary', { by: 'place' }, { enabled: scope === 'place' }).data;
  return (
    <>
      <FormGrid>
        <ChoiceField form={form} path="scope" label={t('counts.scope')} options={options} autoFocus />
        {scope === 'place' && (
          <SuggestField
            form={form}
            path="place"
            label={t('field.place')}
            hint={t('hint.place')}
            suggestions={(room?.groups ?? []).map((group) => group.value).filter(Boolean)}
            required
          />
        )}
        {scope === 'case' && (
          <PickField
            form={form}
            path="caseId"
            label={t('event.case')}
            options={cases.map((one) => ({ value: one.id, label: `${one.number} ${one.title}` }))}
            required
          />
        )}
        {scope === 'officer' && (
          <PickField
            form={form}
            path="ofOfficerId"
            label={t('field.holder')}
            options={officers.map((one) => ({ value: one.id, label: one.name }))}
            required
          />
        )}
        <TextField form={form} path="reason" label={t('counts.reason')} wide />
        <NoteField form={form} path="notes" label={t('field.notes')} />
      </FormGrid>
      <FormActions form={form} onCancel={onClose} saveLabel={t('counts.begin')} />
    </>
  );
}
