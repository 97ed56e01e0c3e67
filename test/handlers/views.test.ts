import { afterEach, beforeEach, expect, it } from 'vitest';
import { makeDeskVault, makeTestDesk, type TestDesk } from './support';

let test: TestDesk;
beforeEach(async () => {
  test = makeTestDesk();
  await makeDeskVault(test);
});
afterEach(() => test.end());

// Would catch: a view that is there twice, that another table shows, or that writes into the ledger.
it('keeps views of a table by name, outside the ledger', async () => {
  const { seq } = await test.request('ledger.head', {});
  await test.request('view.save', { tableId: 'room', name: 'Телефоны', state: '{"by":"kind"}' });
  const kept = await test.request('view.save', {
    tableId: 'room',
    name: 'Телефоны',
    state: '{"by":"place"}',
  });
  expect(await test.request('view.list', { tableId: 'room' })).toEqual([kept]);
  expect(await test.request('view.list', { tableId: 'wallets' })).toEqual([]);
  await test.request('view.remove', { id: kept.id });
  expect(await test.request('view.list', { tableId: 'room' })).toEqual([]);
  expect((await test.request('ledger.head', {})).seq).toBe(seq);
});
