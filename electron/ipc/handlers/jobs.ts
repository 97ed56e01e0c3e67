import { Refusal } from '../../../db/domain/refusal';
import type { JobHooks } from '../../jobs/types';
import type { Surroundings } from './desk';

/** The jobs that a window waits for, by the name that it gave them. */
export class Jobs {
  readonly #around: Surroundings;
  readonly #running = new Map<string, AbortController>();

  constructor(around: Surroundings) {
    this.#around = around;
  }

  /** Tells the job's progress and lets it be cancelled. @throws Refusal `job.cancelled` and what the work throws */
  async run<T>(
    id: string,
    name: string,
    work: (hooks: Required<JobHooks>) => Promise<T>,
    unit = 'bytes',
  ): Promise<T> {
    const stop = new AbortController();
    this.#running.set(id, stop);
    const tell = (done: number, total: number, finished = false) =>
      this.#around.emit('job', { id, name, done, total, unit, finished });
    try {
      const value = await work({ signal: stop.signal, progress: tell });
      if (stop.signal.aborted) throw new Refusal('job.cancelled');
      return value;
    } finally {
      this.#running.delete(id);
      tell(1, 1, true);
    }
  }

  cancel(id: string): void {
    this.#running.get(id)?.abort();
  }

  get busy(): boolean {
    return this.#running.size > 0;
  }

  cancelAll(): void {
    for (const stop of this.#running.values()) stop.abort();
  }
}
