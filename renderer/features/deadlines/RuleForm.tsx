import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import {
  checkRule,
  clockStart,
  type DeadlineRule,
  periodUnit,
  type RuleDraft,
  ruleDraft,
} from '../../../db/domain/deadline';
import { error } from '../../../db/domain/finding';
import { legalStatus } from '../../../db/domain/legalStatus';
import { useCommand } from '../../ipc/queries';
import { useTermOptions } from '../../records/useTerms';
import { wallToday } from '../../records/wallTime';
import {
  ChoiceField,
  DateField,
  FormActions,
  FormGrid,
  NumberField,
  TextField,
  useRecordForm,
} from '../../ui/form';
import { ReasonField, useReason } from './ReasonField';

/** A new rule, or the next edition of one: from its first day on, the edition before it starts no more clocks. */
export function RuleForm({ rule, onClose }: { rule: DeadlineRule | null; onClose: () => void }) {
  const { t } = useTranslation(['custody', 'terms']);
  const set = useCommand('deadline.setRule', { invalidates: ['deadline.rules', 'ledger.list'] });
  const units = useTermOptions('periodUnit', periodUnit.options);
  const own = useTermOptions('clockStart', clockStart.options.slice(0, 2));
  const byStatus = useTermOptions('legalStatus', legalStatus.options);
  const reason = useReason();
  const { findings } = reason;
  const empty = useMemo((): RuleDraft => {
    if (rule === null) return { ...ruleDraft.parse({ code: 'rule', validFrom: wallToday() }), code: '' };
    const { id: _id, ...edition } = rule;
    return { ...edition, validFrom: wallToday(), validTo: '' };
  }, [rule]);
  const form = useRecordForm<RuleDraft, DeadlineRule>({
    empty,
    check: useCallback(
      (draft: RuleDraft) => [
        ...checkRule(draft),
        ...(/^[a-z0-9-]{2,60}$/.test(draft.code) ? [] : [error('code', 'deadline.code')]),
        ...findings,
      ],
      [findings],
    ),
    draftKey: `rule:${rule?.id ?? 'new'}`,
    save: (draft, draftKey) =>
      set.mutateAsync({
        draft: { ...draft, stopsBy: draft.stopsBy ?? '' },
        reason: reason.text.trim(),
        draftKey,
      }),
    onSaved: onClose,
  });
  return (
    <>
      <FormGrid columns={3}>
        {rule === null && (
          <TextField form={form} path="code" label={t('rule.code')} hint={t('rule.codeHint')} mono required />
        )}
        <TextField form={form} path="kk" label={t('rule.kk')} required />
        <TextField form={form} path="ru" label={t('rule.ru')} required />
        <TextField form={form} path="en" label={t('rule.en')} required />
        <TextField form={form} path="article" label={t('deadline.article')} />
        <ChoiceField form={form} path="unit" label={t('rule.unit')} options={units} />
        {form.draft.unit !== 'date' && (
          <NumberField form={form} path="length" label={t('deadline.length')} required />
        )}
        <NumberField form={form} path="warnHours" label={t('rule.warn')} unit={t('rule.hours')} />
        <ChoiceField form={form} path="starts" label={t('rule.starts')} options={[...own, ...byStatus]} />
        <ChoiceField
          form={form}
          path="stopsBy"
          label={t('rule.stopsBy')}
          options={[{ value: '', label: t('rule.byPaper') }, ...byStatus]}
        />
        <TextField form={form} path="stopsKk" label={t('rule.stopsKk')} />
        <TextField form={form} path="stopsRu" label={t('rule.stopsRu')} />
        <TextField form={form} path="stopsEn" label={t('rule.stopsEn')} />
        <DateField form={form} path="validFrom" label={t('rule.from')} required />
        <TextField form={form} path="source" label={t('deadline.source')} />
        <TextField form={form} path="edition" label={t('rule.editionOf')} />
      </FormGrid>
      <ReasonField reason={reason} form={form} label={t('common:form.reason')} testId="rule-reason" />
      <FormActions form={form} onCancel={onClose} saveLabel={t('rule.save')} />
    </>
  );
}
