import { Loader } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** Something is being fetched: seen as a wheel, heard as a word. */
export function Waiting({ size = 22 }: { size?: number }) {
  const { t } = useTranslation('common');
  return (
    <span role="status">
      <Loader size={size} aria-hidden />
      <span className="dl-visually-hidden">{t('loading')}</span>
    </span>
  );
}
