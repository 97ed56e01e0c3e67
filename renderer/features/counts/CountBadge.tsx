import { useTranslation } from 'react-i18next';
import type { CountRecord } from '../../../db/domain/stockCount';
import { StateBadge } from '../../ui/StateBadge';

const states = { open: 'amber', closed: 'green', abandoned: 'grey' } as const;

export function CountBadge({ state }: { state: CountRecord['state'] }) {
  const { t } = useTranslation('terms');
  return <StateBadge state={states[state]}>{t(`countState.${state}`)}</StateBadge>;
}
