import { IconDeviceMobileOff, IconUserOff, IconUserX, IconVideo, IconVideoOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { isolation } from '../../../db/domain/seizure';
import { DateTimeField, FormGrid, TextField } from '../../ui/form';
import { Section } from '../../ui/Page';
import { Notice } from '../../ui/Words';
import type { Scene } from './ScenePage';
import styles from './scene.module.css';
import { wallClockNow } from './sceneModel';

const icons = { 'kept-away': IconDeviceMobileOff, 'nobody-there': IconUserOff, 'not-done': IconUserX };
type Said = keyof typeof icons;
const said = isolation.options.filter((one): one is Said => one !== 'unstated');

/** First of all: nobody touches a device. A transfer takes ten seconds and cannot be taken back. */
export function IsolateStep({ form }: Scene) {
  const { t } = useTranslation(['scene', 'terms']);
  const choose = (value: Said) => {
    form.set('isolation', value);
    if (value === 'kept-away' && form.draft.isolatedAt === '') form.set('isolatedAt', wallClockNow());
  };
  return (
    <>
      <Notice state="red" title={t('isolate.title')}>
        {t('isolate.text')}
      </Notice>
      <Section title={t('isolate.question')}>
        <div className={styles.choices} role="group" aria-label={t('isolate.question')}>
          {said.map((value) => {
            const Icon = icons[value];
            return (
              <button
                key={value}
                type="button"
                className={styles.choice}
                aria-pressed={form.draft.isolation === value}
                disabled={form.readOnly}
                onClick={() => choose(value)}
                data-testid={`isolation-${value}`}
              >
                <Icon size={28} stroke={1.5} aria-hidden />
                {t(`terms:isolation.${value}`)}
              </button>
            );
          })}
        </div>
        {form.draft.isolation === 'kept-away' && (
          <FormGrid>
            <DateTimeField form={form} path="isolatedAt" label={t('field.isolatedAt')} />
            <TextField
              form={form}
              path="isolatedHow"
              label={t('field.isolatedHow')}
              hint={t('isolate.howHint')}
            />
          </FormGrid>
        )}
      </Section>
      <Section title={t('isolate.video')}>
        <div className={styles.choices} role="group" aria-label={t('isolate.video')}>
          {(['recorded', 'not-recorded'] as const).map((value) => (
            <button
              key={value}
              type="button"
              className={styles.choice}
              aria-pressed={form.draft.video === value}
              disabled={form.readOnly}
              onClick={() => form.set('video', value)}
              data-testid={`video-${value}`}
            >
              {value === 'recorded' ? (
                <IconVideo size={28} stroke={1.5} aria-hidden />
              ) : (
                <IconVideoOff size={28} stroke={1.5} aria-hidden />
              )}
              {t(`terms:videoState.${value}`)}
            </button>
          ))}
        </div>
        {form.draft.video === 'recorded' && (
          <TextField form={form} path="videoDevice" label={t('field.videoDevice')} />
        )}
      </Section>
    </>
  );
}
