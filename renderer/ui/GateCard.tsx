import type { ReactNode } from 'react';
import styles from './GateCard.module.css';

/** One card in the middle of the window: a question before the vault is open. */
export function GateCard({
  title,
  icon,
  lead,
  testId,
  children,
}: {
  title: string;
  icon?: ReactNode;
  lead?: ReactNode;
  testId?: string;
  children: ReactNode;
}) {
  return (
    <section className={styles.card} data-testid={testId}>
      <div className={styles.head}>
        {icon !== undefined && <span className={styles.icon}>{icon}</span>}
        <h1 className={styles.title}>{title}</h1>
      </div>
      {lead !== undefined && <p className={styles.lead}>{lead}</p>}
      {children}
    </section>
  );
}
