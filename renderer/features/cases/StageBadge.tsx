import { IconGavel, IconPlayerPause, IconProgress, IconSquareX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { CaseStage } from '../../../db/domain/case';
import { StateBadge } from '../../ui/StateBadge';

/** How far the case has come. No stage is an alarm: only grey and blue, told apart by icon and word. */
export function StageBadge({ stage }: { stage: CaseStage }) {
  const { t } = useTranslation('terms');
  const word = t(`caseStage.${stage}`);
  switch (stage) {
    case 'verdict':
    case 'court':
      return (
        <StateBadge state="blue" icon={<IconGavel size={13} aria-hidden />}>
          {word}
        </StateBadge>
      );
    case 'terminated':
      return (
        <StateBadge state="grey" icon={<IconSquareX size={13} aria-hidden />}>
          {word}
        </StateBadge>
      );
    case 'suspended':
      return (
        <StateBadge state="grey" icon={<IconPlayerPause size={13} aria-hidden />}>
          {word}
        </StateBadge>
      );
    case 'kui':
    case 'erdr':
    case 'qualified':
    case 'suspect':
    case 'prosecutor':
      return (
        <StateBadge state="blue" icon={<IconProgress size={13} aria-hidden />}>
          {word}
        </StateBadge>
      );
  }
}
