import { useTranslation } from 'react-i18next';
import type { OfficerRecord } from '../../../db/domain/officer';
import { request } from '../../ipc/client';
import { answers } from '../../ipc/queries';
import { TwoHands } from '../../ui/TwoHands';

/** Ends an officer's way in. Whoever may have kept the root key is shut out only by new keys for the vault. */
export function RetireOfficer({
  officer,
  opened,
  onClose,
}: {
  officer: OfficerRecord;
  opened: boolean;
  onClose: () => void;
}) {
  const { t } = useTranslation('officer');
  return (
    <TwoHands
      opened={opened}
      onClose={onClose}
      act="officer.retire"
      title={t('retire.title')}
      what={t('retire.what', { name: officer.name })}
      confirmLabel={t('retire.save')}
      confirm={async (hands) => {
        await request('officer.retire', { officerId: officer.id, hands });
        await answers.invalidateQueries();
      }}
      danger
    />
  );
}
