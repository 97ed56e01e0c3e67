import { Kbd } from '@mantine/core';
import { IconScan, IconSearch } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useCrumbs } from './crumbs';
import { Link } from './router';
import styles from './Shell.module.css';

/** Where one is, and the field that finds everything else. */
export function TopBar({ onSearch, onScan }: { onSearch: () => void; onScan: () => void }) {
  const { t } = useTranslation('shell');
  const crumbs = useCrumbs();
  return (
    <div className={styles.top}>
      <nav className={styles.crumbs} aria-label={t('path')}>
        <ol>
          {crumbs.map((crumb, index) => (
            <li key={crumb.to} title={crumb.label}>
              {index === crumbs.length - 1 ? (
                <span aria-current="page" className={crumb.mono ? 'dl-mono' : undefined}>
                  {crumb.label}
                </span>
              ) : (
                <Link to={crumb.to} className={crumb.mono ? 'dl-mono' : ''}>
                  {crumb.label}
                </Link>
              )}
            </li>
          ))}
        </ol>
      </nav>
      <search className={styles.searchBox}>
        <button
          type="button"
          className={styles.search}
          onClick={onSearch}
          data-testid="search"
          aria-keyshortcuts="Control+K Meta+K"
        >
          <IconSearch size={16} aria-hidden />
          <span>{t('searchHint')}</span>
          <Kbd size="xs">Ctrl K</Kbd>
        </button>
        <button
          type="button"
          className={styles.scan}
          onClick={onScan}
          title={t('scan.title')}
          aria-label={t('scan.title')}
          data-testid="scan"
          aria-keyshortcuts="Control+J Meta+J"
        >
          <IconScan size={18} aria-hidden />
        </button>
      </search>
    </div>
  );
}
