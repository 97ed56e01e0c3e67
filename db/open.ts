import Sqlite, { type Database } from 'better-sqlite3';
import { type BetterSQLite3Database, drizzle } from 'drizzle-orm/better-sqlite3';
import type { RecordId } from './domain/ids';
import { Refusal } from './domain/refusal';
import type { Clock } from './domain/time';
import { compareSchema, createGuards, dropGuards, type GuardDifference, readSchema } from './guards';
import { migrate } from './migrate';
import { schema } from './schema';

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
  readonly read: ReadDb;
  readonly sources: Sources;
  readonly readOnly: boolean;
  /** What differed from the expected schema when it was opened, before it was restored. */
  readonly differences: readonly GuardDifference[];
  /** For db/ alone. */
  readonly client: Database;
  readonly drizzle: Drizzle;
  close(): void;
}

/**
 * The one door to the evidence database, for the app, the terminal and the tests.
 * @param path the database file; it is made when it does not exist
 * @param key 32 bytes
 * @throws Refusal `vault.wrong-passphrase` is the caller's to give; here `vault.damaged`, `vault.newer-version`
 */
export function openVault(
  path: string,
  key: Uint8Array,
  sources: Sources,
  options: { readOnly?: boolean } = {},
): Vault {
  const client = openClient(path, key, sources, options.readOnly ?? false);
  try {
    if (!options.readOnly) migrate(client);
    const differences = compareSchema(readSchema(client), expectedSchema(sources));
    if (!options.readOnly && differences.some((difference) => difference.code !== 'schema.changed'))
      restoreGuards(client);
    const orm = drizzle({ client, schema, casing: 'snake_case' });
    return {
      read: orm,
      sources,
      readOnly: options.readOnly ?? false,
      differences,
      client,
      drizzle: orm,
      close: () => client.close(),
    };
  } catch (thrown) {
    client.close();
    throw thrown;
  }
}

function openClient(path: string, key: Uint8Array, sources: Sources, readOnly: boolean): Database {
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
    if (thrown instanceof Sqlite.SqliteError && thrown.code === 'SQLITE_NOTADB')
      throw new Refusal('vault.damaged');
    throw thrown;
  } finally {
    rawKey.fill(0);
  }
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
