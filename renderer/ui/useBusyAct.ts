import { useState } from 'react';
import { answers } from '../ipc/queries';

export interface BusyAct {
  readonly busy: boolean;
  readonly failure: unknown;
  /** Does the work, reads every answer again and says whether it was done; what was thrown stays in `failure`. */
  readonly act: (work: () => Promise<boolean>) => Promise<boolean>;
}

/** One act of a section at a time, with what went wrong. The work answers false where the officer chose nothing. */
export function useBusyAct(): BusyAct {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const act = async (work: () => Promise<boolean>) => {
    setFailure(null);
    setBusy(true);
    try {
      const done = await work();
      if (done) await answers.invalidateQueries();
      return done;
    } catch (error) {
      setFailure(error);
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { busy, failure, act };
}
