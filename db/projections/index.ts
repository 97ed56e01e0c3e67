import { canonicalJson } from '../domain/ledger';
import type { Projection, Projections, ReplayedEntry } from './projection';
import { v1 } from './v1';
import { v2 } from './v2';

export type { Projection, Projections, ReplayedEntry } from './projection';

/** Every version that was ever written. None is taken out, and none is changed once it was released. */
export const projections: Projections = new Map<number, Projection>([v1, v2].map((one) => [one.v, one]));

export type ReadEntry =
  | { readonly state: 'read'; readonly entry: ReplayedEntry }
  /** A newer Dalel wrote it, or nobody did. */
  | { readonly state: 'unknown-version'; readonly v: string }
  | { readonly state: 'unreadable' };

/** Reads the canonical body of an entry by the projection of its version. Never throws. */
export function readEntry(body: string, known: Projections = projections): ReadEntry {
  try {
    const value: unknown = JSON.parse(body);
    // JSON.stringify gives back canonical JSON as it was, but for keys that read as numbers; only then is it sorted anew.
    if (JSON.stringify(value) !== body && canonicalJson(value) !== body) return { state: 'unreadable' };
    if (typeof value !== 'object' || value === null) return { state: 'unreadable' };
    const { v } = value as { v?: unknown };
    const projection = typeof v === 'number' ? known.get(v) : undefined;
    if (!projection) return { state: 'unknown-version', v: JSON.stringify(v ?? null) };
    return { state: 'read', entry: projection.read(value) };
  } catch {
    return { state: 'unreadable' };
  }
}
