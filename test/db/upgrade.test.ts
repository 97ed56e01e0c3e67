import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { olderCopyPath } from '../../db/keepOlderCopy';
import { migrations } from '../../db/migrations/list';
import shipped from '../../db/migrations/shipped.json';
import { deriveKey } from '../../electron/vault/crypto';
import { readHeader } from '../../electron/vault/header';
import { openOfficerSlot } from '../../electron/vault/officerKeys';
import { makeTestDesk, passphrase, type TestDesk } from '../handlers/support';

const fixtures = resolve(import.meta.dirname, '../fixtures/vaults');
const folderOfMigrations = resolve(import.meta.dirname, '../../db/migrations');
let place: string;
let test: TestDesk;
beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'dalel-upgrade-'));
  test = makeTestDesk();
});
afterEach(() => {
  test.end();
  rmSync(place, { recursive: true, force: true });
});

/** What was known of a fixture when it was made: its recovery key and its last entry. */
function factsOf(version: string): { recoveryKey: string; head: { seq: number; hash: string } } {
  return JSON.parse(readFileSync(join(fixtures, 'facts.json'), 'utf8'))[version];
}

function copyOf(version: string): string {
  const folder = join(place, version);
  cpSync(join(fixtures, version), folder, { recursive: true });
  return folder;
}

/** The database behind Dalel's back, with its own key. */
async function raw<T>(folder: string, file: string, look: (client: Sqlite.Database) => T): Promise<T> {
  const header = readHeader(folder);
  const [slot] = header.officers;
  const secrets = slot && (await openOfficerSlot(header.vaultId, slot, passphrase));
  if (!secrets) throw new Error('the passphrase does not open the fixture');
  const client = new Sqlite(join(folder, file));
  client.pragma("cipher = 'aegis'");
  const key = Buffer.from(`raw:${deriveKey(secrets.root, 'database').toString('hex')}`);
  (client as Sqlite.Database & { key(raw: Buffer): number }).key(key);
  try {
    return look(client);
  } finally {
    client.close();
  }
}

function rowCounts(client: Sqlite.Database): Record<string, number> {
  const names = client
    .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    .pluck()
    .all();
  return Object.fromEntries(
    names.map((name) => [name, Number(client.prepare(`SELECT count(*) FROM "${name}"`).pluck().get())]),
  );
}

const versions = readdirSync(fixtures).filter((name) => /^\d{4}$/.test(name));

describe.each(versions)('a vault of version %s', (version) => {
  it('comes through every later migration with all of its rows, and a copy of it is kept', async () => {
    const folder = copyOf(version);
    const steps = Number(version) + 1;
    const before = await raw(folder, 'evidence.db', rowCounts);
    await test.request('vault.unlock', { folder, passphrase });
    expect((await test.request('case.list', {}))[0]?.title).toBe('Пирамида «Алтын»');
    expect(await test.request('draft.get', { key: 'new.case' })).toMatchObject({
      json: '{"title":"Черновик"}',
    });
    const { findings } = await test.request('ledger.verify', {});
    expect(findings.filter(({ code }) => code !== 'clock.back')).toEqual([]);
    const { head } = factsOf(version);
    const entries = await test.request('ledger.list', { before: head.seq + 1, limit: 1 });
    expect(entries[0]?.hash).toBe(head.hash);
    test.desk.close();
    const after = await raw(folder, 'evidence.db', rowCounts);
    const grown = ['ledger_entry', 'vault_fact', 'access_entry', 'checkpoint'];
    for (const [table, count] of Object.entries(before))
      if (!grown.includes(table)) expect([table, after[table]]).toEqual([table, count]);
    expect(after.ledger_entry).toBeGreaterThanOrEqual(before.ledger_entry ?? 0);
    const kept = olderCopyPath('evidence.db', steps);
    expect(await raw(folder, kept, rowCounts)).toEqual(before);
    expect(
      await raw(folder, 'evidence.db', (client) => client.pragma('user_version', { simple: true })),
    ).toBe(migrations.length);
  });

  // Would catch: a passphrase lost before an update of Dalel, after which nothing opens the vault any more.
  it('opens with its recovery key too: brought up to date with a copy kept, and read-only all the same', async () => {
    const folder = copyOf(version);
    const before = await raw(folder, 'evidence.db', rowCounts);
    const { recoveryKey } = factsOf(version);
    const session = await test.request('vault.unlockWithRecoveryKey', { folder, recoveryKey });
    expect(session).toMatchObject({ readOnly: true, officer: null });
    expect((await test.request('case.list', {}))[0]?.title).toBe('Пирамида «Алтын»');
    await expect(test.request('case.record', { draft: { title: 'Іс' } })).rejects.toMatchObject({
      code: 'session.read-only',
    });
    test.desk.close();
    const kept = olderCopyPath('evidence.db', Number(version) + 1);
    expect(await raw(folder, kept, rowCounts)).toEqual(before);
    expect(await raw(folder, 'evidence.db', rowCounts)).toMatchObject(before);
  });
});

it('refuses a vault of a newer version with words, and leaves it as it is', async () => {
  const folder = copyOf('0000');
  await raw(folder, 'evidence.db', (client) => client.pragma('user_version = 9999'));
  const before = readFileSync(join(folder, 'evidence.db'));
  await expect(test.request('vault.unlock', { folder, passphrase })).rejects.toMatchObject({
    code: 'vault.newer-version',
    params: { found: 9999, known: migrations.length },
  });
  expect(readFileSync(join(folder, 'evidence.db'))).toEqual(before);
  expect(existsSync(join(folder, `${olderCopyPath('evidence.db', 9999)}`))).toBe(false);
});

it('finds every shipped migration as it was shipped: vaults in the field have been through it', () => {
  const hashes = Object.fromEntries(
    Object.keys(shipped).map((name) => [
      name,
      createHash('sha256')
        .update(readFileSync(join(folderOfMigrations, name)))
        .digest('hex'),
    ]),
  );
  expect(hashes).toEqual(shipped);
  expect(Object.keys(shipped)).toEqual(
    migrations.slice(0, Object.keys(shipped).length).map(({ name }) => `${name}.sql`),
  );
});
