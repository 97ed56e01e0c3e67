import { Suspense, useEffect } from 'react';
import { VaultGate } from '../features/vault/VaultGate';
import { lazyPage } from '../ui/lazyPage';
import { Waiting } from '../ui/Waiting';
import { ErrorBoundary } from './ErrorBoundary';
import { GateFrame } from './GateFrame';
import { navigate, usePlace } from './router';
import { useSession } from './session';

const loadShell = () => import('./Shell');
const Shell = lazyPage(loadShell, 'Shell');
const LostPage = lazyPage(() => import('./LostPage'), 'LostPage');
const VerifyPage = lazyPage<{ back?: () => void }, 'VerifyPage'>(
  () => import('../features/verify/VerifyPage'),
  'VerifyPage',
);

/** What the window shows: the way in, the vault, or the words for a vault that was lost from sight. */
export function App() {
  const phase = useSession((state) => state.phase);
  return (
    <ErrorBoundary key={phase}>
      {phase === 'open' && (
        <Suspense fallback={<Waiting />}>
          <Shell />
        </Suspense>
      )}
      {phase === 'lost' && (
        <GateFrame>
          <LostPage />
        </GateFrame>
      )}
      {phase === 'closed' && <Closed />}
    </ErrorBoundary>
  );
}

/** The way in is drawn by then. */
const fetchAfterMilliseconds = 600;

/** Without a vault there are the ways to open one, and the verifier, which needs none. */
function Closed() {
  const place = usePlace();
  // While the passphrase is being typed there is time to fetch what comes after it.
  useEffect(() => {
    const asked = setTimeout(() => void loadShell(), fetchAfterMilliseconds);
    return () => clearTimeout(asked);
  }, []);
  if (place.path === '/verify') {
    return (
      <GateFrame wide>
        <VerifyPage back={() => navigate('/home')} />
      </GateFrame>
    );
  }
  return (
    <GateFrame>
      <VaultGate />
    </GateFrame>
  );
}
