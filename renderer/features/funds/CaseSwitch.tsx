import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { useCaseOf } from './useCaseOf';

/** Which case's money is shown. */
export function CaseSwitch({ of }: { of: ReturnType<typeof useCaseOf> }) {
  const { t } = useTranslation('funds');
  return (
    <NativeSelect
      aria-label={t('case')}
      data={of.options}
      value={of.caseId}
      onChange={(event) => of.choose(event.currentTarget.value)}
      style={{ minWidth: 280, maxWidth: 420 }}
      data-testid="case-switch"
    />
  );
}
