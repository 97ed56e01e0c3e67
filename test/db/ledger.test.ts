import Sqlite from 'better-sqlite3';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { amendCase, readCase } from '../../db/cases';
import { caseDraft } from '../../db/domain/case';
import { siteDraft } from '../../db/domain/site';
import { walletDraft } from '../../db/domain/wallet';
import { snakeCase } from '../../db/guards';
import { readHead } from '../../db/ledger';
import { recordSite } from '../../db/sites';
import { withWriteTx } from '../../db/tx';
import { verifyLedger } from '../../db/verify';
import { amendWallet, recordWallet } from '../../db/wallets';
import { makeTestVault, openTestCase, type TestVault } from './support';

let test: TestVault;
beforeEach(() => {
  test = makeTestVault();
});
afterEach(() => test.end());

/** Opens the database as a hostile expert would: with the right key and none of Dalel's code. */
function behindTheBack(change: (client: Sqlite.Database) => void): void {
  test.vault.close();
  const client = new Sqlite(test.path);
  client.pragma("cipher = 'aegis'");
  (client as Sqlite.Database & { key(raw: Buffer): number }).key(
    Buffer.from(`raw:${test.key.toString('hex')}`),
  );
  change(client);
  client.close();
  test.reopen();
}

function withoutGuards(client: Sqlite.Database, change: () => void): void {
  const triggers = client
    .prepare<[], { name: string; sql: string }>("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
    .all();
  for (const { name } of triggers) client.exec(`DROP TRIGGER "${name}"`);
  change();
  for (const { sql } of triggers) client.exec(sql);
}

function fillVault() {
  const opened = openTestCase(test);
  const wallet = walletDraft.parse({
    caseId: opened.id,
    label: 'Ledger Nano X',
    addresses: [
      { chain: 'bitcoin', text: 'bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq' },
      { chain: 'ethereum', text: '0x52908400098527886E0F7030069857D2E4169EE7' },
    ],
  });
  const recorded = withWriteTx(test.vault, test.signer, 'wallet.record', (tx) => recordWallet(tx, wallet));
  const site = siteDraft.parse({
    caseId: opened.id,
    name: 'Шардара-2',
    equipment: [{ maker: 'Bitmain', model: 'Antminer S19', count: 40, nameplateWatts: 3250 }],
  });
  withWriteTx(test.vault, test.signer, 'site.record', (tx) => recordSite(tx, site));
  return { opened, wallet, recorded };
}

describe('the ledger', () => {
  it('verifies after every kind of write', () => {
    const { opened, wallet, recorded } = fillVault();
    withWriteTx(test.vault, test.signer, 'case.amend', (tx) =>
      amendCase(tx, { id: opened.id, draft: caseDraft.parse({ title: 'Другое' }), reason: 'опечатка' }),
    );
    const without = { ...wallet, addresses: wallet.addresses.slice(1) };
    const amended = withWriteTx(test.vault, test.signer, 'wallet.amend', (tx) =>
      amendWallet(tx, { id: recorded.id, draft: without, reason: 'не он' }),
    );
    expect(amended.addresses).toHaveLength(1);
    expect(verifyLedger(test.vault)).toMatchObject({ ok: true, entries: 6, findings: [] });
  });

  it('appends nothing when a write refuses, and keeps the head', () => {
    const before = readHead(test.vault.read);
    expect(() => openTestCase(test, { title: '' })).toThrow('draft.refused');
    expect(readHead(test.vault.read)).toEqual(before);
  });

  it('refuses a seed phrase in any text field, so that the ledger never holds one', () => {
    const words =
      'abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon about';
    expect(() => openTestCase(test, { notes: `найдено: ${words}` })).toThrow('draft.refused');
  });

  it('keeps guards that stop deletion, replacement and rewriting with plain SQL', () => {
    fillVault();
    const { client } = test.vault;
    expect(() => client.exec('DELETE FROM wallet')).toThrow('never deleted');
    expect(() => client.exec('DELETE FROM ledger_entry')).toThrow('only grows');
    expect(() => client.exec("UPDATE ledger_entry SET hash = 'x'")).toThrow('only grows');
    expect(() => client.exec("UPDATE case_file SET number = 'X'")).toThrow('fixed');
    expect(() => client.exec('INSERT OR REPLACE INTO vault_fact SELECT * FROM vault_fact')).toThrow(
      'never deleted',
    );
  });

  it('names a dropped trigger, then restores it', () => {
    fillVault();
    behindTheBack((client) => client.exec('DROP TRIGGER wallet_kept'));
    expect(test.vault.differences).toEqual([
      { code: 'guard.missing', name: 'trigger wallet_kept', found: '' },
    ]);
    expect(() => test.vault.client.exec('DELETE FROM wallet')).toThrow('never deleted');
  });

  it('names a removed row and an added one', () => {
    const { opened } = fillVault();
    behindTheBack((client) => withoutGuards(client, () => client.exec('DELETE FROM equipment')));
    expect(verifyLedger(test.vault).findings).toMatchObject([{ code: 'row.missing', table: 'equipment' }]);
    behindTheBack((client) =>
      client.exec(
        `INSERT INTO person (id, number, recorded_at, recorded_offset, officer_id, officer_name, device, ledger_seq, case_id, role) VALUES ('x','P','','0','','','',1,'${opened.id}','victim')`,
      ),
    );
    expect(verifyLedger(test.vault).findings.map((found) => found.code)).toEqual(
      ['row.extra', 'row.missing'].sort().reverse(),
    );
  });

  it('names a rewritten, a re-signed and a cut entry', () => {
    fillVault();
    behindTheBack((client) =>
      withoutGuards(client, () =>
        client.exec(
          "UPDATE ledger_entry SET body = replace(body, 'Nano X', 'Nano S') WHERE body LIKE '%Nano X%'",
        ),
      ),
    );
    const codes = verifyLedger(test.vault).findings.map((found) => found.code);
    expect(codes).toContain('entry.altered');
    expect(codes).toContain('field.changed');
  });

  it('names the record and field of any single changed cell', () => {
    fillVault();
    const cells = ['case_file', 'wallet', 'address', 'site', 'equipment', 'officer', 'vault_fact'].flatMap(
      (table) => {
        const columns = test.vault.client
          .prepare<[string], string>('SELECT name FROM pragma_table_info(?)')
          .pluck()
          .all(table);
        return columns.filter((column) => column !== 'id').map((column) => ({ table, column }));
      },
    );
    let changedCells = 0;
    fc.assert(
      fc.property(
        fc.constantFrom(...cells),
        fc.constantFrom("'tampered'", '7', "''"),
        ({ table, column }, value) => {
          const { client } = test.vault;
          client.exec('BEGIN');
          client.pragma('defer_foreign_keys = ON');
          try {
            withoutGuards(client, () =>
              client.exec(
                `UPDATE OR IGNORE ${table} SET ${column} = ${value} WHERE ${column} IS NOT ${value} AND rowid = (SELECT min(rowid) FROM ${table})`,
              ),
            );
            const changed = Number(client.prepare('SELECT changes()').pluck().get()) > 0;
            const named = verifyLedger(test.vault).findings.filter((found) => found.code === 'field.changed');
            const expected = named.some((found) => snakeCase(found.field) === column);
            if (changed) changedCells += 1;
            if (changed) expect(expected, `${table}.${column} = ${value}`).toBe(true);
          } finally {
            client.exec('ROLLBACK');
          }
        },
      ),
      { numRuns: 150 },
    );
    expect(changedCells).toBeGreaterThan(75);
  });

  it('puts a clock that was set back into the order of the chain and says so', () => {
    openTestCase(test);
    test.sources.jump(-3_600_000);
    openTestCase(test);
    expect(verifyLedger(test.vault).findings).toMatchObject([{ code: 'clock.back', seq: 3 }]);
  });

  it('shows the same records after closing and opening again', () => {
    const { opened } = fillVault();
    const before = readCase(test.vault.read, opened.id);
    test.reopen();
    expect(readCase(test.vault.read, opened.id)).toEqual(before);
    expect(before.number).toBe('ШМК-2026-001');
  });
});
