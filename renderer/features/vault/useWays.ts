import { useCallback, useState } from 'react';
import type { Session } from '../../../db/domain/vault';
import { request } from '../../ipc/client';
import { RequestError } from '../../ipc/envelope';

/** Something that is being done before a vault is open, and why it was refused. */
export function useAct() {
  const [busy, setBusy] = useState<string | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const act = useCallback(async (name: string, work: () => Promise<void>) => {
    setBusy(name);
    setFailure(null);
    try {
      await work();
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(null);
    }
  }, []);
  return { busy, failure, act, clear: () => setFailure(null) };
}

/** Makes the sample vault in the usual place and opens it. */
export async function openSample(name: string): Promise<Session> {
  const folder = await request('app.suggestVaultFolder', { name });
  const { session } = await request('vault.createSample', { folder: folder.token });
  return session;
}

/** The sample vault that stands in the usual place already; undefined where there is none. */
export async function findSample(name: string): Promise<{ folder: string; label: string } | undefined> {
  const usual = await request('app.suggestVaultFolder', { name, taken: true });
  try {
    const card = await request('vault.inspect', { folder: usual.token });
    return card.sample ? { folder: usual.token, label: usual.label } : undefined;
  } catch (error) {
    // No vault there, or one that cannot be read: another is made beside it.
    if (error instanceof RequestError && error.code !== 'bug') return undefined;
    throw error;
  }
}

/** Asks for a folder; undefined when the officer thought better of it. */
export async function chooseVault(): Promise<{ folder: string; label: string } | undefined> {
  const chosen = await request('app.chooseFolder', { purpose: 'open-vault' });
  return chosen === null ? undefined : { folder: chosen.token, label: chosen.label };
}
