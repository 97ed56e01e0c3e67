import { IconEyeOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../ipc/queries';
import { Notice } from '../../ui/Words';

/** The exact identifier stands in a case that may not be seen: whom to ask, and nothing else. That unit is told too. */
export function HiddenMatches({ text }: { text: string }) {
  const { t } = useTranslation('shell');
  const found = useAnswer('search.hidden', { text }).data ?? [];
  if (found.length === 0) return null;
  return (
    <Notice
      state="amber"
      icon={<IconEyeOff size={18} aria-hidden />}
      title={t('hidden.title')}
      testId="hidden-matches"
    >
      {found.map((one) => (
        <div key={`${one.unit} ${one.contact}`}>
          {t('hidden.line', { unit: one.unit, contact: one.contact })}
        </div>
      ))}
      <div>{t('hidden.told')}</div>
    </Notice>
  );
}
