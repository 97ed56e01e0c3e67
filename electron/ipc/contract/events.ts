import type { LedgerHead } from '../../../db/domain/ledger';
import type { LedgerWatch } from '../../../db/domain/ledgerWatch';

/** What the machine tells the window without being asked. */
export interface Events {
  /** The ledger has a new last entry. `tables`: what entries wrote since the one before; null where nobody knows. */
  head: LedgerHead & { tables: string[] | null };
  /** `lost`: the evidence process ended unasked and is being started again; the officer unlocks again. */
  evidence: { state: 'ready' | 'lost' };
  /** What Dalel finds in the ledger by itself after an unlock. */
  ledger: LedgerWatch;
  /** Long work: `done` of `total` in `unit`. `finished` is sent once. */
  job: { id: string; name: string; done: number; total: number; unit: string; finished: boolean };
  /** The window is about to close: keep what is being typed, then call `app.leave`. */
  leaving: null;
  /** The lock's key was pressed: call `app.lockHeard`, then lock as the button does. */
  lock: null;
}
export type EventName = keyof Events;

/** The whole of what the preload gives to the page. */
export interface Bridge {
  request(route: string, input: unknown): Promise<unknown>;
  on<N extends EventName>(event: N, listener: (value: Events[N]) => void): () => void;
  /** Opaque tokens for dropped files, in their order. */
  fileTokens(files: readonly File[]): Promise<string[]>;
}
