import { Worker } from 'node:worker_threads';
import { Refusal } from '../../../db/domain/refusal';
import type { EnvelopeError } from '../../ipc/errors';
import { WorkerEnded } from '../runInWorker';
import type { JobHooks } from '../types';
import type { ImportBatch, ImportJob, ImportResult, TakeBatch } from './work';

/** What the thread says; `taken` and `cancel` are the answers. */
export type ImportSaid =
  | { readonly type: 'progress'; readonly done: number; readonly total: number }
  | { readonly type: 'batch'; readonly batch: ImportBatch }
  | { readonly type: 'done'; readonly value: ImportResult }
  | { readonly type: 'failed'; readonly error: EnvelopeError };

/**
 * Runs an import in a thread of its own. It works ahead of the taker by some batches and no more, so that neither waits
 * long for the other and memory stays that of these. @throws Refusal `job.cancelled` and those of the work and the taker
 */
export function runImportThread(
  entry: string,
  job: ImportJob,
  take: TakeBatch,
  hooks: JobHooks,
): Promise<ImportResult> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(entry, { workerData: job });
    const cancel = () => worker.postMessage('cancel');
    const fail = (why: unknown) => {
      reject(why);
      void worker.terminate();
    };
    if (hooks.signal?.aborted) cancel();
    hooks.signal?.addEventListener('abort', cancel, { once: true });
    worker.on('message', (said: ImportSaid) => {
      if (said.type === 'progress') hooks.progress?.(said.done, said.total);
      else if (said.type === 'batch') take(said.batch).then(() => worker.postMessage('taken'), fail);
      else if (said.type === 'done') resolve(said.value);
      else reject(thrownOf(said.error));
    });
    worker.once('error', reject);
    worker.once('exit', (code) => {
      hooks.signal?.removeEventListener('abort', cancel);
      reject(hooks.signal?.aborted ? new Refusal('job.cancelled') : new WorkerEnded(code));
    });
  });
}

function thrownOf(error: EnvelopeError): Error {
  return error.code === 'bug'
    ? new Error(error.message)
    : new Refusal(error.code, error.data.params, error.data.findings);
}
