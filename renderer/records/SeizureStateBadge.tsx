import { useTranslation } from 'react-i18next';
import type { SeizureRecord } from '../../db/domain/seizure';
import { StateBadge } from '../ui/StateBadge';

export function SeizureStateBadge({ state }: Pick<SeizureRecord, 'state'>) {
  const { t } = useTranslation('terms');
  return <StateBadge state={state === 'closed' ? 'green' : 'amber'}>{t(`seizureState.${state}`)}</StateBadge>;
}
