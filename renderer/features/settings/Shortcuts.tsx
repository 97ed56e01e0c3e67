import { Kbd } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { digitPages } from '../../app/Navigation';
import { Section } from '../../ui/Page';
import styles from './settings.module.css';

const shortcuts: readonly [keys: string, words: string][] = [
  ['Ctrl K', 'search'],
  ['Ctrl S', 'save'],
  ['Enter', 'next'],
  ['Esc', 'leave'],
  ['Ctrl L', 'lock'],
  [`Alt 1 … ${digitPages.length}`, 'go'],
  ['↑ ↓ Home End', 'table'],
  ['Shift', 'multiSort'],
];

/** The keys that do something, wherever one is. */
export function Shortcuts() {
  const { t } = useTranslation('settings');
  const places = digitPages.map((id) => t(`shell:nav.${id}`)).join(', ');
  return (
    <Section title={t('keys')} testId="shortcuts">
      <dl className={styles.keys}>
        {shortcuts.map(([keys, words]) => (
          <div key={words} style={{ display: 'contents' }}>
            <dt>
              <Kbd size="sm">{keys}</Kbd>
            </dt>
            <dd>{t(`keys.${words}`, { places })}</dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}
