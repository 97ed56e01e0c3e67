import type { Database, Statement } from 'better-sqlite3';

/** Statements that are kept; Dalel asks some three hundred different things, lists of ids apart. */
const mostKept = 400;

/**
 * The same database for drizzle, which prepares each query anew: compiling cost a third of a save. Each text is compiled once
 * for rows as objects and once for rows as arrays, since a statement stays in the mode that it was put into.
 */
export function keepStatements(client: Database): Database {
  const kept = new Map<string, Kept>();
  const prepare = (sql: string) => {
    const known = kept.get(sql) ?? new Kept(client, sql);
    // The one that was used last stands last; the first is the one to let go.
    kept.delete(sql);
    kept.set(sql, known);
    const [oldest] = kept.keys();
    if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
    return known;
  };
  return new Proxy(client, {
    get: (target, name) => {
      if (name === 'prepare') return prepare;
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}

/** What drizzle uses of a statement. */
class Kept {
  readonly #client: Database;
  readonly #sql: string;
  readonly #plain: Statement;
  #raw: Statement | undefined;

  constructor(client: Database, sql: string) {
    this.#client = client;
    this.#sql = sql;
    this.#plain = client.prepare(sql);
  }

  run(...values: unknown[]): unknown {
    return this.#plain.run(...values);
  }

  get(...values: unknown[]): unknown {
    return this.#plain.get(...values);
  }

  all(...values: unknown[]): unknown[] {
    return this.#plain.all(...values);
  }

  raw(): Statement {
    this.#raw ??= this.#client.prepare(this.#sql).raw();
    return this.#raw;
  }
}
