import { useState } from 'react';
import type { Session } from '../../../db/domain/vault';
import type { ChosenFile } from '../../../electron/ipc/contract/app';
import { request } from '../../ipc/client';
import { emptyVault, type NewVaultDraft } from './newVaultModel';
import { OfficerStep } from './OfficerStep';
import { PassphraseStep } from './PassphraseStep';
import { useAct } from './useWays';

interface Props {
  onBack: () => void;
  onCreated: (session: Session, recoveryKey: string) => void;
}

/** Who, where and under which passphrase: two steps, then the vault is made. */
export function NewVault({ onBack, onCreated }: Props) {
  const [draft, setDraft] = useState<NewVaultDraft>(emptyVault);
  const [folder, setFolder] = useState<ChosenFile | null>(null);
  const [step, setStep] = useState<'officer' | 'passphrase'>('officer');
  const { busy, failure, act, clear } = useAct();

  const create = (passphrase: string) =>
    act('create', async () => {
      const place = folder ?? (await request('app.suggestVaultFolder', { name: draft.name }));
      const made = await request('vault.create', {
        folder: place.token,
        name: draft.name.trim(),
        shortCode: draft.shortCode,
        officer: draft.officer,
        passphrase,
      });
      onCreated(made.session, made.recoveryKey);
    });

  if (step === 'officer') {
    return (
      <OfficerStep
        draft={draft}
        folder={folder}
        onChange={setDraft}
        onFolder={setFolder}
        onBack={onBack}
        onNext={() => {
          clear();
          setStep('passphrase');
        }}
      />
    );
  }
  return (
    <PassphraseStep
      busy={busy !== null}
      failure={failure}
      onBack={() => setStep('officer')}
      onDone={(passphrase) => void create(passphrase)}
    />
  );
}
