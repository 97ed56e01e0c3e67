import type { ImportRecord } from './domain/import';
import { Refusal } from './domain/refusal';
import type { Vault } from './open';

/**
 * Rows of an import come in segments, each in a transaction of its own: the vault answers others in between. What no
 * import's entry speaks of is no evidence: lists do not show it, and it is swept away.
 */
const insertRows = `INSERT INTO imported_address (segment, canonical, form, rest)
  SELECT ?, key, CAST(value AS INTEGER), substr(value, instr(value, char(30)) + 1) FROM jsonb_each(?)`;

/** Segments of recorded imports, and those of entries whose record somebody removed: nothing of theirs is ever swept. */
function recorded(vault: Vault): readonly { first: number; last: number }[] | undefined {
  const runs = vault.client
    .prepare<[], { first: number; last: number }>(
      'SELECT first_segment AS first, first_segment + segments - 1 AS last FROM import_run',
    )
    .all();
  const entries = vault.client
    .prepare<[], number>("SELECT count(*) FROM ledger_entry WHERE kind = 'import.run'")
    .pluck()
    .get();
  return entries === runs.length ? runs : undefined;
}

const staging = new WeakMap<Vault, number>();

/** The first segment of the import that is under way: what stands from there on is nobody's yet. */
export function stagedFrom(vault: Vault): number | undefined {
  return staging.get(vault);
}

/** Begins an import; the answer is its first segment. @throws Refusal `job.running`: one at a time, for segments are numbered */
export function beginStaging(vault: Vault): number {
  if (staging.has(vault)) throw new Refusal('job.running');
  const first = nextSegment(vault);
  staging.set(vault, first);
  return first;
}

/** What it staged is an import now, or is swept. */
export function endStaging(vault: Vault): void {
  staging.delete(vault);
}

/** The number of the next segment: none is ever used twice. */
function nextSegment(vault: Vault): number {
  const last = vault.client
    .prepare<[], number>(
      `SELECT max(coalesce((SELECT max(segment) FROM imported_address), 0),
                  coalesce((SELECT max(first_segment + segments - 1) FROM import_run), 0))`,
    )
    .pluck()
    .get();
  return (last ?? 0) + 1;
}

/** Writes one segment durably. @param blob JSONB of `{canonical: form RS rest, …}` in the order of the key @throws Refusal `session.read-only` */
export function stageSegment(vault: Vault, segment: number, blob: Uint8Array): void {
  if (vault.readOnly) throw new Refusal('session.read-only');
  vault.client.prepare<[number, Uint8Array]>(insertRows).run(segment, blob);
}

/** Forgets a segment that no import speaks of; true while there are more. */
export function sweepSegment(vault: Vault): boolean {
  if (vault.readOnly || staging.has(vault)) return false;
  const runs = recorded(vault);
  const next = vault.client
    .prepare<[number], number>(
      'SELECT segment FROM imported_address WHERE segment > ? ORDER BY segment LIMIT 1',
    )
    .pluck();
  for (let at = runs === undefined ? undefined : next.get(0); at !== undefined; ) {
    const segment = at;
    const owner = runs?.find(({ first, last }) => first <= segment && segment <= last);
    if (!owner) {
      vault.client.prepare('DELETE FROM imported_address WHERE segment = ?').run(segment);
      return true;
    }
    at = next.get(owner.last);
  }
  return false;
}

/**
 * What the case holds of imports already, for those who look for duplicates: see `ImportJob.known`. One segment at a time.
 * @param before what it held when this import was made
 */
export function* knownAddresses(vault: Vault, caseId: string, before?: ImportRecord): Generator<Uint8Array> {
  const seq = before?.ledgerSeq ?? Number.MAX_SAFE_INTEGER;
  const runs = vault.client
    .prepare<[string, number, number], { first: number; last: number; forms: string }>(
      `SELECT first_segment AS first, first_segment + segments - 1 AS last, forms
       FROM import_run r WHERE case_id = ? AND segments > 0 AND ledger_seq < ? AND (state = 'live' OR EXISTS (
         SELECT 1 FROM ledger_entry e WHERE e.subject_id = r.id AND e.kind = 'import.undo' AND e.seq > ?))`,
    )
    .all(caseId, seq, seq);
  const read = vault.client
    .prepare<[string, number], Uint8Array>(
      `SELECT CAST(group_concat((? ->> ('$[' || form || '].chain')) || char(31) || canonical, char(30)) AS BLOB)
       FROM imported_address WHERE segment = ?`,
    )
    .pluck();
  for (const { first, last, forms } of runs)
    for (let segment = first; segment <= last; segment += 1) {
      const part = read.get(forms, segment);
      if (part) yield Uint8Array.from(part);
    }
}
