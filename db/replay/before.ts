import { hash as hashOnce } from 'node:crypto';
import { keyKinds, sightKinds } from '../domain/telling';
import type { Vault } from '../open';
import { type Projections, type ReplayedEntry, readEntry } from '../projections';
import type { Findings } from './found';
import type { EarlierOfCase } from './sight';

type Row = [seq: number, body: string, hash: unknown];

const list = (kinds: readonly string[]) => kinds.map((kind) => `'${kind}'`).join(', ');
const columns = 'SELECT seq, CAST(body AS TEXT), hash FROM ledger_entry WHERE seq <= ? AND kind IN';

/**
 * What entries up to a checkpoint say of officers, their keys and who sees a case: found by their kinds, so that a ledger of
 * ten years costs no more than its people. An entry that is not of its hash is named; that it stands where it stood, only the
 * full verification knows.
 */
export function earlierPeople(
  vault: Vault,
  upTo: number,
  known: Projections,
  findings: Findings,
): { people: Iterable<ReplayedEntry>; ofCase: EarlierOfCase } {
  const people = vault.client
    .prepare<[number], Row>(`${columns} (${list(keyKinds)}) ORDER BY seq`)
    .raw()
    .all(upTo);
  const ofCase = vault.client
    .prepare<[number, string], Row>(`${columns} (${list(sightKinds)}) AND case_id = ? ORDER BY seq`)
    .raw();
  function* read(rows: readonly Row[]): Generator<ReplayedEntry> {
    for (const [seq, body, recorded] of rows) {
      const found = hashOnce('sha256', body, 'hex');
      if (found !== recorded) findings.add('entry.altered', { seq, recorded: String(recorded), found });
      const entry = readEntry(body, known);
      if (entry.state === 'read') yield entry.entry;
    }
  }
  return { people: read(people), ofCase: (caseId) => read(ofCase.all(upTo, caseId)) };
}
