import { modals } from '@mantine/modals';
import i18next from 'i18next';
import { create } from 'zustand';
import type { LedgerHead } from '../../db/domain/ledger';
import type { Session } from '../../db/domain/vault';
import type { Preferences } from '../../electron/ipc/contract/app';
import type { Events } from '../../electron/ipc/contract/events';
import { request } from '../ipc/client';
import { answers } from '../ipc/queries';
import { isStale } from '../ipc/routeTables';
import { flushDrafts } from '../ui/form/drafts';
import { forgetViews } from '../ui/table/views';
import { isSigning } from './signing';

/** `lost`: the evidence process ended unasked; the officer unlocks again. */
export type Phase = 'starting' | 'closed' | 'open' | 'lost';

interface SessionState {
  phase: Phase;
  preferences: Preferences;
  session: Session | null;
  head: LedgerHead | null;
  /** When the ledger last moved, in epoch milliseconds: what stands in the vault was durable then. */
  savedAt: number | null;
  /** False while the evidence process is being started again. */
  evidenceReady: boolean;
}

export const useSession = create<SessionState>(() => ({
  phase: 'starting',
  preferences: {
    language: 'kk',
    theme: 'system',
    lockAfterMinutes: 10,
    scanSound: true,
    tokenModule: '',
    recentVaults: [],
  },
  session: null,
  head: null,
  savedAt: null,
  evidenceReady: true,
}));

export function setEvidenceReady(evidenceReady: boolean): void {
  useSession.setState({ evidenceReady });
}

export function openSession(session: Session): void {
  answers.clear();
  useSession.setState({ phase: 'open', session, head: session.head, savedAt: null });
}

/** Keeps the session's facts after a command that answers a new one. */
export function renewSession(session: Session): void {
  useSession.setState({ session, head: session.head });
}

export function setHead({ tables, ...head }: Events['head']): void {
  useSession.setState({ head, savedAt: Date.now() });
  void answers.invalidateQueries({ predicate: ({ queryKey }) => isStale(String(queryKey[0]), tables) });
}

/** The evidence process is gone: nothing of a record stays in the page. */
export function loseSession(): void {
  if (useSession.getState().phase !== 'open') return;
  answers.clear();
  forgetViews();
  useSession.setState({ phase: 'lost', session: null, head: null });
}

export function closeSession(): void {
  answers.clear();
  forgetViews();
  useSession.setState({ phase: 'closed', session: null, head: null, savedAt: null });
}

/** The types of a modal's buttons know no data attributes, which every element takes. */
const testId = (id: string): Record<string, string> => ({ 'data-testid': id });

/** The question is asked once, however often the key is pressed. */
let asking = false;

/** Locks, after asking while a signature is being made: what is cut off counts as failed. */
export async function lock(): Promise<void> {
  if (!isSigning()) return lockNow();
  if (asking) return;
  asking = true;
  const t = i18next.getFixedT(null, 'shell');
  modals.openConfirmModal({
    title: t('lockSigning.title'),
    withCloseButton: false,
    children: t('lockSigning.text'),
    labels: { confirm: t('lockSigning.confirm'), cancel: t('lockSigning.wait') },
    confirmProps: { color: 'red', ...testId('lock-anyway') },
    cancelProps: testId('lock-wait'),
    onClose: () => {
      asking = false;
    },
    onConfirm: () => void lockNow(),
  });
}

/** Keeps what is being typed, then locks. Main reloads an empty page afterwards. */
async function lockNow(): Promise<void> {
  await flushDrafts();
  closeSession();
  window.history.replaceState(null, '', '#/home');
  await request('vault.lock', {});
}

export function isReadOnly(): boolean {
  return useSession.getState().session?.readOnly ?? true;
}

export function useReadOnly(): boolean {
  return useSession((state) => state.session?.readOnly ?? true);
}
