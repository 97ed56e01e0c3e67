import { TextInput } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { error, type Finding } from '../../../db/domain/finding';

export interface Reason {
  readonly text: string;
  readonly set: (text: string) => void;
  /** What the form is told of it, so that whatever is missing is marked by the same attempt to save. */
  readonly findings: readonly Finding[];
}

/** Why something is changed: it belongs to the ledger's entry, not to the draft. */
export function useReason(): Reason {
  const [text, set] = useState('');
  const missing = text.trim() === '';
  const findings = useMemo(() => (missing ? [error('reason', 'required')] : []), [missing]);
  return { text, set, findings };
}

interface ReasonFieldProps {
  readonly reason: Reason;
  readonly form: { readonly id: string; readonly tried: boolean };
  readonly label: string;
  readonly testId: string;
}

export function ReasonField({ reason, form, label, testId }: ReasonFieldProps) {
  const { t } = useTranslation('custody');
  return (
    <TextInput
      label={label}
      withAsterisk
      value={reason.text}
      onChange={(event) => reason.set(event.currentTarget.value)}
      error={form.tried && reason.findings.length > 0 ? t('answer.required') : undefined}
      maxLength={2_000}
      data-form={form.id}
      data-testid={testId}
    />
  );
}
