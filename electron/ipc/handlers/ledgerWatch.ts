import { lastCheckpoint } from '../../../db/checkpoints';
import type { LedgerWatch } from '../../../db/domain/ledgerWatch';
import { readHead } from '../../../db/ledger';
import { checkHere, verifyInSteps } from '../../../db/verify';
import type { VaultSession } from '../../vault/session';
import type { Desk } from './desk';

/** The officer's first page comes first. */
const afterUnlockMilliseconds = 1_500;
/** Between two steps of some milliseconds: whoever works feels nothing. */
const restMilliseconds = 20;
/** So few signatures are checked sooner here than threads are started. */
const fewEntries = 100;

/**
 * Verifies what came since the last checkpoint of the vault on this desk, slowly, and tells the window what it found.
 * @throws the signal's reason when it is raised
 */
export async function watchLedger(
  desk: Desk,
  session: VaultSession,
  signal: AbortSignal,
  rest = 0,
): Promise<LedgerWatch> {
  const { vault } = session;
  const since = lastCheckpoint(vault)?.treeSize ?? 0;
  const tell = (found: Pick<LedgerWatch, 'state' | 'differences'>): LedgerWatch => {
    const { at, offset } = found.state === 'running' ? { at: '', offset: 0 } : vault.sources.clock();
    desk.watched = { ...found, since, at, offset };
    desk.around.emit('ledger', desk.watched);
    return desk.watched;
  };
  tell({ state: 'running', differences: 0 });
  const few = readHead(vault.whole).seq - since <= fewEntries;
  const threads = few ? undefined : desk.around.workers.signatures();
  try {
    const checker = threads ?? checkHere;
    const verdict = await verifyInSteps(vault, { scope: 'recent', checker, signal, rest });
    const differences = verdict.findings.filter(({ code }) => code !== 'clock.back').length;
    return tell({ state: verdict.ok ? 'agrees' : 'differs', differences: differences + verdict.unlisted });
  } catch (thrown) {
    if (!signal.aborted) tell({ state: 'failed', differences: 0 });
    throw thrown;
  } finally {
    threads?.end();
  }
}

/** Looks once at every vault that is unlocked on this desk. Answers how to stop it, which locking does. */
export function startLedgerWatch(desk: Desk, log: (line: string) => void): () => void {
  const stop = new AbortController();
  desk.onOpen = (session) => {
    setTimeout(() => {
      if (stop.signal.aborted || desk.opened !== session) return;
      watchLedger(desk, session, stop.signal, restMilliseconds).catch((thrown) => {
        if (!stop.signal.aborted) log(`ledger watch ${thrown instanceof Error ? thrown.message : ''}`);
      });
    }, afterUnlockMilliseconds);
  };
  return () => stop.abort(new Error('locked'));
}
