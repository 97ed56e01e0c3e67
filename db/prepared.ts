import { eq, getTableColumns, getTableName, sql } from 'drizzle-orm';
import { snakeCase } from './guards';
import type { ReadDb, Vault } from './open';
import { type EvidenceName, evidence } from './schema';

/** A query that is built and compiled once for each database: building took longer than running it. */
export function prepared<Q>(build: (read: ReadDb) => Q): (read: ReadDb) => Q {
  const made = new WeakMap<ReadDb, Q>();
  return (read) => {
    const known = made.get(read);
    if (known !== undefined) return known;
    const query = build(read);
    made.set(read, query);
    return query;
  };
}

const tables: Readonly<Record<EvidenceName, unknown>> = evidence;
const byId = new Map<EvidenceName, (read: ReadDb) => { get(values: { id: string }): unknown }>();

/** The row of a table with this id. */
export function rowOf<N extends EvidenceName>(
  read: ReadDb,
  name: N,
  id: string,
): (typeof evidence)[N]['$inferSelect'] | undefined {
  let query = byId.get(name);
  if (!query) {
    // For the compiler one table stands for all of them: over the union of their types it takes minutes.
    const table = tables[name] as (typeof evidence)['vaultFact'];
    query = prepared((from) =>
      from
        .select()
        .from(table)
        .where(eq(table.id, sql.placeholder('id')))
        .prepare(),
    );
    byId.set(name, query);
  }
  return query(read).get({ id }) as (typeof evidence)[N]['$inferSelect'] | undefined;
}

interface Insert {
  readonly text: string;
  readonly columns: readonly { readonly field: string; encode(value: unknown): unknown }[];
}

const inserts = new Map<EvidenceName, Insert>();

function insertOf(name: EvidenceName): Insert {
  const known = inserts.get(name);
  if (known) return known;
  const columns = Object.entries(getTableColumns(evidence[name])).map(([field, column]) => ({
    field,
    encode: (value: unknown) => column.mapToDriverValue(value),
  }));
  const names = columns.map(({ field }) => `"${snakeCase(field)}"`).join(', ');
  const marks = columns.map(() => '?').join(', ');
  const text = `INSERT INTO "${getTableName(evidence[name])}" (${names}) VALUES (${marks})`;
  const made = { text, columns };
  inserts.set(name, made);
  return made;
}

/** Puts a row in and answers it as it was put: every column of the table, null where the row does not say it. */
export function insertRow(
  vault: Vault,
  name: EvidenceName,
  row: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const { text, columns } = insertOf(name);
  const whole: Record<string, unknown> = {};
  const cells = columns.map(({ field, encode }) => {
    const value = row[field] ?? null;
    whole[field] = value;
    return value === null ? null : encode(value);
  });
  vault.statement(text).run(...cells);
  return whole;
}
