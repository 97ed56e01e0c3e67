import { expect, it } from 'vitest';
import { liesAt, shelfMap } from '../../db/domain/thing';

// Would catch: a shelf that counts what lies on another, "10" before "2", or a box that is no part of its shelf.
it('draws racks and shelves in the order of their numbers, boxes counted with their shelf', () => {
  const places = ['К1/С1/П10/Б2', 'К1/С1/П2', 'К1 / С1 / П2 / Б1', 'К1\\С2', ''];
  const counts = places.map((place, at) => ({ place, here: 1, out: at === 1 ? 3 : 0 }));
  expect(shelfMap(counts)).toEqual([
    {
      rack: 'К1 / С1',
      shelves: [
        { name: 'П2', path: 'К1 / С1 / П2', exhibits: 2, out: 3 },
        { name: 'П10', path: 'К1 / С1 / П10', exhibits: 1, out: 0 },
      ],
    },
    { rack: 'К1 / С2', shelves: [{ name: '', path: 'К1 / С2', exhibits: 1, out: 0 }] },
  ]);
  expect(liesAt('К1/С1/П2/Б1', 'К1 / С1 / П2')).toBe(true);
  expect(liesAt('К1/С1/П20', 'К1 / С1 / П2')).toBe(false);
});
