import { request } from '../../ipc/client';

/** Forms that hold something not yet kept. Locking asks each of them to keep it first. */
const keepers = new Set<() => Promise<void>>();

export function registerKeeper(keep: () => Promise<void>): () => void {
  keepers.add(keep);
  return () => keepers.delete(keep);
}

/** Puts everything that is being typed into the vault's draft table. A failed one is let go: the lock must not wait for ever. */
export async function flushDrafts(): Promise<void> {
  await Promise.allSettled([...keepers].map((keep) => keep()));
}

/** A kept draft, or undefined. What is not readable any more counts as none. */
export async function readDraft(key: string): Promise<object | undefined> {
  const kept = await request('draft.get', { key });
  if (kept === null) return undefined;
  try {
    const value: unknown = JSON.parse(kept.json);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

export async function keepDraft(key: string, draft: object): Promise<void> {
  await request('draft.put', { key, json: JSON.stringify(draft) });
}

export async function discardDraft(key: string): Promise<void> {
  await request('draft.discard', { key });
}
