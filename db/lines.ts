import type { EvidenceName } from './schema';
import type { WriteTx } from './tx';

/** A line that belongs to a record: an address of a wallet, a row of an equipment schedule. */
interface Line {
  readonly id: string;
  readonly withdrawn: number;
}

/**
 * Brings the lines of a record to what a correction says. Lines with the same key are updated, new ones inserted,
 * and those no longer named are withdrawn, never deleted. Answers how many lines changed.
 */
export function reconcileLines<L extends Line, W extends object>(
  tx: WriteTx,
  table: EvidenceName,
  kept: readonly L[],
  wanted: readonly W[],
  key: (line: L | W) => string,
  insert: (line: W) => void,
): number {
  const free = new Map<string, L[]>();
  for (const line of kept) free.set(key(line), [...(free.get(key(line)) ?? []), line]);
  let changes = 0;
  for (const line of wanted) {
    const match = free.get(key(line))?.shift();
    if (match) changes += tx.update(table, match.id, { ...line, withdrawn: 0 });
    else {
      insert(line);
      changes += 1;
    }
  }
  for (const line of [...free.values()].flat())
    changes += tx.update(table, line.id, { withdrawn: 1 } as object);
  return changes;
}
