import { expect, it } from 'vitest';
import { readView, viewState } from '../../../renderer/features/room/roomModel';

const view = {
  sorting: [{ id: 'number', desc: true }],
  filters: [
    { id: 'state', value: ['held'] },
    { id: 'shelf', value: 'К1 / С1' },
  ],
  visibility: { seal: true },
  widths: { title: 320 },
};

// Would catch: a kept view that forgets how wide a column was made, or that comes back on a row of long ago.
it('keeps all of a view but where somebody stood', () => {
  const { by, view: back } = readView(viewState('kind', { ...view, current: '17' })) ?? {};
  expect([by, back]).toEqual(['kind', view]);
});

// Would catch: views of officers that an update makes useless.
it('reads what was kept before rows came in pages', () => {
  const old = {
    by: 'caseNumber',
    group: 'ШМК-2026-0001',
    shelf: 'К1',
    table: { filters: [{ id: 'holder', value: 'A' }] },
  };
  expect(readView(JSON.stringify(old))).toEqual({
    by: 'case',
    view: {
      sorting: [],
      visibility: {},
      filters: [
        { id: 'search', value: 'ШМК-2026-0001' },
        { id: 'shelf', value: 'К1' },
      ],
    },
  });
  expect(readView('{"by":"nothing"}')).toBeUndefined();
});
