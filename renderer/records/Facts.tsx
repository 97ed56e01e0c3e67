import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './Facts.module.css';

export interface Fact {
  label: string;
  value: ReactNode;
  /** Takes the whole width: notes and long texts. */
  wide?: boolean;
  /** Serial numbers, seals, fingerprints: letters and digits that must not be mistaken. */
  mono?: boolean;
}

/** What is known of a record. What nobody stated is named in one line below, so that it is not mistaken for nothing. */
export function Facts({ facts, columns = 3 }: { facts: readonly Fact[]; columns?: 1 | 2 | 3 }) {
  const { t } = useTranslation('records');
  const stated = facts.filter((fact) => !isEmpty(fact.value));
  const unstated = facts.filter((fact) => isEmpty(fact.value));
  return (
    <>
      {stated.length > 0 && (
        <dl className={styles.facts} data-columns={columns}>
          {stated.map((fact) => (
            <div key={fact.label} className={styles.fact} data-wide={fact.wide === true}>
              <dt className={styles.label}>{fact.label}</dt>
              <dd className={`${styles.value} ${fact.mono === true ? 'dl-mono' : ''}`}>{fact.value}</dd>
            </div>
          ))}
        </dl>
      )}
      {unstated.length > 0 && (
        <p className={styles.unstated}>
          {t('notStated')}: {unstated.map((fact) => fact.label).join(' · ')}
        </p>
      )}
    </>
  );
}

function isEmpty(value: ReactNode): boolean {
  return value === undefined || value === null || value === '' || value === false;
}
