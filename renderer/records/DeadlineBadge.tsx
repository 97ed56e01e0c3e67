import { useTranslation } from 'react-i18next';
import { type DeadlineRecord, type DeadlineState, deadlineState } from '../../db/domain/deadline';
import { useFormats } from '../i18n/formats';
import { type State, StateBadge } from '../ui/StateBadge';

const states: Record<DeadlineState, State> = {
  running: 'grey',
  soon: 'amber',
  over: 'red',
  stopped: 'green',
};

export function DeadlineBadge({ clock }: { clock: DeadlineRecord }) {
  const { t } = useTranslation('terms');
  const state = deadlineState(clock, new Date().toISOString());
  return <StateBadge state={states[state]}>{t(`deadlineState.${state}`)}</StateBadge>;
}

/** What is left, or how long it has been over, in the two largest words. */
export function TimeLeft({ clock }: { clock: DeadlineRecord }) {
  const { t } = useTranslation('custody');
  const formats = useFormats();
  if (clock.stoppedAt !== '') return null;
  const now = Date.now();
  const due = Date.parse(clock.dueAt);
  return due > now
    ? t('deadline.left', { time: formats.since(new Date(now).toISOString(), due) })
    : t('deadline.overBy', { time: formats.since(clock.dueAt, now) });
}
