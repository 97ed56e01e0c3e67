import { describe, expect, it } from 'vitest';
import { type Column, choicesOf, compareCells, passes, toCsv } from '../../../renderer/ui/table/model';
import { changeView, forgetViews, useViews } from '../../../renderer/ui/table/views';

interface Row {
  name: string;
  watts: number | null;
}
const columns: Column<Row>[] = [
  { id: 'name', header: 'Name', value: (row) => row.name },
  { id: 'watts', header: 'Watts', value: (row) => row.watts },
];
const collate = (a: string, b: string) => a.localeCompare(b, 'ru', { numeric: true });

describe('cells', () => {
  // Would catch: numbers sorted as texts ("10" before "9").
  it('compares numbers as numbers and texts by their digits', () => {
    expect(compareCells(9, 10, collate)).toBeLessThan(0);
    expect(compareCells('W-9', 'W-10', collate)).toBeLessThan(0);
  });

  // Would catch: a search in Cyrillic that minds capitals, or a choice of several values meaning all of them at once.
  it('filters by a part of the text, or by any of the chosen values', () => {
    expect(passes('Кошелёк Ғани', 'ғани')).toBe(true);
    expect(passes('Кошелёк', 'ғани')).toBe(false);
    expect(passes('fraud', ['fraud', 'other'])).toBe(true);
    expect(passes('pyramid', ['fraud', 'other'])).toBe(false);
    expect(passes(null, [''])).toBe(true);
    expect(passes('fraud', [])).toBe(true);
  });

  // Would catch: a list of choices without the rows that state nothing.
  it('counts the values that occur, the unstated among them', () => {
    const rows = [
      { name: 'b', watts: 1 },
      { name: '', watts: 1 },
      { name: 'b', watts: null },
    ];
    expect(choicesOf(rows, columns[0] as Column<Row>, collate)).toEqual([
      { value: '', count: 1 },
      { value: 'b', count: 2 },
    ]);
  });
});

describe('copying as CSV', () => {
  // Would catch: a formula that runs in the spreadsheet of whoever pastes it, and a comma that shifts the columns.
  it('quotes what has to be quoted and disarms formulas', () => {
    const rows = [
      { name: '=HYPERLINK("x")', watts: -5 },
      { name: 'a, "b"', watts: null },
    ];
    expect(toCsv(rows, columns)).toBe('Name,Watts\r\n"\'=HYPERLINK(""x"")",-5\r\n"a, ""b""",');
  });
});

// Would catch: the filter of one vault, which may hold a name, still standing after a lock.
it('forgets every view at once', () => {
  const initial = { sorting: [], filters: [], visibility: {}, current: null };
  changeView('cases', initial, () => ({ filters: [{ id: 'name', value: 'Ғани' }] }));
  expect(useViews.getState().cases?.filters).toHaveLength(1);
  forgetViews();
  expect(useViews.getState()).toEqual({});
});
