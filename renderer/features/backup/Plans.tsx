import { Button, NativeSelect } from '@mantine/core';
import { IconCalendarPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RouteOutput } from '../../../electron/ipc/contract';
import { useFormats } from '../../i18n/formats';
import { request } from '../../ipc/client';
import { useCommand } from '../../ipc/queries';
import { Section } from '../../ui/Page';
import { StateBadge } from '../../ui/StateBadge';
import { Failure } from '../../ui/Words';
import styles from './backup.module.css';

type BackupState = RouteOutput<'backup.state'>;
type Plan = BackupState['plans'][number];

/** Hours that are offered: twice a day, daily, every third day, weekly. */
const periods = [12, 24, 72, 168];

/** Remembered places: when one is there and its time has come, the backup is made by itself. */
export function Plans({ state, readOnly }: { state: BackupState; readOnly: boolean }) {
  const { t } = useTranslation('backup');
  const [hours, setHours] = useState('24');
  const [failure, setFailure] = useState<unknown>(null);
  const plan = useCommand('backup.plan', { invalidates: ['backup.state', 'home.get'] });
  const add = async () => {
    setFailure(null);
    try {
      const place = await request('app.chooseFolder', { purpose: 'backup-place' });
      if (place !== null) await plan.mutateAsync({ place: place.token, everyHours: Number(hours) });
    } catch (error) {
      setFailure(error);
    }
  };
  return (
    <Section title={t('plans')} flush testId="backup-plans">
      <ul className={styles.list}>
        {state.plans.map((one) => (
          <PlanRow key={one.id} plan={one} readOnly={readOnly} />
        ))}
        <li className={styles.item}>
          <div className={styles.row}>
            <NativeSelect
              label={t('every')}
              data={periods.map((value) => ({ value: String(value), label: t(`every.${value}`) }))}
              value={hours}
              onChange={(event) => setHours(event.currentTarget.value)}
              data-testid="plan-hours"
            />
            <Button
              variant="default"
              leftSection={<IconCalendarPlus size={16} aria-hidden />}
              onClick={() => void add()}
              disabled={readOnly || plan.isPending}
              data-testid="add-plan"
            >
              {t('addPlan')}
            </Button>
          </div>
        </li>
      </ul>
      <Failure error={failure} />
    </Section>
  );
}

function PlanRow({ plan, readOnly }: { plan: Plan; readOnly: boolean }) {
  const { t } = useTranslation('backup');
  const formats = useFormats();
  const end = useCommand('backup.endPlan', { invalidates: ['backup.state', 'home.get'] });
  const due = Date.parse(plan.dueAt) <= Date.now();
  const every = periods.includes(plan.everyHours)
    ? t(`every.${plan.everyHours}`)
    : t('everyHours', { count: plan.everyHours });
  const state = plan.present ? (due ? 'blue' : 'green') : due ? 'amber' : 'grey';
  const word = plan.present ? (due ? 'dueNow' : 'ready') : due ? 'missed' : 'absent';
  return (
    <li className={styles.item} data-testid="plan">
      <div>
        <div className={styles.place}>{plan.place}</div>
        <div className={styles.dim}>
          {every} · {t('next', { when: formats.dateTime(plan.dueAt, -new Date().getTimezoneOffset()) })}
        </div>
        <Failure error={end.error} />
      </div>
      <StateBadge state={state}>{t(`plan.${word}`)}</StateBadge>
      <Button
        variant="default"
        size="compact-sm"
        onClick={() => end.mutate({ id: plan.id })}
        disabled={readOnly || end.isPending}
        data-testid="end-plan"
      >
        {t('endPlan')}
      </Button>
    </li>
  );
}
