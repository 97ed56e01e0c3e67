import { Button, Loader } from '@mantine/core';
import { IconLockOpen, IconPlugConnectedX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { GateCard } from '../ui/GateCard';
import { closeSession, useSession } from './session';

/** The evidence process ended unasked: what happened, what is safe, what to do. */
export function LostPage() {
  const { t } = useTranslation('shell');
  const ready = useSession((state) => state.evidenceReady);
  return (
    <GateCard testId="page-lost" title={t('lost.title')} icon={<IconPlugConnectedX size={28} aria-hidden />}>
      <p>{t('lost.what')}</p>
      <p>{t('lost.safe')}</p>
      <p>{t('lost.draft')}</p>
      <Button
        size="md"
        style={{ alignSelf: 'flex-start' }}
        leftSection={ready ? <IconLockOpen size={18} aria-hidden /> : <Loader size={16} />}
        disabled={!ready}
        onClick={closeSession}
        data-testid="unlock-again"
      >
        {ready ? t('lost.unlock') : t('lost.starting')}
      </Button>
    </GateCard>
  );
}
