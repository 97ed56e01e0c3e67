import { useCallback, useEffect, useRef, useState } from 'react';
import { withoutSecrets } from '../../../db/domain/text';
import { discardDraft, keepDraft, readDraft, registerKeeper } from './drafts';

const pauseMs = 400;
/** Somebody who types without a pause is kept all the same. */
const longestMs = 2_000;

interface KeptDraftOptions<D extends object> {
  key: string;
  draft: D;
  start: D;
  secret: boolean;
  enabled: boolean;
  restore: (found: Partial<D>) => void;
}

export interface KeptDraft {
  restored: boolean;
  dirty: boolean;
  /** The draft changed: keep it after a pause. */
  change: () => void;
  /** Keep it now, if it changed. */
  flush: () => Promise<void>;
  /** Keep nothing more while the draft is being recorded. */
  hold: () => void;
  /** It was recorded: there is nothing to keep, and the vault has already dropped its copy. */
  settle: () => void;
  discard: () => Promise<void>;
}

/** Keeps what is being typed in the vault's draft table: after a pause, when the form goes away, and before a lock. */
export function useKeptDraft<D extends object>(options: KeptDraftOptions<D>): KeptDraft {
  const { key, enabled } = options;
  const [restored, setRestored] = useState(false);
  const [dirty, setDirty] = useState(false);
  const latest = useRef(options);
  latest.current = options;
  const state = useRef<{ pending: boolean; since: number; timer: ReturnType<typeof setTimeout> | undefined }>(
    {
      pending: false,
      since: 0,
      timer: undefined,
    },
  );

  const flush = useCallback(async () => {
    clearTimeout(state.current.timer);
    if (!state.current.pending || !latest.current.enabled) return;
    state.current.pending = false;
    try {
      const { secret, draft } = latest.current;
      await keepDraft(latest.current.key, secret ? withoutSecrets(draft) : draft);
    } catch (error) {
      state.current.pending = true;
      throw error;
    }
  }, []);

  const change = useCallback(() => {
    setDirty(true);
    if (!state.current.pending) state.current.since = Date.now();
    state.current.pending = true;
    clearTimeout(state.current.timer);
    const left = state.current.since + longestMs - Date.now();
    state.current.timer = setTimeout(
      () => void flush().catch(() => undefined),
      Math.max(0, Math.min(pauseMs, left)),
    );
  }, [flush]);

  const hold = useCallback(() => {
    clearTimeout(state.current.timer);
    state.current.pending = false;
  }, []);

  const settle = useCallback(() => {
    hold();
    setDirty(false);
    setRestored(false);
  }, [hold]);

  const discard = useCallback(async () => {
    settle();
    await discardDraft(latest.current.key);
  }, [settle]);

  useEffect(() => {
    if (!enabled) return undefined;
    let gone = false;
    void readDraft(key).then(
      (found) => {
        if (gone || found === undefined || state.current.pending) return;
        latest.current.restore(found as Partial<D>);
        setRestored(true);
        setDirty(true);
      },
      () => undefined,
    );
    const forget = registerKeeper(flush);
    return () => {
      gone = true;
      forget();
      void flush().catch(() => undefined);
    };
  }, [key, enabled, flush]);

  return { restored, dirty, change, flush, hold, settle, discard };
}
