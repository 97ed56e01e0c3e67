import Sqlite, { type Database } from 'better-sqlite3';
import { eq } from 'drizzle-orm';
import { type BetterSQLite3Database, drizzle } from 'drizzle-orm/better-sqlite3';
import { seesAllCases } from './domain/acts';
import type { RecordId } from './domain/ids';
import { Refusal } from './domain/refusal';
import type { Clock } from './domain/time';
import { compareSchema, createGuards, dropGuards, type GuardDifference, readSchema } from './guards';
import { keepOlderCopy } from './keepOlderCopy';
import { migrate, requireCurrent } from './migrate';
import { officer, schema } from './schema';
import { keepStatements } from './statements';
import { shadowTables } from './visibility';

/** Where the vault gets its time and its ids from, and on what machine: tests own all three. */
export interface Sources {
  readonly clock: Clock;
  readonly newId: () => RecordId;
  readonly device: string;
  /** Path of better-sqlite3's binary where the bundled one does not fit the runtime. */
  readonly nativeBinding?: string | undefined;
}

type Drizzle = BetterSQLite3Database<typeof schema>;

/** What readers get: no way to write. */
export type ReadDb = Pick<Drizzle, 'select' | 'selectDistinct' | '$count'>;

/** An open vault database. Everything in Dalel that touches evidence came through `openVault`. */
export interface Vault {
  /** What the officer who works here may see: an investigator their own and their unit's cases, others all. */
  readonly read: ReadDb;
  /** Everything, for the ledger and its verification: what is read from it does not go to a screen unfiltered. */
  readonly whole: ReadDb;
  readonly sources: Sources;
  readonly readOnly: boolean;
  /** What differed from the expected schema when it was opened, before it was restored. */
  readonly differences: readonly GuardDifference[];
  /** For db/ alone. */
  readonly client: Database;
  readonly drizzle: Drizzle;
  /** A statement of `client` that is compiled once. For db/ alone. */
  statement(sql: string): { run(...values: unknown[]): unknown; get(...values: unknown[]): unknown };
  /** Runs reads of `read` on one state of the database. */
  snapshot<T>(work: () => T): T;
  /** Gives back the pages of the database that are kept in memory: after something read far more of it than anybody looks at. */
  forgetPages(): void;
  /** Puts back what `differences` names; the ledger says so first. */
  restoreGuards(): void;
  close(): void;
}

export interface OpenOptions {
  readonly readOnly?: boolean;
  /** The officer whose eyes `read` has; without one it sees everything. */
  readonly viewer?: string;
  /** Leaves guards as they were found, until `restoreGuards` is called. */
  readonly keepDifferences?: boolean;
}

/**
 * The one door to the evidence database, for the app, the terminal and the tests.
 * @param path the database file; it is made when it does not exist
 * @param key 32 bytes
 * An older one is brought to this program's schema; a copy of it stays beside it.
 * @throws Refusal `vault.wrong-passphrase` is the caller's to give; here `vault.damaged`, `vault.newer-version` and, where
 * it may only be read, `vault.older-version`
 */
export function openVault(path: string, key: Uint8Array, sources: Sources, options: OpenOptions = {}): Vault {
  const client = openClient(path, key, sources, options.readOnly ?? false);
  let reader = client;
  try {
    if (options.readOnly) requireCurrent(client);
    else migrate(client, undefined, (version) => keepOlderCopy(client, path, version));
    const differences = compareSchema(readSchema(client), expectedSchema(sources));
    const broken = differences.some((difference) => difference.code !== 'schema.changed');
    const putBack = () => (broken && !options.readOnly ? restoreGuards(client) : undefined);
    if (!options.keepDifferences) putBack();
    const kept = keepStatements(client);
    const orm = drizzle({ client: kept, schema, casing: 'snake_case' });
    const viewer = options.viewer === undefined ? undefined : investigator(orm, options.viewer);
    if (viewer) {
      reader = openClient(path, key, sources, true);
      shadowTables(reader, viewer.id, viewer.unit);
    }
    return {
      read: viewer ? drizzle({ client: keepStatements(reader), schema, casing: 'snake_case' }) : orm,
      whole: orm,
      sources,
      readOnly: options.readOnly ?? false,
      differences,
      client,
      drizzle: orm,
      statement: (text) => kept.prepare(text),
      snapshot: (work) => reader.transaction(work).deferred(),
      forgetPages: () => {
        for (const one of new Set([client, reader])) one.pragma('shrink_memory');
      },
      restoreGuards: putBack,
      close: () => {
        if (reader !== client) reader.close();
        client.close();
      },
    };
  } catch (thrown) {
    if (reader !== client) reader.close();
    client.close();
    throw asDamage(thrown);
  }
}

export function openClient(path: string, key: Uint8Array, sources: Sources, readOnly: boolean): Database {
  if (key.length !== 32) throw new RangeError('a vault key has 32 bytes');
  const client = new Sqlite(path, {
    readonly: readOnly,
    ...(sources.nativeBinding === undefined ? {} : { nativeBinding: sources.nativeBinding }),
  });
  const rawKey = Buffer.from(`raw:${Buffer.from(key).toString('hex')}`);
  try {
    client.pragma("cipher = 'aegis'");
    (client as Database & { key(raw: Buffer): number }).key(rawKey);
    client.pragma('trusted_schema = OFF');
    client.pragma('busy_timeout = 5000');
    if (!readOnly) client.pragma('journal_mode = WAL');
    // Both builds fall back to NORMAL in WAL; a confirmed entry must survive a power cut.
    client.pragma('synchronous = FULL');
    client.pragma('foreign_keys = ON');
    // Without it INSERT OR REPLACE passes the guards against deletion.
    client.pragma('recursive_triggers = ON');
    client.pragma('temp_store = MEMORY');
    client.pragma('cache_size = -65536');
    client.prepare('SELECT count(*) FROM sqlite_schema').get();
    return client;
  } catch (thrown) {
    client.close();
    throw asDamage(thrown);
  } finally {
    rawKey.fill(0);
  }
}

/** A page that does not authenticate reads as a malformed database: the file was damaged or cut, or is another one's. */
function asDamage(thrown: unknown): unknown {
  const code = thrown instanceof Sqlite.SqliteError ? thrown.code : '';
  return code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_CORRUPT')
    ? new Refusal('vault.damaged')
    : thrown;
}

/** Only investigators see a part: the views of everybody else would filter nothing and cost a little. */
function investigator(whole: ReadDb, id: string): { id: string; unit: string } | undefined {
  const row = whole.select().from(officer).where(eq(officer.id, id)).get();
  return row && !seesAllCases(row.role) ? row : undefined;
}

function restoreGuards(client: Database): void {
  client
    .transaction(() => {
      dropGuards(client);
      createGuards(client);
    })
    .immediate();
}

let expected: ReturnType<typeof readSchema> | undefined;

/** The schema of a freshly migrated database, made once in memory: the standard that an opened one is held against. */
function expectedSchema(sources: Sources): ReturnType<typeof readSchema> {
  if (expected) return expected;
  const fresh = new Sqlite(
    ':memory:',
    sources.nativeBinding === undefined ? {} : { nativeBinding: sources.nativeBinding },
  );
  migrate(fresh);
  expected = readSchema(fresh);
  fresh.close();
  return expected;
}
