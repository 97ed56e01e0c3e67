import type { Database } from 'better-sqlite3';
import { Refusal } from './domain/refusal';
import { createGuards, dropGuards } from './guards';
import { type Migration, migrations } from './migrations/list';

/** How many migrations the database has been through. */
function version(client: Database): number {
  return Number(client.pragma('user_version', { simple: true }));
}

/** @throws Refusal `vault.newer-version` when a newer Dalel has written the database */
function requireKnown(client: Database, list: readonly Migration[]): number {
  const found = version(client);
  if (found > list.length) throw new Refusal('vault.newer-version', { found, known: list.length });
  return found;
}

/**
 * A database that is only read cannot be brought to this program's schema.
 * @throws Refusal `vault.newer-version`, `vault.older-version`
 */
export function requireCurrent(client: Database, list: readonly Migration[] = migrations): void {
  const found = requireKnown(client, list);
  if (found < list.length) throw new Refusal('vault.older-version', { found, known: list.length });
}

/**
 * Brings the database to this program's schema, whole or not at all; `keepCopy` is called before anything is changed in
 * one that an older Dalel has written.
 * Foreign keys go off before BEGIN: inside a transaction the pragma does nothing, and a rebuilt table would lose its children.
 * @throws Refusal `vault.newer-version` when a newer Dalel has written it.
 */
export function migrate(
  client: Database,
  list: readonly Migration[] = migrations,
  keepCopy?: (version: number) => void,
): void {
  const from = requireKnown(client, list);
  if (from === list.length) return;
  if (from > 0) keepCopy?.(from);
  client.pragma('foreign_keys = OFF');
  try {
    client.transaction(() => runSteps(client, list, from)).immediate();
  } finally {
    client.pragma('foreign_keys = ON');
  }
}

function runSteps(client: Database, list: readonly Migration[], from: number): void {
  const before = rowCounts(client);
  dropGuards(client);
  for (const step of list.slice(from)) for (const statement of step.statements) client.exec(statement);
  const broken = client.pragma('foreign_key_check');
  if (Array.isArray(broken) && broken.length > 0)
    throw new Error(`migration leaves ${broken.length} broken references`);
  const after = rowCounts(client);
  for (const [table, count] of before) {
    const now = after.get(table);
    if (now !== undefined && now !== count)
      throw new Error(`migration changes the rows of ${table} from ${count} to ${now}`);
  }
  createGuards(client);
  client.pragma(`user_version = ${list.length}`);
}

function rowCounts(client: Database): Map<string, number> {
  const names = client
    .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT GLOB 'sqlite_*'")
    .pluck()
    .all();
  return new Map(
    names.map((name) => [name, Number(client.prepare(`SELECT count(*) FROM "${name}"`).pluck().get())]),
  );
}
