import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ThingFilter, ThingSort } from '../../db/domain/thing';
import { fillRoom } from '../bench/roomVault';
import { makeDeskVault, makeTestDesk, type TestDesk } from './support';

const count = 240;
let test: TestDesk;
let caseId = '';
beforeAll(async () => {
  test = makeTestDesk();
  await makeDeskVault(test);
  const ids: string[] = [];
  for (const title of ['Дело 1', 'Дело 2', 'Дело 3'])
    ids.push((await test.request('case.record', { draft: { title } })).id);
  [caseId = ''] = ids;
  const { vault, officer } = test.desk.session;
  fillRoom(vault, count, officer?.id ?? '', ids);
});
afterAll(() => test.end());

async function all(filter: ThingFilter, sort?: ThingSort) {
  const rows = [];
  for (let from = 0; ; from += 50) {
    const page = await test.request('thing.page', { filter, from, limit: 50, ...(sort ? { sort } : {}) });
    rows.push(...page.rows);
    if (rows.length >= page.total) return rows;
  }
}

describe('thing.page', () => {
  // Would catch: pages that overlap or leave a row out where they are walked to from the end, and both sorts mixed up.
  it.each([
    [{ what: 'exhibit' }, { by: 'number', desc: false }, 'number', 240],
    [{ what: 'exhibit' }, { by: 'number', desc: true }, 'number', 240],
    [{ what: 'exhibit' }, { by: 'storage', desc: true }, 'storagePath', 240],
    [{ what: 'exhibit' }, { by: 'serial', desc: false }, 'serial', 240],
    [{ what: 'exhibit' }, { by: 'place', desc: true }, 'place', 240],
    [{ what: 'wallet' }, { by: 'title', desc: false }, 'title', 240],
    [{}, { by: 'number', desc: false }, 'number', 480],
  ] as const)('answers every row of %j once, in order of %j', async (filter, sort, field, total) => {
    const rows = await all(filter, sort);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(total);
    const values = rows.map((row) => row[field]);
    const sorted = [...values].sort();
    expect(values).toEqual(sort.desc ? sorted.reverse() : sorted);
  });

  it('filters by what a row says', async () => {
    const rows = await all({ what: 'exhibit' });
    const check = async (filter: ThingFilter, holds: (row: (typeof rows)[number]) => boolean) => {
      const found = await all({ what: 'exhibit', ...filter });
      expect(found.map(({ id }) => id)).toEqual(rows.filter(holds).map(({ id }) => id));
      expect(found.length).toBeGreaterThan(0);
    };
    await check({ caseId }, (row) => row.caseId === caseId);
    await check({ kinds: ['phone', 'usb'] }, ({ kind }) => kind === 'phone' || kind === 'usb');
    await check({ states: ['disposed'] }, ({ state }) => state === 'disposed');
    await check({ states: ['held', 'lost'] }, ({ state }) => state === 'held');
    await check({ shelf: 'Room 1 / Rack 1' }, ({ place }) => place.startsWith('Room 1 / Rack 1 /'));
    // Small letters and capitals of Cyrillic are one, and a percent sign is a character.
    await check({ search: 'ТРЕЩИНА' }, ({ title }) => title.includes('трещина'));
    expect(await all({ search: '%' })).toEqual([]);
    expect(await all({ what: 'exhibit', states: ['wallet.confirmed'] })).toEqual([]);
  });

  it('says of a wallet who controls it and what is in it', async () => {
    const [row] = await all({ what: 'wallet', states: ['wallet.unknown'] }, { by: 'urgency', desc: false });
    expect(row).toMatchObject({
      state: 'wallet.unknown',
      chains: [{ chain: 'tron', count: 1 }],
      amounts: [{ assetId: 'usdt.tron' }],
      valueTiyn: null,
    });
  });

  // Would catch: an order that was kept over a write.
  it('sees what was recorded since', async () => {
    const search = { what: 'exhibit', search: 'Совсем новое' } as const;
    expect(await all(search)).toEqual([]);
    await test.request('exhibit.record', { draft: { caseId, description: 'Совсем новое' } });
    expect(await all(search)).toHaveLength(1);
  });
});

describe('thing.summary', () => {
  it('groups what the pages show, and sums it', async () => {
    const rows = await all({});
    for (const [by, value] of [
      ['case', (row) => row.caseId],
      ['kind', (row) => row.kind],
      ['state', (row) => row.state],
    ] as ['case' | 'kind' | 'state', (row: (typeof rows)[number]) => string][]) {
      const { groups } = await test.request('thing.summary', { by });
      expect(Object.fromEntries(groups.map((one) => [one.value, one.exhibits + one.wallets]))).toEqual(
        Object.fromEntries([...Map.groupBy(rows, value)].map(([key, own]) => [key, own.length])),
      );
    }
    const { sums, racks, exhibits } = await test.request('thing.summary', { by: 'place' });
    const amounts = rows.flatMap((row) => row.amounts.map(({ amount }) => BigInt(amount)));
    expect(sums[0]?.amount).toBe(String(amounts.reduce((sum, one) => sum + one, 0n)));
    const lying = rows.filter(
      ({ what, state, place }) => what === 'exhibit' && state === 'held' && place !== '',
    );
    const onShelves = racks.flatMap(({ shelves }) => shelves.map((one) => one.exhibits));
    expect(onShelves.reduce((sum, one) => sum + one, 0)).toBe(lying.length);
    expect(exhibits).toBe(rows.filter(({ what }) => what === 'exhibit').length);
  });
});
