import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Expected, isUnder, judgeCount, type Seen } from '../../db/domain/stockCount';

const expected = (id: string, more: Partial<Expected> = {}): Expected => ({
  id,
  seal: `PL-${id}`,
  within: null,
  here: true,
  funds: 'none',
  ...more,
});
const seen = (id: string, more: Partial<Seen> = {}): Seen => ({
  lineId: `line-${id}`,
  id,
  intact: 'yes',
  seal: '',
  ...more,
});

describe('a storage place', () => {
  // Would catch: rack 12 counted with rack 1.
  it('holds what lies below it, part by part', () => {
    expect(isUnder('Room 2/Rack 1/Shelf 3', 'room 2 / rack 1')).toBe(true);
    expect(isUnder('Room 2/Rack 12', 'Room 2/Rack 1')).toBe(false);
    expect(isUnder('Room 2', 'Room 2/Rack 1')).toBe(false);
  });
});

describe('the three legs of a count', () => {
  it('names what is there, broken, elsewhere, unknown and missing', () => {
    const all = [
      expected('1', { funds: 'yes' }),
      expected('2', { funds: 'no' }),
      expected('3'),
      expected('4', { within: '1' }),
      expected('5', { within: '3' }),
    ];
    const elsewhere = expected('9', { here: false });
    const { lines, missing } = judgeCount(
      all,
      [
        seen('1', { seal: 'PL-1' }),
        seen('2', { intact: 'no', seal: 'PL-X' }),
        seen('9'),
        seen('', { lineId: 'line-?' }),
      ],
      (id) => [...all, elsewhere].find((one) => one.id === id),
    );
    expect(Object.fromEntries(lines)).toEqual({
      'line-1': { result: 'present', record: 'yes', funds: 'yes' },
      'line-2': { result: 'seal-broken', record: 'no', funds: 'no' },
      'line-9': { result: 'unexpected', record: 'no', funds: 'none' },
      'line-?': { result: 'unknown', record: 'no', funds: 'none' },
    });
    // The part of what was counted is there with it; the part of what is missing is missing too.
    expect(missing.map(({ id }) => id)).toEqual(['3', '5']);
  });

  // Would catch: a thing that no line and no missing row tells of.
  it('leaves nothing out, whatever was expected and scanned', () => {
    const ids = fc.constantFrom('1', '2', '3', '4', '5', '6');
    fc.assert(
      fc.property(fc.uniqueArray(ids), fc.array(fc.oneof(ids, fc.constant(''))), (there, scanned) => {
        const all = there.map((id) => expected(id));
        const lines = scanned.map((id, index) => seen(id, { lineId: String(index) }));
        const judged = judgeCount(all, lines, (id) => (id === '' ? undefined : expected(id)));
        expect(judged.lines.size).toBe(lines.length);
        const told = new Set([...scanned, ...judged.missing.map(({ id }) => id)]);
        for (const id of there) expect(told.has(id)).toBe(true);
        for (const { id } of judged.missing) expect(scanned).not.toContain(id);
      }),
    );
  });
});
