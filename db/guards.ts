import type { Database } from 'better-sqlite3';
import { getTableColumns } from 'drizzle-orm';
import { getTableConfig } from 'drizzle-orm/sqlite-core';
import {
  accessEntry,
  custodyEvent,
  custodyItem,
  custodyReceipt,
  disposition,
  dispositionItem,
  evidence,
  importedAddress,
  ledgerEntry,
  legalStatus,
} from './schema';

/** A trigger or other part of the schema that is not what it should be. */
export interface GuardDifference {
  readonly code: 'guard.missing' | 'guard.changed' | 'schema.changed';
  readonly name: string;
  readonly found: string;
}

/** Columns that say who recorded a row and when: no later entry may change them. */
const fixedColumns = [
  'id',
  'number',
  'recordedAt',
  'recordedOffset',
  'officerId',
  'officerName',
  'device',
  'ledgerSeq',
  'caseId',
  'granteeKind',
  'grantee',
  'walletId',
  'siteId',
  'envelopeId',
  'wordsId',
  'ciphertext',
  'sealed',
  'treeSize',
  'rootHash',
  'peaks',
  'observedAt',
  'fileHash',
  'movedAt',
  'valueTiyn',
  'tableId',
  'stockCountId',
  'ruleId',
  'dueAt',
];

/** Tables whose rows say what happened: no later entry may change any of it. */
const frozen: readonly object[] = [
  custodyEvent,
  custodyItem,
  custodyReceipt,
  legalStatus,
  disposition,
  dispositionItem,
];

/** The SQL of every guard, by name. Triggers stop accidents and blunt tools; the chain shows what gets past them. */
export function guardStatements(): ReadonlyMap<string, string> {
  const guards = new Map<string, string>();
  for (const table of Object.values(evidence)) {
    const { name } = getTableConfig(table);
    guards.set(
      `${name}_kept`,
      trigger(`${name}_kept`, `BEFORE DELETE ON ${name}`, 'evidence is never deleted'),
    );
    const columns = Object.keys(getTableColumns(table));
    const fixed = (
      frozen.includes(table) ? columns : fixedColumns.filter((column) => columns.includes(column))
    ).map(snakeCase);
    guards.set(
      `${name}_fixed`,
      trigger(
        `${name}_fixed`,
        `BEFORE UPDATE OF ${fixed.join(', ')} ON ${name}`,
        'who recorded it and when is fixed',
      ),
    );
  }
  const { name: rows } = getTableConfig(importedAddress);
  // Rows that no import speaks of are swept away after a crash or a cancelled job: db/importStage.ts.
  guards.set(
    `${rows}_kept`,
    trigger(
      `${rows}_kept`,
      `BEFORE DELETE ON ${rows} WHEN EXISTS (SELECT 1 FROM import_run WHERE OLD.segment BETWEEN first_segment AND first_segment + segments - 1)`,
      'evidence is never deleted',
    ),
  );
  guards.set(
    `${rows}_fixed`,
    trigger(`${rows}_fixed`, `BEFORE UPDATE ON ${rows}`, 'rows of an import are fixed'),
  );
  for (const log of [ledgerEntry, accessEntry]) {
    const { name } = getTableConfig(log);
    guards.set(`${name}_kept`, trigger(`${name}_kept`, `BEFORE DELETE ON ${name}`, 'the ledger only grows'));
    guards.set(
      `${name}_fixed`,
      trigger(`${name}_fixed`, `BEFORE UPDATE ON ${name}`, 'the ledger only grows'),
    );
  }
  return guards;
}

function trigger(name: string, when: string, words: string): string {
  return `CREATE TRIGGER ${name} ${when} BEGIN SELECT RAISE(ABORT, '${words}'); END`;
}

/** drizzle's `snake_case` casing, for the statements that are written by hand. */
export function snakeCase(key: string): string {
  return key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

interface SchemaRow {
  type: string;
  name: string;
  sql: string;
}

/** Everything that stands in the database's schema, in a stable order. */
export function readSchema(client: Database): SchemaRow[] {
  return client
    .prepare<[], SchemaRow>(
      "SELECT type, name, coalesce(sql, '') AS sql FROM sqlite_schema WHERE name NOT GLOB 'sqlite_*' ORDER BY type, name",
    )
    .all();
}

/** Compares what stands in the database with `expected` (the schema of a freshly migrated one). Changes nothing. */
export function compareSchema(
  found: readonly SchemaRow[],
  expected: readonly SchemaRow[],
): GuardDifference[] {
  const wanted = new Map(expected.map((row) => [`${row.type} ${row.name}`, row]));
  const there = new Map(found.map((row) => [`${row.type} ${row.name}`, row]));
  const differences: GuardDifference[] = [];
  for (const [key, row] of wanted) {
    const match = there.get(key);
    const isGuard = row.type === 'trigger';
    if (!match)
      differences.push({ code: isGuard ? 'guard.missing' : 'schema.changed', name: key, found: '' });
    else if (match.sql !== row.sql)
      differences.push({ code: isGuard ? 'guard.changed' : 'schema.changed', name: key, found: match.sql });
  }
  for (const [key, row] of there) {
    if (!wanted.has(key)) differences.push({ code: 'schema.changed', name: key, found: row.sql });
  }
  return differences;
}

export function dropGuards(client: Database): void {
  const names = client
    .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'trigger'")
    .pluck()
    .all();
  for (const name of names) client.exec(`DROP TRIGGER "${name}"`);
}

export function createGuards(client: Database): void {
  for (const statement of guardStatements().values()) client.exec(statement);
}
