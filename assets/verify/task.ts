import type { VolumeSet } from '../../db/domain/volumeSet';
import { type Given, type Judgement, judge, judgeTogether } from './report';

/** What the page asks of its worker, and what comes back. Files are read where they are judged. */
export type Task = { kind: 'one'; file: Blob; given: Given } | { kind: 'together'; files: readonly Blob[] };
type Answer<T extends Task> = T extends { kind: 'one' } ? Judgement : VolumeSet | undefined;

const bytesOf = async (file: Blob): Promise<Uint8Array> => new Uint8Array(await file.arrayBuffer());

async function perform(task: Task): Promise<Judgement | VolumeSet | undefined> {
  if (task.kind === 'one') return judge(await bytesOf(task.file), task.given);
  return judgeTogether(await Promise.all(task.files.map(bytesOf)));
}

/** The same script runs as the page and, started from its own text, as the worker that may be stopped. */
export function serve(): void {
  globalThis.addEventListener('message', ({ data }: MessageEvent<Task>) => {
    perform(data).then(
      (value) => globalThis.postMessage({ value }),
      (error: unknown) => globalThis.postMessage({ error: error instanceof Error ? error.message : '' }),
    );
  });
}

/** Checking took longer than the visitor or the page would wait. */
export class Stopped extends Error {}

/** Read before the page is drawn anew, which takes the script out of it. */
const script = typeof document === 'undefined' ? '' : (document.querySelector('script')?.textContent ?? '');
let idle: Worker | undefined;
let running: { stop: () => void } | undefined;

function makeWorker(): Worker {
  const place = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
  return new Worker(place);
}

/** Stops what is being checked; whoever asked for it gets `Stopped`. */
export const stop = (): void => running?.stop();

/** Milliseconds for one file: what an honest one takes a slow telephone, and no more than a visitor would wait. */
const longest = (bytes: number): number => 60_000 + bytes / 250;

/** Performs a task beside the page, which stays at hand meanwhile. @throws Stopped; Error where the worker fails */
export function beside<T extends Task>(task: T): Promise<Answer<T>> {
  const worker = idle ?? makeWorker();
  idle = undefined;
  const files = task.kind === 'one' ? [task.file] : task.files;
  const size = files.reduce((sum, file) => sum + file.size, 0);
  return new Promise<Answer<T>>((resolve, reject) => {
    const done = new AbortController();
    const end = (finish: () => void, keep: boolean): void => {
      clearTimeout(timer);
      done.abort();
      running = undefined;
      if (keep) idle = worker;
      else worker.terminate();
      finish();
    };
    const stopNow = (): void => end(() => reject(new Stopped('stopped')), false);
    const timer = setTimeout(stopNow, longest(size));
    running = { stop: stopNow };
    worker.addEventListener(
      'message',
      ({ data }: MessageEvent<{ value: Answer<T> } | { error: string }>) =>
        end(() => ('value' in data ? resolve(data.value) : reject(new Error(data.error))), true),
      { signal: done.signal },
    );
    const failed = (event: ErrorEvent): void => end(() => reject(new Error(event.message)), false);
    worker.addEventListener('error', failed, { signal: done.signal });
    worker.postMessage(task);
  });
}
