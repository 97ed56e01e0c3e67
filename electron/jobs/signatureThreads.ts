import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { HashJob, SignatureJob, SignatureThreads } from './signatureWork';

interface Waiting {
  readonly job: SignatureJob | HashJob;
  resolve(answer: unknown): void;
  reject(why: Error): void;
}

/**
 * One thread for each core; a batch goes to the first that is free.
 * @param entry the built file of the worker
 */
export function startSignatureThreads(entry: string, count = availableParallelism()): SignatureThreads {
  const queue: Waiting[] = [];
  const threads = Array.from({ length: count }, () => new Thread(entry, queue));
  const ask = <T>(job: SignatureJob | HashJob) =>
    new Promise<T>((resolve, reject) => {
      // The worker answers each kind of job with its own kind of answer.
      queue.push({ job, resolve: (answer) => resolve(answer as T), reject });
      const [idlest] = [...threads].sort((one, two) => one.load - two.load);
      idlest?.next();
    });
  return {
    check: (job) => ask<readonly number[]>(job),
    hashes: (job) => ask<boolean>(job),
    end: () => {
      for (const thread of threads) thread.end();
    },
  };
}

/** Jobs that a thread has before it: it never waits for this one to take up its answer. */
const mostAhead = 3;

class Thread {
  readonly #worker: Worker;
  readonly #queue: Waiting[];
  readonly #given: Waiting[] = [];

  constructor(entry: string, queue: Waiting[]) {
    this.#queue = queue;
    this.#worker = new Worker(entry);
    this.#worker.on('message', (answer: unknown) => {
      this.#given.shift()?.resolve(answer);
      this.next();
    });
    this.#worker.on('error', (why) => this.#fail(why));
    this.#worker.on('exit', (code) => this.#fail(new Error(`a worker ended with ${code}`)));
  }

  get load(): number {
    return this.#given.length;
  }

  /** Takes up the oldest job that waits, if it has room for it. */
  next(): void {
    if (this.#given.length >= mostAhead) return;
    const taken = this.#queue.shift();
    if (!taken) return;
    this.#given.push(taken);
    const { job } = taken;
    this.#worker.postMessage(job, 'bodies' in job ? givenAway(job.bodies) : []);
  }

  #fail(why: Error): void {
    for (const one of this.#given.splice(0)) one.reject(why);
  }

  end(): void {
    void this.#worker.terminate();
  }
}

/** Bytes that are nobody else's are handed over; of others a copy is. */
function givenAway({ buffer, byteLength }: Uint8Array): ArrayBuffer[] {
  return buffer instanceof ArrayBuffer && buffer.byteLength === byteLength ? [buffer] : [];
}
