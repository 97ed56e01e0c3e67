import { NativeSelect, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Finding } from '../../../db/domain/finding';
import { type OfficerDraft, role } from '../../../db/domain/officer';
import { FindingLines } from '../../ui/form';
import styles from './officers.module.css';

/** What is known of an officer; service number and IIN only where they are still to be said. */
export function OfficerFields({
  draft,
  onChange,
  findings,
  identity,
}: {
  draft: OfficerDraft;
  onChange: (draft: OfficerDraft) => void;
  findings: readonly Finding[];
  identity: boolean;
}) {
  const { t } = useTranslation('officer');
  const text = (field: Exclude<keyof OfficerDraft, 'role'>, required = false, hint?: string) => {
    const own = findings.filter((found) => found.field === field);
    const below = own.length > 0 || hint !== undefined;
    return (
      <TextInput
        label={t(`field.${field}`)}
        withAsterisk={required}
        maxLength={400}
        autoComplete="off"
        value={draft[field]}
        onChange={(event) => onChange({ ...draft, [field]: event.currentTarget.value })}
        error={own.some((found) => found.level === 'error')}
        description={
          below ? (
            <>
              <FindingLines findings={own} />
              {hint}
            </>
          ) : undefined
        }
        descriptionProps={{ component: 'div' }}
        inputWrapperOrder={['label', 'input', 'description']}
        data-testid={`field-${field}`}
      />
    );
  };
  return (
    <div className={styles.fields}>
      {text('name', true)}
      {text('rank')}
      {text('unit', true)}
      <NativeSelect
        label={t('field.role')}
        data={role.options.map((one) => ({ value: one, label: t(`terms:role.${one}`) }))}
        value={draft.role}
        onChange={(event) => onChange({ ...draft, role: role.parse(event.currentTarget.value) })}
        description={t(`roleText.${draft.role}`)}
        inputWrapperOrder={['label', 'input', 'description']}
        data-testid="field-role"
      />
      {identity && text('serviceNumber', true, t('identify.hint'))}
      {identity && text('iin')}
    </div>
  );
}
