import { useTranslation } from 'react-i18next';
import styles from './vault.module.css';

const steps = ['officer', 'passphrase', 'recovery'] as const;

/** The three steps of making a vault, and which of them is now. */
export function Steps({ now }: { now: (typeof steps)[number] }) {
  const { t } = useTranslation('vault');
  const at = steps.indexOf(now);
  return (
    <ol className={`${styles.steps} ${styles.noPrint}`} aria-label={t('steps')}>
      {steps.map((step, index) => (
        <li key={step} data-done={index <= at} aria-current={index === at ? 'step' : undefined}>
          {index + 1}. {t(`step.${step}`)}
        </li>
      ))}
    </ol>
  );
}
