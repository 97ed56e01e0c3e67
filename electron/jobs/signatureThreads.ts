import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { SignatureJob, SignatureThreads } from './signatureWork';

interface Waiting {
  readonly job: SignatureJob;
  resolve(positions: readonly number[]): void;
  reject(why: Error): void;
}

/**
 * One thread for each core; a batch goes to the first that is free.
 * @param entry the built file of the worker
 */
export function startSignatureThreads(entry: string, count = availableParallelism()): SignatureThreads {
  const queue: Waiting[] = [];
  const threads = Array.from({ length: count }, () => new Thread(entry, queue));
  return {
    check: (job) =>
      new Promise((resolve, reject) => {
        queue.push({ job, resolve, reject });
        for (const thread of threads) thread.next();
      }),
    end: () => {
      for (const thread of threads) thread.end();
    },
  };
}

class Thread {
  readonly #worker: Worker;
  readonly #queue: Waiting[];
  #now: Waiting | undefined;

  constructor(entry: string, queue: Waiting[]) {
    this.#queue = queue;
    this.#worker = new Worker(entry);
    this.#worker.on('message', (positions: readonly number[]) => {
      const done = this.#now;
      this.#now = undefined;
      done?.resolve(positions);
      this.next();
    });
    this.#worker.on('error', (why) => this.#now?.reject(why));
    this.#worker.on('exit', (code) => this.#now?.reject(new Error(`a worker ended with ${code}`)));
  }

  /** Takes up the oldest batch that waits, if it is free. */
  next(): void {
    if (this.#now) return;
    this.#now = this.#queue.shift();
    if (this.#now) this.#worker.postMessage(this.#now.job);
  }

  end(): void {
    void this.#worker.terminate();
  }
}
