import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { navigate } from '../../app/router';
import { Section } from '../../ui/Page';
import { useMay } from '../../ui/useRights';
import styles from './home.module.css';

const steps = ['case', 'exhibit', 'wallet', 'report'] as const;

/** The home of an empty vault teaches: what belongs here, in which order, and the one button that begins. */
export function FirstSteps() {
  const { t } = useTranslation('home');
  const readOnly = !useMay('case.record');
  return (
    <Section title={t('first.title')} testId="first-steps">
      <p className={styles.lead}>{t('first.text')}</p>
      <ol className={styles.steps}>
        {steps.map((step, index) => (
          <li key={step}>
            <span className={styles.stepNumber} aria-hidden>
              {index + 1}
            </span>
            <div className={styles.stepTitle}>{t(`first.${step}`)}</div>
            <div className={styles.stepText}>{t(`first.${step}Text`)}</div>
          </li>
        ))}
      </ol>
      <Button
        mt={16}
        size="md"
        leftSection={<IconPlus size={18} aria-hidden />}
        onClick={() => navigate('/cases/new')}
        disabled={readOnly}
        data-testid="first-case"
      >
        {t('first.begin')}
      </Button>
    </Section>
  );
}
