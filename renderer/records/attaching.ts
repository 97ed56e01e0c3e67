import { create } from 'zustand';
import type { AttachmentOwner } from '../../db/domain/attachment';
import { on, request } from '../ipc/client';
import { RequestError } from '../ipc/envelope';

/** A file on its way into the vault. It outlives the page that began it; locking ends it with everything else. */
export interface Attaching {
  readonly job: string;
  readonly owner: AttachmentOwner;
  readonly name: string;
  readonly file: string;
  readonly state: 'working' | 'secret' | 'failed';
  /** Bytes; both 0 until the first word of progress. */
  readonly done: number;
  readonly total: number;
  readonly begunAt: number;
  /** Kinds of secret that the guard found. */
  readonly kinds: readonly string[];
  readonly failure: unknown;
}

export const useAttaching = create<{ items: readonly Attaching[] }>(() => ({ items: [] }));

const change = (job: string, fields: Partial<Attaching>) =>
  useAttaching.setState(({ items }) => ({
    items: items.map((item) => (item.job === job ? { ...item, ...fields } : item)),
  }));

export function forget(job: string): void {
  useAttaching.setState(({ items }) => ({ items: items.filter((item) => item.job !== job) }));
}

let listening = false;

function listen(): void {
  if (listening) return;
  listening = true;
  on('job', ({ id, done, total, finished }) => {
    if (!finished) change(id, { done, total });
  });
}

/** Begins to attach a file; `secret: 'keep'` when the officer has decided to keep what the guard found. */
export async function attach(
  owner: AttachmentOwner,
  file: { token: string; name: string },
  secret: 'ask' | 'keep' = 'ask',
): Promise<void> {
  listen();
  const job = crypto.randomUUID();
  const fresh = {
    state: 'working',
    done: 0,
    total: 0,
    begunAt: Date.now(),
    kinds: [],
    failure: null,
  } as const;
  const item: Attaching = { job, owner, name: file.name, file: file.token, ...fresh };
  useAttaching.setState(({ items }) => ({ items: [...items, item] }));
  try {
    await request('attachment.record', {
      file: file.token,
      draft: { owner, name: file.name },
      secret,
      job,
    });
    forget(job);
  } catch (failure) {
    if (failure instanceof RequestError && failure.code === 'attachment.secret')
      change(job, { state: 'secret', kinds: String(failure.params.kinds ?? '').split(' ') });
    else if (failure instanceof RequestError && failure.code === 'job.cancelled') forget(job);
    else change(job, { state: 'failed', failure });
  }
}

/** One file after the other: they share the disk. */
export async function attachAll(
  owner: AttachmentOwner,
  files: readonly { token: string; name: string }[],
): Promise<void> {
  for (const file of files) await attach(owner, file);
}

export function cancel(job: string): void {
  void request('job.cancel', { job });
}
