import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dropGuards, snakeCase } from '../../db/guards';
import { verifyLedger } from '../../db/verify';
import { columnsOf, evidenceNames, fillEveryTable, tableOf, tampering } from './everyRow';
import { makeTestVault, type TestVault } from './support';

let test: TestVault;
beforeAll(() => {
  test = makeTestVault();
  fillEveryTable(test);
  // Whoever has the key drops them first; that this is named too is another test's.
  dropGuards(test.vault.client);
});
afterAll(() => test.end());

/** What somebody might put into a cell, of any type that SQLite has. */
const cell = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.constantFrom('tampered', '', '0', '{"said":[1]}'),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.constant(null),
  fc.uint8Array({ maxLength: 8 }).map((bytes) => Buffer.from(bytes)),
);

/** Runs a statement that may break a rule of its table; true when it changed a row. */
function attempt(sql: string, ...values: unknown[]): boolean {
  try {
    return test.vault.client.prepare(sql).run(...values).changes > 0;
  } catch {
    return false;
  }
}

/** The rows of an import stand in its blocks, which those that are made up here do not have: another test's. */
const found = () => verifyLedger(test.vault).findings.filter(({ code }) => code !== 'block.altered');

describe('what was done behind the ledger', () => {
  it('is nothing, to begin with', () => {
    expect(found()).toEqual([]);
  });

  // Would catch: a table that the ledger does not replay, a column that it does not compare.
  it.each(evidenceNames)('names a changed cell of %s', (name) => {
    const columns = columnsOf(name);
    let changed = 0;
    fc.assert(
      fc.property(fc.constantFrom(...columns), fc.constantFrom(1, 2, 3), cell, (column, row, value) => {
        const named = tampering(
          test,
          () => {
            const sql = `UPDATE ${tableOf(name)} SET "${column}" = ? WHERE id = ? AND "${column}" IS NOT ?`;
            if (attempt(sql, value, `${name}-${row}`, value)) changed += 1;
            else fc.pre(false);
          },
          found,
        );
        const fits =
          column === 'id'
            ? named.some(({ code, id }) => code === 'row.missing' && id === `${name}-${row}`)
            : named.some(
                ({ code, table, id, field }) =>
                  code === 'field.changed' &&
                  table === name &&
                  id === `${name}-${row}` &&
                  snakeCase(field) === column,
              );
        expect(fits, `${name}.${column} = ${String(value)}: ${JSON.stringify(named)}`).toBe(true);
      }),
      { numRuns: 25 },
    );
    expect(changed).toBeGreaterThan(10);
  });

  // Would catch: a verification that walks as far as a tampered number says, for half an hour.
  it.each(['segments', 'first_segment', 'leaves'])(
    'ends soon where %s of an import is beyond all rows',
    (column) => {
      const update = () => attempt(`UPDATE import_run SET ${column} = 2147483647 WHERE id = 'importRun-1'`);
      const begun = performance.now();
      const named = tampering(test, () => expect(update()).toBe(true), found);
      expect(named).toMatchObject([{ code: 'field.changed', table: 'importRun', id: 'importRun-1' }]);
      expect(performance.now() - begun).toBeLessThan(30_000);
    },
  );

  // Would catch: rows that are counted, not named; an insertion that hides behind a removal.
  it.each(evidenceNames)('names rows removed from and put into %s', (name) => {
    const table = tableOf(name);
    const columns = columnsOf(name);
    const copied = columns.map((column) => (column === 'id' ? "'added'" : `"${column}"`)).join(', ');
    const unique = test.vault.client
      .prepare<[], string>(
        `SELECT i.name FROM pragma_index_list('${table}') l, pragma_index_info(l.name) i WHERE l."unique" AND l.origin = 'c'`,
      )
      .pluck()
      .all();
    const fresh = unique.reduce((list, column) => list.replace(`"${column}"`, `"${column}" || 'x'`), copied);
    const remove = () => expect(attempt(`DELETE FROM ${table} WHERE id = ?`, `${name}-1`)).toBe(true);
    const add = () =>
      expect(
        attempt(
          `INSERT INTO ${table} (${columns.map((column) => `"${column}"`).join(', ')}) SELECT ${fresh} FROM ${table} WHERE id = ?`,
          `${name}-3`,
        ),
      ).toBe(true);
    const missing = { code: 'row.missing', table: name, id: `${name}-1` };
    const extra = { code: 'row.extra', table: name, id: 'added' };
    expect(tampering(test, remove, found)).toMatchObject([missing]);
    expect(tampering(test, add, found)).toMatchObject([extra]);
    const both = () => {
      remove();
      add();
    };
    expect(tampering(test, both, found)).toMatchObject([missing, extra]);
  });

  // Would catch: a part of an entry that neither hash nor signature covers.
  it('names a changed cell of any entry', () => {
    const last = verifyLedger(test.vault).head.seq;
    fc.assert(
      fc.property(
        fc.constantFrom('seq', 'body', 'hash', 'signature', 'second_signature'),
        fc.integer({ min: 1, max: last }),
        cell,
        (column, seq, value) => {
          const named = tampering(
            test,
            () =>
              fc.pre(
                attempt(
                  `UPDATE ledger_entry SET ${column} = ? WHERE seq = ? AND ${column} IS NOT ?`,
                  value,
                  seq,
                  value,
                ),
              ),
            found,
          );
          expect(named.length, `${column} of ${seq} = ${String(value)}`).toBeGreaterThan(0);
        },
      ),
      { numRuns: 120 },
    );
  });

  it('names an entry that was taken out, put in or moved', () => {
    const codes = (change: () => unknown) =>
      tampering(test, () => void change(), found).map(({ code }) => code);
    expect(codes(() => attempt('DELETE FROM ledger_entry WHERE seq = 2'))).toContain('chain.gap');
    expect(
      codes(() =>
        attempt(
          'INSERT INTO ledger_entry (seq, body, hash, signature) SELECT seq + 100, body, hash, signature FROM ledger_entry WHERE seq = 2',
        ),
      ),
    ).toContain('chain.gap');
    const swapped = codes(() => {
      attempt('UPDATE ledger_entry SET seq = 900 WHERE seq = 2');
      attempt('UPDATE ledger_entry SET seq = 2 WHERE seq = 3');
      attempt('UPDATE ledger_entry SET seq = 3 WHERE seq = 900');
    });
    expect(swapped).toEqual(expect.arrayContaining(['entry.altered', 'chain.broken']));
  });
});
