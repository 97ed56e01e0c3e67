import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../ipc/queries';
import { ChoiceField } from '../ui/form';
import { textAt } from '../ui/form/fieldProps';
import type { FormHandle } from '../ui/form/types';

interface CaseFieldProps {
  form: FormHandle;
  /** A record stays with its case. */
  fixed?: boolean;
  wide?: boolean;
}

/** The case that a record belongs to; where the vault has only one, it is that one. */
export function CaseField({ form, fixed = false, wide = false }: CaseFieldProps) {
  const { t } = useTranslation('records');
  const cases = useAnswer('case.list', {}).data ?? [];
  const only = cases.length === 1 ? cases[0]?.id : undefined;
  const none = textAt(form, 'caseId') === '';
  useEffect(() => {
    if (only !== undefined && none) form.set('caseId', only);
  }, [only, none, form.set]);
  const options = cases.map(({ id, number, title }) => ({ value: id, label: `${number} · ${title}` }));
  return (
    <ChoiceField
      form={form}
      path="caseId"
      label={t('case')}
      options={none ? [{ value: '', label: '' }, ...options] : options}
      disabled={fixed}
      required
      wide={wide}
    />
  );
}
