import { Worker } from 'node:worker_threads';
import { Refusal } from '../../db/domain/refusal';
import type { EnvelopeError } from '../ipc/errors';
import type { JobHooks } from './types';

type Said =
  | { type: 'progress'; done: number; total: number }
  | { type: 'done'; value: unknown }
  | { type: 'failed'; error: EnvelopeError };

/**
 * Runs one job in a worker thread of its own and answers what it answered. A worker that ends without a word is an error.
 * @param entry the built file of the worker
 * @throws Refusal that of the job; `job.cancelled` when the signal was raised
 */
export function runInWorker(entry: string, job: object, hooks: JobHooks): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(entry, { workerData: job });
    const cancel = () => worker.postMessage('cancel');
    if (hooks.signal?.aborted) cancel();
    hooks.signal?.addEventListener('abort', cancel, { once: true });
    worker.on('message', (said: Said) => {
      if (said.type === 'progress') hooks.progress?.(said.done, said.total);
      else if (said.type === 'done') resolve(said.value);
      else reject(thrownOf(said.error));
    });
    worker.once('error', reject);
    worker.once('exit', (code) => {
      hooks.signal?.removeEventListener('abort', cancel);
      reject(new Error(`a worker ended with ${code}`));
    });
  });
}

function thrownOf(error: EnvelopeError): Error {
  return error.code === 'bug'
    ? new Error(error.message)
    : new Refusal(error.code, error.data.params, error.data.findings);
}
