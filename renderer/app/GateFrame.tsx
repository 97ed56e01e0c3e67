import { type ReactNode, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Waiting } from '../ui/Waiting';
import styles from './frame.module.css';
import { LanguageSwitch, ThemeSwitch } from './Switches';

/** The frame of every page before the vault is open: name, language and theme above; what stays true below. */
export function GateFrame({ children, wide = false }: { children: ReactNode; wide?: boolean }) {
  const { t } = useTranslation('shell');
  return (
    <div className={styles.gate}>
      <header className={styles.gateTop}>
        <span className={styles.brand}>
          <span className={styles.mark} aria-hidden>
            Д
          </span>
          Dalel
        </span>
        <span className={styles.spacer} />
        <LanguageSwitch />
        <ThemeSwitch />
      </header>
      <main className={styles.gateBody} data-wide={wide}>
        <Suspense fallback={<Waiting />}>{children}</Suspense>
      </main>
      <footer className={styles.gateFoot}>{t('offlineLong')}</footer>
    </div>
  );
}
