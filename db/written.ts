import type { Vault } from './open';

const lastWritten = new WeakMap<Vault, Map<string, number>>();

/** Remembers what an entry wrote, once it is durable. @param tables by their names in `evidence` */
export function noteWritten(vault: Vault, seq: number, tables: Iterable<string>): void {
  const known = lastWritten.get(vault) ?? new Map<string, number>();
  lastWritten.set(vault, known);
  for (const table of tables) known.set(table, seq);
}

/** The tables that entries after this one wrote, since the vault was opened. */
export function writtenSince(vault: Vault, seq: number): string[] {
  return [...(lastWritten.get(vault) ?? [])].filter(([, last]) => last > seq).map(([table]) => table);
}
