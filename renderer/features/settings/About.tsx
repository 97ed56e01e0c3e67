import { Button } from '@mantine/core';
import { IconFileCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { navigate } from '../../app/router';
import { useAnswer } from '../../ipc/queries';
import { Section } from '../../ui/Page';
import { Failure, Notice } from '../../ui/Words';
import styles from './settings.module.css';

/** What runs here, and a plain warning where it is not meant for evidence. */
export function About() {
  const { t } = useTranslation('settings');
  const info = useAnswer('app.info', {});
  return (
    <Section title={t('about')} testId="about">
      <Failure error={info.error} />
      {info.data !== undefined && (
        <>
          <dl className={styles.facts}>
            <dt>Dalel</dt>
            <dd>{info.data.version}</dd>
            <dt>Electron</dt>
            <dd>
              {info.data.electron} · Chromium {info.data.chromium} · {info.data.platform}
            </dd>
          </dl>
          {info.data.developmentRuntime && (
            <Notice state="amber" title={t('developmentTitle')} testId="development-runtime">
              {t('developmentText')}
            </Notice>
          )}
        </>
      )}
      <p className={styles.hint}>{t('shell:offlineLong')}</p>
      <Button
        variant="default"
        leftSection={<IconFileCheck size={16} aria-hidden />}
        onClick={() => navigate('/verify')}
        data-testid="check-report"
      >
        {t('vault:checkReport')}
      </Button>
    </Section>
  );
}
