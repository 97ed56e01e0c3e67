import { useTranslation } from 'react-i18next';
import type { ReportRecord } from '../../../db/domain/report';
import { type State, StateBadge } from '../../ui/StateBadge';

const states: Record<ReportRecord['status'], State> = {
  pending: 'amber',
  signed: 'green',
  countersigned: 'green',
  'awaiting-timestamp': 'blue',
  'awaiting-cms': 'blue',
  failed: 'red',
};

/** Whether a report came to be: signed only after its file was read back and verified. */
export function StatusBadge({ status }: { status: ReportRecord['status'] }) {
  const { t } = useTranslation('terms');
  return <StateBadge state={states[status]}>{t(`reportStatus.${status}`)}</StateBadge>;
}
