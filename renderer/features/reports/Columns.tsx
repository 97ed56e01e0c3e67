import { useMediaQuery } from '@mantine/hooks';
import type { ReactNode } from 'react';
import styles from './reports.module.css';

/** A panel and what lies beside it: each scrolls by itself where the window is wide, below one another where it is not. */
export function Columns({ children }: { children: ReactNode }) {
  // as in the style sheet
  const wide = useMediaQuery('(min-width: 1081px)', true);
  return (
    <div className={styles.columns} data-fill={wide}>
      {children}
    </div>
  );
}
