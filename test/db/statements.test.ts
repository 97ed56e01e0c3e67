import Sqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { keepStatements } from '../../db/statements';

// Would catch: a kept statement that answers in the shape that somebody else asked for before.
test('answers rows and arrays of one text in any order', () => {
  const kept = keepStatements(new Sqlite(':memory:'));
  const ask = () => kept.prepare('SELECT ? AS one');
  expect(ask().get(1)).toEqual({ one: 1 });
  expect(ask().raw().get(2)).toEqual([2]);
  expect(ask().all(3)).toEqual([{ one: 3 }]);
  expect(ask().raw().all(4)).toEqual([[4]]);
  kept.close();
});

// Would catch: a kept statement that answers by the columns or the view of before a change of the schema.
test('follows a change of the schema', () => {
  const kept = keepStatements(new Sqlite(':memory:'));
  kept.exec('CREATE TABLE t (a); INSERT INTO t VALUES (1)');
  const ask = () => kept.prepare('SELECT a FROM t').get();
  expect(ask()).toEqual({ a: 1 });
  kept.exec('CREATE TEMP VIEW t AS SELECT a FROM main.t WHERE a > 1');
  expect(ask()).toBeUndefined();
  kept.close();
});

// Would catch: a long day's lists of ids kept in memory for ever, or one that no longer answers once it was let go.
test('lets the oldest go, and prepares it again', () => {
  const client = new Sqlite(':memory:');
  const kept = keepStatements(client);
  for (let n = 0; n < 1_000; n += 1) expect(kept.prepare(`SELECT ${n} AS n`).get()).toEqual({ n });
  expect(kept.prepare('SELECT 0 AS n').get()).toEqual({ n: 0 });
  kept.close();
  expect(client.open).toBe(false);
});
