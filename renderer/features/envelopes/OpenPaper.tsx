import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EnvelopeRecord } from '../../../db/domain/envelope';
import { request } from '../../ipc/client';
import { TwoHands } from '../../ui/TwoHands';

/** Notes that two people cut the paper envelope open, and the seal that came after, where one did. */
export function OpenPaper({
  envelope,
  opened,
  onClose,
}: {
  envelope: EnvelopeRecord;
  opened: boolean;
  onClose: () => void;
}) {
  const { t } = useTranslation('envelope');
  const [newSeal, setNewSeal] = useState('');
  return (
    <TwoHands
      opened={opened}
      onClose={onClose}
      act="envelope.open"
      title={t('open.title', { number: envelope.number })}
      what={t('open.what', { seal: envelope.seal })}
      confirmLabel={t('open.submit')}
      confirm={(hands) => request('envelope.open', { id: envelope.id, what: 'paper', newSeal, hands })}
      onDone={() => setNewSeal('')}
    >
      <TextInput
        label={t('field.newSeal')}
        description={t('open.newSealHint')}
        maxLength={400}
        value={newSeal}
        onChange={(event) => setNewSeal(event.currentTarget.value)}
        classNames={{ input: 'dl-mono' }}
        data-autofocus
        data-testid="opening-new-seal"
      />
    </TwoHands>
  );
}
