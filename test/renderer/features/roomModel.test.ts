import { expect, it } from 'vitest';
import { groupRows, liesAt, type RoomRow, shelfMap } from '../../../renderer/features/room/roomModel';

const row = (place: string, more: Partial<RoomRow> = {}): RoomRow => ({
  id: place,
  number: '',
  title: '',
  kind: 'phone',
  caseNumber: 'A',
  holder: '',
  state: 'held',
  seal: '',
  quantity: 1,
  place,
  ...more,
});

// Would catch: a shelf that counts what lies on another, "10" before "2", or a box that is no part of its shelf.
it('draws racks and shelves in the order of their numbers, boxes counted with their shelf', () => {
  const rows = ['К1/С1/П10/Б2', 'К1/С1/П2', 'К1 / С1 / П2 / Б1', 'К1\\С2', ''].map((place) => row(place));
  expect(shelfMap(rows)).toEqual([
    {
      rack: 'К1 / С1',
      shelves: [
        { name: 'П2', path: 'К1 / С1 / П2', exhibits: 2 },
        { name: 'П10', path: 'К1 / С1 / П10', exhibits: 1 },
      ],
    },
    { rack: 'К1 / С2', shelves: [{ name: '', path: 'К1 / С2', exhibits: 1 }] },
  ]);
  expect(liesAt('К1/С1/П2/Б1', 'К1 / С1 / П2')).toBe(true);
  expect(liesAt('К1/С1/П20', 'К1 / С1 / П2')).toBe(false);
});

// Would catch: pieces that are counted as numbers of exhibits, or a group that the filter does not find again.
it('groups by what a row says and sums pieces apart from numbers', () => {
  const rows = [row('a', { quantity: 40 }), row('b'), row('b', { kind: 'usb' })];
  expect(groupRows(rows, 'kind')).toEqual([
    { value: 'phone', exhibits: 2, pieces: 41 },
    { value: 'usb', exhibits: 1, pieces: 1 },
  ]);
});
