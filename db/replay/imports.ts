import { hash } from 'node:crypto';
import type { ImportRecord } from '../domain/import';
import { leafRows } from '../domain/import';
import type { LedgerFinding } from '../domain/ledger';
import { CompactTree, leafHash } from '../domain/merkle';
import { stagedFrom } from '../importStage';
import { type ImportOutline, outlineImports, readImport } from '../imports';
import type { Vault } from '../open';
import { type Findings, ledgerFinding, mostFindings } from './found';

const digest = (bytes: Uint8Array): Uint8Array => hash('sha256', bytes, 'buffer');

/**
 * The bytes of each leaf of a segment, as electron/jobs/import/segment.ts made them: rows in the order of the key, 256 to a
 * leaf, each `canonical RS form RS rest GS`.
 */
const leavesOfSegment = `SELECT CAST(group_concat(row, '') AS BLOB) FROM (
    SELECT canonical || char(30) || form || char(30) || rest || char(29) AS row,
      (row_number() OVER (ORDER BY canonical, form) - 1) / ${leafRows} AS leaf
    FROM imported_address WHERE segment = ? ORDER BY canonical, form)
  GROUP BY leaf ORDER BY leaf`;

/**
 * Recomputes the root of every import and says whose is not the one that its entry holds; rows that no import speaks of are
 * named at once. Yields after each segment; memory is that of one.
 */
export function* brokenImports(vault: Vault, findings: Findings): Generator<ImportOutline | undefined> {
  const leaves = vault.client.prepare<[number], Uint8Array>(leavesOfSegment).pluck();
  const runs = outlineImports(vault.whole).filter(({ segments }) => segments > 0);
  for (const run of runs) {
    const tree = new CompactTree(0, [], digest);
    for (const segment of segmentsOf(vault, run)) {
      for (const leaf of leaves.all(segment)) tree.add(leafHash(leaf, digest));
      yield undefined;
    }
    const root = Buffer.from(tree.root()).toString('hex');
    if (tree.size !== run.leaves || root !== run.rootHash) yield run;
  }
  for (const segment of strayBetween(vault, runs))
    findings.add('row.extra', { table: 'importedAddress', id: `segment ${segment}` });
}

const nextSegment = 'SELECT min(segment) FROM imported_address WHERE segment > ?';

/** An import's segments that have rows: the count it names may be tampered with, and must not say how long this takes. */
function* segmentsOf(vault: Vault, { firstSegment, segments }: ImportOutline): Generator<number> {
  const next = vault.client.prepare<[number], number | null>(nextSegment).pluck();
  let at = next.get(firstSegment - 1) ?? undefined;
  while (at !== undefined && at < firstSegment + segments) {
    yield at;
    at = next.get(at) ?? undefined;
  }
}

/** Segments outside of all imports; those of an import that is under way are its own. */
function* strayBetween(vault: Vault, runs: readonly ImportOutline[]): Generator<number> {
  const next = vault.client.prepare<[number], number | null>(nextSegment).pluck();
  const until = stagedFrom(vault) ?? Number.MAX_SAFE_INTEGER;
  for (let segment = next.get(0); segment !== undefined && segment !== null && segment < until; ) {
    const at = segment;
    const owner = runs.find(
      ({ firstSegment, segments }) => firstSegment <= at && at < firstSegment + segments,
    );
    if (!owner) yield at;
    segment = next.get(owner ? owner.firstSegment + owner.segments - 1 : at);
  }
}

/** The import whole, to parse its file again. @returns nothing where a cell of it was spoilt: the replay names that cell */
export function readableImport(vault: Vault, id: string): ImportRecord | undefined {
  try {
    return readImport(vault.whole, id);
  } catch {
    return undefined;
  }
}

/** That an import is not what its entry says; which row, only its file can tell. */
export function blockFinding({ id, number, rootHash, ledgerSeq: seq }: ImportOutline): LedgerFinding {
  return ledgerFinding('block.altered', {
    seq,
    table: 'importedAddress',
    id,
    number,
    field: 'rootHash',
    recorded: rootHash,
  });
}

interface Difference {
  readonly canonical: string;
  readonly form: string;
  readonly recorded: string | null;
  readonly found: string | null;
}

/** Rows of a segment that the file makes otherwise, or not at all, or that are gone. @param blob as it was staged */
export function compareSegment(
  vault: Vault,
  run: ImportRecord,
  segment: number,
  blob: Uint8Array,
): LedgerFinding[] {
  const rows = vault.client
    .prepare<[Uint8Array, number, number], Difference>(
      `WITH made AS MATERIALIZED (SELECT key AS canonical, CAST(value AS INTEGER) AS form,
           substr(value, instr(value, char(30)) + 1) AS rest FROM jsonb_each(?))
       SELECT m.canonical, m.form, m.rest AS recorded, a.rest AS found FROM made m
         LEFT JOIN imported_address a ON a.segment = ? AND a.canonical = m.canonical AND a.form = m.form
         WHERE a.rest IS NOT m.rest
       UNION ALL
       SELECT a.canonical, a.form, NULL, a.rest FROM imported_address a
         WHERE a.segment = ? AND (a.canonical, a.form) NOT IN (SELECT canonical, form FROM made)
       LIMIT ${mostFindings}`,
    )
    .all(blob, segment, segment);
  return rows.flatMap((row) => name(run, row));
}

/** The parts of a row's rest, in their order. */
const fields = ['line', 'text', 'label', 'memo', 'path'] as const;

function name(run: ImportRecord, { canonical, form, recorded, found }: Difference): LedgerFinding[] {
  const line = (recorded ?? found ?? '').split('\u001f')[0] ?? '';
  // What an officer may not see is blanked in all but the id: db/visibility.ts `mayTell` asks by the entry.
  const number = `${run.number}, ${run.fileName}:${line}, ${canonical}`;
  const where = { seq: run.ledgerSeq, table: 'importedAddress', id: run.id, number };
  if (found === null) return [ledgerFinding('row.missing', where)];
  if (recorded === null)
    return [ledgerFinding('row.extra', { ...where, field: run.forms[Number(form)]?.chain ?? '' })];
  const [before, after] = [recorded.split('\u001f'), found.split('\u001f')];
  return fields.flatMap((field, at) =>
    (before[at] ?? '') === (after[at] ?? '')
      ? []
      : [
          ledgerFinding('field.changed', {
            ...where,
            field,
            recorded: before[at] ?? '',
            found: after[at] ?? '',
          }),
        ],
  );
}
