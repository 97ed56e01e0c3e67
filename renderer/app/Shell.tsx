import { type HotkeyItem, useHotkeys } from '@mantine/hooks';
import { Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { openScanned } from '../features/search/openScanned';
import { ScanBox } from '../features/search/ScanBox';
import { SearchPalette } from '../features/search/SearchPalette';
import { Waiting } from '../ui/Waiting';
import { useWedge } from '../ui/wedge';
import { ErrorBoundary } from './ErrorBoundary';
import { LockCountdown } from './LockCountdown';
import { digitPages, Navigation } from './Navigation';
import { notePrints } from './printNote';
import { RoleBanner } from './RoleBanner';
import { navigate, usePlace } from './router';
import { CurrentPage } from './routes';
import styles from './Shell.module.css';
import { StatusBar } from './StatusBar';
import { lock } from './session';
import { TopBar } from './TopBar';

/** The open vault: where one can go, where one is, what is true right now, and the page. */
export function Shell() {
  const { t } = useTranslation('shell');
  const place = usePlace();
  const [searching, setSearching] = useState(false);
  const [scanning, setScanning] = useState(false);
  const [sought, setSought] = useState('');
  useEffect(notePrints, []);
  const search = (text: string) => {
    setScanning(false);
    setSought(text);
    setSearching(true);
  };
  // A scanner that types where nobody is typing: a label opens its exhibit, anything else is looked for.
  useWedge(
    (text) =>
      void openScanned(text)
        .then((other) => other !== undefined && search(other.text))
        .catch(() => search(text)),
  );
  useHotkeys(
    [
      ['mod+K', () => setSearching(true), { usePhysicalKeys: true }],
      ['mod+J', () => setScanning(true), { usePhysicalKeys: true }],
      ['mod+L', () => void lock(), { usePhysicalKeys: true }],
      ...digitPages.map((id, index): HotkeyItem => [`alt+${index + 1}`, () => navigate(`/${id}`)]),
    ],
    [],
    true,
  );
  return (
    <div className={styles.shell} data-testid="shell">
      <button type="button" className={styles.skip} onClick={() => document.getElementById('main')?.focus()}>
        {t('skip')}
      </button>
      <Navigation />
      <TopBar onSearch={() => setSearching(true)} onScan={() => setScanning(true)} />
      <RoleBanner />
      <main className={styles.main} id="main" tabIndex={-1}>
        <ErrorBoundary key={place.path}>
          <Suspense fallback={<PageLoading />}>
            <CurrentPage place={place} />
          </Suspense>
        </ErrorBoundary>
      </main>
      <StatusBar />
      <LockCountdown />
      <SearchPalette
        opened={searching}
        initial={sought}
        onClose={() => {
          setSearching(false);
          setSought('');
        }}
      />
      <ScanBox opened={scanning} onClose={() => setScanning(false)} onSearch={search} />
    </div>
  );
}

function PageLoading() {
  return (
    <div style={{ padding: 32 }}>
      <Waiting />
    </div>
  );
}
