import { Loader, Progress } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Events } from '../../../electron/ipc/contract/events';
import { on } from '../../ipc/client';
import styles from './reports.module.css';

/** What is being done while a report is signed: the machine's own account of it, and how long it has taken. */
export function SignProgress({ steps }: { steps?: string }) {
  const { t, i18n } = useTranslation('report');
  const [job, setJob] = useState<Events['job']>();
  const [seconds, setSeconds] = useState(0);
  useEffect(() => on('job', setJob), []);
  useEffect(() => {
    const began = Date.now();
    const timer = setInterval(() => setSeconds(Math.floor((Date.now() - began) / 1000)), 1000);
    return () => clearInterval(timer);
  }, []);
  const name = job === undefined ? undefined : `sign.step.${job.name.split('.').at(-1) ?? ''}`;
  return (
    <div className={styles.progress} role="status" data-testid="sign-progress">
      <span className={styles.working}>
        <Loader size="xs" /> {t('sign.busy')}
        {name !== undefined && i18n.exists(`report:${name}`) && `: ${t(name)}`} ·{' '}
        {t('sign.seconds', { n: seconds })}
      </span>
      {job !== undefined && job.total > 0 && (
        <Progress value={(100 * job.done) / job.total} size="sm" aria-label={t('sign.busy')} />
      )}
      <p className={styles.hint}>{steps ?? t('sign.stepsText')}</p>
    </div>
  );
}
