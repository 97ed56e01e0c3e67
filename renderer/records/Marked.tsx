import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { HeldThing } from '../../db/domain/custody/thing';
import { useAnswer } from '../ipc/queries';
import { StateBadge } from '../ui/StateBadge';
import styles from './custody.module.css';

/** Where the things of a case stand, of those that are gone, lost or on their way, by id. */
export function useMarks(caseId: string): ReadonlyMap<string, HeldThing['state']['status']> {
  const { data } = useAnswer('custody.marked', { caseId });
  return useMemo(() => new Map((data ?? []).map(({ id, state }) => [id, state.status])), [data]);
}

/** What is gone stays in its list, struck through; what is lost says so. */
export function MarkedTitle({ title, status }: { title: string; status: string | undefined }) {
  const { t } = useTranslation('terms');
  if (status !== 'disposed' && status !== 'lost') return title;
  return (
    <>
      <StateBadge state={status === 'lost' ? 'red' : 'grey'}>{t(`custodyStatus.${status}`)}</StateBadge>{' '}
      <span className={status === 'disposed' ? styles.gone : undefined}>{title}</span>
    </>
  );
}
