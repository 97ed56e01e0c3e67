import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { chooseLockAfter } from '../../app/preferences';
import { useSession } from '../../app/session';
import styles from './settings.module.css';

const choices = [1, 2, 5, 10, 15, 30, 60, 0];

/** After how long without use the vault locks by itself. Sleep and a locked screen lock it whatever is chosen. */
export function AutoLock() {
  const { t } = useTranslation('settings');
  const minutes = useSession((state) => state.preferences.lockAfterMinutes);
  const offered = choices.includes(minutes) ? choices : [minutes, ...choices];
  return (
    <div className={styles.line}>
      <label htmlFor="lock-after">{t('lockAfter')}</label>
      <NativeSelect
        id="lock-after"
        size="sm"
        data={offered.map((one) => ({
          value: String(one),
          label: one === 0 ? t('lockNever') : t('lockMinutes', { count: one }),
        }))}
        value={String(minutes)}
        onChange={(event) => void chooseLockAfter(Number(event.currentTarget.value))}
        data-testid="lock-after"
      />
      <span className={styles.hint}>{t('lockText')}</span>
    </div>
  );
}
