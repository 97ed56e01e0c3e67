import { useState } from 'react';
import type { Session } from '../../../db/domain/vault';
import { refreshPreferences } from '../../app/preferences';
import { openSession, useSession } from '../../app/session';
import { lazyPage } from '../../ui/lazyPage';
import { UnlockPage } from './UnlockPage';
import { WelcomePage } from './WelcomePage';

const NewVault = lazyPage(() => import('./NewVault'), 'NewVault');
const RecoveryKeyPage = lazyPage(() => import('./RecoveryKeyPage'), 'RecoveryKeyPage');

type Stand =
  | { at: 'choose' }
  | { at: 'new' }
  | { at: 'unlock'; folder: string; label: string }
  | { at: 'recovery'; session: Session; recoveryKey: string };

/** The ways into a vault. The recovery key lives in this component's state alone, and only until it was written down. */
export function VaultGate() {
  const recent = useSession((state) => state.preferences.recentVaults);
  const [stand, setStand] = useState<Stand>({ at: 'choose' });

  const enter = async (session: Session) => {
    openSession(session);
    await refreshPreferences();
  };
  const unlock = (folder: string, label: string) => setStand({ at: 'unlock', folder, label });
  const choose = () => setStand({ at: 'choose' });

  if (stand.at === 'new') {
    return (
      <NewVault
        onBack={choose}
        onCreated={(session, recoveryKey) => setStand({ at: 'recovery', session, recoveryKey })}
      />
    );
  }
  if (stand.at === 'recovery') {
    return (
      <RecoveryKeyPage
        session={stand.session}
        recoveryKey={stand.recoveryKey}
        onDone={(session) => void enter(session)}
      />
    );
  }
  if (stand.at === 'unlock') {
    return (
      <UnlockPage
        key={stand.folder}
        folder={stand.folder}
        label={stand.label}
        onEnter={(session) => void enter(session)}
        onNew={() => setStand({ at: 'new' })}
        onChoose={unlock}
      />
    );
  }
  const last = recent[0];
  if (last !== undefined) {
    return (
      <UnlockPage
        key={last.folder}
        folder={last.folder}
        label={last.label}
        onEnter={(session) => void enter(session)}
        onNew={() => setStand({ at: 'new' })}
        onChoose={unlock}
      />
    );
  }
  return (
    <WelcomePage
      onNew={() => setStand({ at: 'new' })}
      onEnter={(session) => void enter(session)}
      onOpen={unlock}
    />
  );
}
