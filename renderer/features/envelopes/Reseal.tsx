import { useTranslation } from 'react-i18next';
import { useCommand } from '../../ipc/queries';
import { TwoHands } from '../../ui/TwoHands';

/** Seals held words to the officers of today, by two whose shares open. */
export function Reseal({
  ids,
  opened,
  onClose,
}: {
  ids: readonly string[];
  opened: boolean;
  onClose: () => void;
}) {
  const { t } = useTranslation('envelope');
  const reseal = useCommand('envelope.reseal', {
    invalidates: ['envelope.get', 'envelope.list', 'home.get'],
  });
  return (
    <TwoHands
      opened={opened}
      onClose={onClose}
      act="envelope.reseal"
      title={t('reseal.title')}
      what={t('reseal.intro', { count: ids.length })}
      confirmLabel={t('reseal.submit')}
      confirm={(hands) => reseal.mutateAsync({ ids: [...ids], hands })}
    />
  );
}
