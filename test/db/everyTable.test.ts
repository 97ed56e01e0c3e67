import { afterAll, beforeAll, expect, it } from 'vitest';
import { guardStatements } from '../../db/guards';
import { evidenceNames, tableOf } from './everyRow';
import { makeTestVault, type TestVault } from './support';

let test: TestVault;
beforeAll(() => {
  test = makeTestVault();
});
afterAll(() => test.end());

/** Tables that the ledger does not replay row by row, and what stands for it instead. */
const otherwise: Readonly<Record<string, string>> = {
  ledger_entry: 'is the ledger',
  access_entry: 'is the second log, a chain of its own that the verification recomputes',
  draft: 'holds what was not recorded yet',
  attachment_check: 'says when a file was last read again, nothing of a case',
  imported_address: 'is parsed again from the kept source file and compared block by block',
  kept_map: 'remembers how columns of a file were read, for the next file',
  table_view: 'is how an officer arranged a table',
};

// Would catch: a new table of evidence that no entry covers, because nobody put it into the list of the schema.
it('every table of the database is evidence, or stands here with what covers it', () => {
  const tables = test.vault.client
    .prepare<[], string>("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    .pluck()
    .all();
  const covered = new Set([...evidenceNames.map(tableOf), ...Object.keys(otherwise)]);
  expect(tables.filter((table) => !covered.has(table))).toEqual([]);
  expect(evidenceNames.map(tableOf).filter((table) => !tables.includes(table))).toEqual([]);
});

// Would catch: a table of evidence that a SQL statement of our own could empty.
it('every table of evidence is guarded against deletion', () => {
  const guards = [...guardStatements().values()].join('\n');
  for (const table of evidenceNames.map(tableOf))
    expect(guards).toMatch(new RegExp(`DELETE ON "?${table}"?\\b`));
});
