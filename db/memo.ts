import { readHead } from './ledger';
import type { Vault } from './open';
import { writtenSince } from './written';

const kept = new WeakMap<Vault, Map<string, { seq: number; value: unknown }>>();
/** Answers of this many questions are kept: an order of a hundred thousand things takes some megabytes. */
const mostKept = 24;

/**
 * What was made of these tables is kept until an entry writes one of them. Only what costs more than a page does goes
 * through here. Who sees what changes with `caseAccess` and `officer`: they count for every answer.
 */
export function memo<T>(vault: Vault, key: string, tables: readonly string[], make: () => T): T {
  const answers = kept.get(vault) ?? new Map<string, { seq: number; value: unknown }>();
  kept.set(vault, answers);
  const known = answers.get(key);
  const head = readHead(vault.whole).seq;
  const fresh =
    known !== undefined &&
    !writtenSince(vault, known.seq).some(
      (table) => tables.includes(table) || table === 'caseAccess' || table === 'officer',
    );
  const value = fresh ? (known.value as T) : make();
  answers.delete(key);
  answers.set(key, { seq: head, value });
  const [oldest] = answers.keys();
  if (answers.size > mostKept && oldest !== undefined) answers.delete(oldest);
  return value;
}
