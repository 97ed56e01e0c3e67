import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

export interface TermOption {
  value: string;
  label: string;
}

/** The values of an enumeration with their words, for a choice: `useTermOptions('exhibitKind', exhibitKind.options)`. */
export function useTermOptions(group: string, values: readonly string[]): TermOption[] {
  const { t } = useTranslation('terms');
  return useMemo(() => values.map((value) => ({ value, label: t(`${group}.${value}`) })), [t, group, values]);
}
