import Sqlite from 'better-sqlite3';
import { getTableName } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { evidence, ledgerEntry } from '../../db/schema';
import type { RouteInput, RouteName } from '../../electron/ipc/contract';
import { isStale, routeTables } from '../../renderer/ipc/routeTables';
import { makeDeskVault, makeTestDesk, type TestDesk } from './support';

const address = '1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa';
let test: TestDesk;
const asked: string[] = [];
beforeAll(async () => {
  const { prepare } = Sqlite.prototype;
  vi.spyOn(Sqlite.prototype, 'prepare').mockImplementation(function (this: Sqlite.Database, sql: string) {
    asked.push(sql);
    return prepare.call(this, sql);
  });
  test = makeTestDesk();
  await makeDeskVault(test);
  const { id: caseId } = await test.request('case.record', { draft: { title: 'Дело' } });
  await test.request('exhibit.record', { draft: { caseId, model: 'Nano X' } });
  await test.request('wallet.record', {
    draft: { caseId, label: 'Trust', addresses: [{ chain: 'bitcoin', text: address, role: 'suspect' }] },
  });
  await test.request('site.record', {
    draft: { caseId, name: 'Ангар', equipment: [{ model: 'S19', count: 2 }] },
  });
});
afterAll(() => {
  vi.restoreAllMocks();
  test.end();
});

/** Routes that cannot be asked with nothing. */
const inputs: { readonly [N in RouteName]?: RouteInput<N> } = {
  'view.list': { tableId: 'room' },
  'reference.list': { table: 'article' },
};

const names = new Map<string, string>(
  Object.entries(evidence).map(([name, table]) => [getTableName(table), name]),
);

/** Names of evidence in what was prepared, whether as a table, in a join or in a subquery. */
function touched(statements: readonly string[]): string[] {
  const found = statements.flatMap((sql) => [...sql.matchAll(/(?:from|join)\s+"?([a-z_]+)/gi)]);
  return [...new Set(found)].flatMap(([, table = '']) => names.get(table) ?? []);
}

// Would catch: a list that goes on showing what was, because a table that it came to read is not in its line.
it.each(Object.keys(routeTables) as RouteName[])(
  '%s reads no other tables than its line says',
  async (route) => {
    asked.length = 0;
    await test.request(route, (inputs[route] ?? {}) as never);
    const reads = touched(asked);
    expect(routeTables[route]).toEqual(expect.arrayContaining(reads));
    expect(asked.join()).not.toContain(getTableName(ledgerEntry));
  },
);

// Would catch: a window that never hears what was written, and so asks for everything, or that asks for nothing.
it('is told which tables a save wrote', async () => {
  test.heads.length = 0;
  await test.request('case.record', { draft: { title: 'Дело' } });
  const tables = test.heads.at(-1)?.tables ?? null;
  expect(tables).toContain('caseFile');
  expect(isStale('case.list', tables)).toBe(true);
  expect(isStale('wallet.list', ['person'])).toBe(false);
  expect(isStale('wallet.list', ['caseAccess'])).toBe(true);
  expect(isStale('home.get', ['person'])).toBe(true);
  expect(isStale('wallet.list', null)).toBe(true);
});
