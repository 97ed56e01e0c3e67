import type { Database } from 'better-sqlite3';
import { Refusal } from './domain/refusal';
import { createGuards, dropGuards } from './guards';
import { type Migration, migrations } from './migrations/list';

/** How many migrations the database has been through. */
function version(client: Database): number {
  return Number(client.pragma('user_version', { simple: true }));
}

/**
 * Brings the database to this program's schema, whole or not at all.
 * Foreign keys go off before BEGIN: inside a transaction the pragma does nothing, and a rebuilt table would lose its children.
 * @throws Refusal `vault.newer-version` when a newer Dalel has written it.
 */
export function migrate(client: Database, list: readonly Migration[] = migrations): void {
  const from = version(client);
  if (from > list.length) throw new Refusal('vault.newer-version', { found: from, known: list.length });
  if (from === list.length) return;
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
    .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    .pluck()
    .all();
  return new Map(
    names.map((name) => [name, Number(client.prepare(`SELECT count(*) FROM "${name}"`).pluck().get())]),
  );
}
