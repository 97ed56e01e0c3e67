import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { acceptable } from '../../../db/domain/finding';
import type { TwoHands as Hands } from '../../../db/domain/hands';
import { checkOfficer, type OfficerDraft, type OfficerRecord } from '../../../db/domain/officer';
import { request } from '../../ipc/client';
import { answers } from '../../ipc/queries';
import { TwoHands } from '../../ui/TwoHands';
import { OfficerFields } from './OfficerFields';

interface Props {
  officer: OfficerRecord;
  opened: boolean;
  onClose: () => void;
}

/** Role, rank, unit or name: entries made before keep what the officer was then. */
export function ChangeOfficer(props: Props) {
  // Each opening begins with what stands in the vault.
  return <ChangeAct key={String(props.opened)} {...props} />;
}

function ChangeAct({ officer, opened, onClose }: Props) {
  const { t } = useTranslation('officer');
  const [draft, setDraft] = useState<OfficerDraft>(() => draftOf(officer));
  const findings = checkOfficer(draft);
  const change = async (hands: Hands) => {
    const { name, rank, unit, role } = draft;
    await request('officer.changeRole', { officerId: officer.id, change: { name, rank, unit, role }, hands });
    await answers.invalidateQueries();
  };
  return (
    <TwoHands
      opened={opened}
      onClose={onClose}
      act="officer.changeRole"
      title={t('change.title')}
      what={t('change.what', { name: officer.name })}
      confirmLabel={t('change.save')}
      confirm={change}
      ready={acceptable(findings)}
    >
      <OfficerFields draft={draft} onChange={setDraft} findings={findings} identity={false} />
    </TwoHands>
  );
}

function draftOf({ name, rank, unit, role, serviceNumber, iin }: OfficerRecord): OfficerDraft {
  return { name, rank, unit, role, serviceNumber, iin };
}
