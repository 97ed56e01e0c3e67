import { IconChevronLeft } from '@tabler/icons-react';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { Link } from '../app/router';
import styles from './Page.module.css';

export interface PageProps {
  title: ReactNode;
  subtitle?: ReactNode;
  actions?: ReactNode;
  /** Where the page belongs: `{to: '/cases', label: 'Cases'}`. */
  back?: { to: string; label: string };
  /** A badge or two beside the title. */
  badges?: ReactNode;
  /** What stands to the right of a record: custody, links, history. */
  aside?: ReactNode;
  testId?: string;
  children: ReactNode;
}

/** One page: what it is, what can be done, then its sections. The title takes the focus when the page opens. */
export function Page({ title, subtitle, actions, back, badges, aside, testId, children }: PageProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const inside = heading.current?.closest('main')?.contains(document.activeElement) ?? false;
    if (!inside) heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <div className={styles.page} data-testid={testId}>
      <header className={styles.head}>
        <div className={styles.titles}>
          {back !== undefined && (
            <Link to={back.to} className={styles.back} data-testid="back">
              <IconChevronLeft size={14} aria-hidden /> {back.label}
            </Link>
          )}
          <h1 className={styles.title} ref={heading} tabIndex={-1} style={{ outline: 'none' }}>
            {title}
            {badges}
          </h1>
          {subtitle !== undefined && <div className={styles.subtitle}>{subtitle}</div>}
        </div>
        {actions !== undefined && <div className={styles.actions}>{actions}</div>}
      </header>
      {aside === undefined ? (
        children
      ) : (
        <div className={styles.columns}>
          <div className={styles.main}>{children}</div>
          <aside className={styles.aside}>{aside}</aside>
        </div>
      )}
    </div>
  );
}

export interface SectionProps {
  title: ReactNode;
  count?: number | string;
  actions?: ReactNode;
  /** The content reaches the border: lists and tables. */
  flush?: boolean;
  testId?: string;
  children: ReactNode;
}

export function Section({ title, count, actions, flush = false, testId, children }: SectionProps) {
  const id = useId();
  return (
    <section className={styles.section} aria-labelledby={id} data-testid={testId}>
      <div className={styles.sectionHead}>
        <h2 className={styles.sectionTitle} id={id}>
          {title}
        </h2>
        {count !== undefined && <span className={styles.count}>{count}</span>}
        <span className={styles.spacer} />
        {actions}
      </div>
      <div className={flush ? styles.flush : styles.sectionBody}>{children}</div>
    </section>
  );
}

/** What belongs here, and the one button that begins it. */
export function Empty({
  title,
  text,
  action,
  icon,
}: {
  title: string;
  text: ReactNode;
  action?: ReactNode;
  icon?: ReactNode;
}) {
  return (
    <div className={styles.empty}>
      {icon}
      <p className={styles.emptyTitle}>{title}</p>
      <p className={styles.emptyText}>{text}</p>
      {action}
    </div>
  );
}
