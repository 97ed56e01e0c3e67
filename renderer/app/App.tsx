import { VaultGate } from '../features/vault/VaultGate';
import { VerifyPage } from '../features/verify/VerifyPage';
import { ErrorBoundary } from './ErrorBoundary';
import { GateFrame } from './GateFrame';
import { LostPage } from './LostPage';
import { navigate, usePlace } from './router';
import { Shell } from './Shell';
import { useSession } from './session';

/** What the window shows: the way in, the vault, or the words for a vault that was lost from sight. */
export function App() {
  const phase = useSession((state) => state.phase);
  return (
    <ErrorBoundary key={phase}>
      {phase === 'open' && <Shell />}
      {phase === 'lost' && (
        <GateFrame>
          <LostPage />
        </GateFrame>
      )}
      {phase === 'closed' && <Closed />}
    </ErrorBoundary>
  );
}

/** Without a vault there are the ways to open one, and the verifier, which needs none. */
function Closed() {
  const place = usePlace();
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
