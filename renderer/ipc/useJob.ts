import { useCallback, useEffect, useRef, useState } from 'react';
import { on, request } from './client';

export interface Job {
  /** Null while nothing runs. `done` and `total` in bytes; total 0 before the first word. */
  running: { done: number; total: number } | null;
  failure: unknown;
  /** Runs one job under an id of its own; answers undefined when it failed or was cancelled. */
  run: <T>(work: (job: string) => Promise<T>) => Promise<T | undefined>;
  cancel: () => void;
}

/** Long work that this component began: how far it is, how it is given up, why it failed. */
export function useJob(): Job {
  const [running, setRunning] = useState<Job['running']>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const id = useRef('');
  useEffect(
    () =>
      on('job', (event) => {
        if (event.id === id.current && !event.finished) setRunning({ done: event.done, total: event.total });
      }),
    [],
  );
  const run = useCallback(async <T>(work: (job: string) => Promise<T>): Promise<T | undefined> => {
    id.current = crypto.randomUUID();
    setRunning({ done: 0, total: 0 });
    setFailure(null);
    try {
      return await work(id.current);
    } catch (error) {
      setFailure(error);
      return undefined;
    } finally {
      id.current = '';
      setRunning(null);
    }
  }, []);
  const cancel = useCallback(() => void request('job.cancel', { job: id.current }), []);
  return { running, failure, run, cancel };
}
