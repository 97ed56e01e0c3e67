import { useTranslation } from 'react-i18next';
import type { EnvelopeRecord } from '../../db/domain/envelope';
import { StateBadge } from '../ui/StateBadge';
import { envelopeColours, envelopeState } from './envelopeFacts';

/** How safe an envelope is, in one word. */
export function EnvelopeBadge({ envelope }: { envelope: EnvelopeRecord }) {
  const { t } = useTranslation('envelope');
  const state = envelopeState(envelope);
  return <StateBadge state={envelopeColours[state]}>{t(`state.${state}`)}</StateBadge>;
}
