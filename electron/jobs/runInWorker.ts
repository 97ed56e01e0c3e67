import { Worker } from 'node:worker_threads';
import { Refusal } from '../../db/domain/refusal';
import type { EnvelopeError } from '../ipc/errors';
import type { JobHooks } from './types';

/** What a photograph of 100 megapixels takes many times over; a hostile file would take for ever. */
const longestMilliseconds = 120_000;

/** A worker ended without an answer: it hung and was ended, or it crashed. */
export class WorkerEnded extends Error {
  constructor(code: number) {
    super(`a worker ended with ${code}`);
    this.name = 'WorkerEnded';
  }
}

type Said =
  | { type: 'progress'; done: number; total: number }
  | { type: 'done'; value: unknown }
  | { type: 'failed'; error: EnvelopeError };

/**
 * Runs one job in a worker thread of its own and answers what it answered. A worker that ends without a word is an error.
 * @param entry the built file of the worker
 * @param stop `ask`: the job cleans up after itself; `end`: it keeps nothing and does not pause to listen, nor may it take
 * longer than `longest` milliseconds, a minute or two where nothing is said
 * @throws Refusal that of the job; `job.cancelled` when the signal was raised
 */
export function runInWorker(
  entry: string,
  job: object,
  hooks: JobHooks,
  stop: 'ask' | 'end' = 'ask',
  longest = longestMilliseconds,
): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(entry, { workerData: job });
    const cancel = () => {
      if (stop === 'ask') worker.postMessage('cancel');
      else void worker.terminate();
    };
    const timer = stop === 'end' ? setTimeout(() => void worker.terminate(), longest) : undefined;
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
      clearTimeout(timer);
      reject(hooks.signal?.aborted ? new Refusal('job.cancelled') : new WorkerEnded(code));
    });
  });
}

function thrownOf(error: EnvelopeError): Error {
  return error.code === 'bug'
    ? new Error(error.message)
    : new Refusal(error.code, error.data.params, error.data.findings);
}
