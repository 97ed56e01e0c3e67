import { Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { chooseScanSound } from '../../app/preferences';
import { useSession } from '../../app/session';
import { scanTone } from '../../ui/tone';
import styles from './settings.module.css';

/** Whether a scan is answered by a tone: who looks at the thing in hand does not look at the screen. */
export function ScanSound() {
  const { t } = useTranslation('settings');
  const on = useSession((state) => state.preferences.scanSound);
  return (
    <div className={styles.line}>
      <label htmlFor="scan-sound">{t('scanSound')}</label>
      <Switch
        id="scan-sound"
        checked={on}
        onChange={(event) => {
          const wanted = event.currentTarget.checked;
          void chooseScanSound(wanted).then(() => scanTone('taken'));
        }}
        data-testid="scan-sound"
      />
      <span className={styles.hint} style={{ flexBasis: '100%' }}>
        {t('scanSoundText')}
      </span>
    </div>
  );
}
