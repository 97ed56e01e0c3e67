import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeDeskVault, makeTestDesk, type TestDesk } from './support';

let test: TestDesk;
beforeEach(async () => {
  test = makeTestDesk();
  await makeDeskVault(test);
});
afterEach(() => test.end());

const draft = {
  name: 'Saryarqa Exchange',
  jurisdiction: 'МФЦА',
  contact: 'le@saryarqa.example',
  requestChannel: 'Портал',
};

describe('a provider', () => {
  // Would catch: a provider that can only come with a table, and one whose stale contact nobody can correct.
  it('is typed, corrected with a reason, and both stand in the ledger', async () => {
    const made = await test.request('provider.record', { draft });
    expect(made.number).toMatch(/\/B-01$/);
    const right = { ...draft, contact: 'requests@saryarqa.example' };
    await test.request('provider.amend', { id: made.id, draft: right, reason: 'жаңа пошта' });
    expect(await test.request('provider.get', { id: made.id })).toMatchObject(right);
    expect(await test.request('provider.list', {})).toHaveLength(1);
    const told = await test.request('ledger.list', { subjectKind: 'provider', subjectId: made.id, limit: 9 });
    expect(told.map(({ body }) => [body.kind, body.reason])).toEqual([
      ['provider.amend', 'жаңа пошта'],
      ['provider.record', ''],
    ]);
    expect((await test.request('ledger.verify', {})).findings).toEqual([]);
  });

  // Would catch: a nameless provider in every list, an entry for a correction that corrects nothing.
  it('needs a name, and a correction that corrects', async () => {
    await expect(test.request('provider.record', { draft: { ...draft, name: ' ' } })).rejects.toMatchObject({
      code: 'draft.refused',
    });
    const { id } = await test.request('provider.record', { draft });
    await expect(test.request('provider.amend', { id, draft, reason: 'қайта' })).rejects.toMatchObject({
      code: 'record.unchanged',
    });
  });

  // Would catch: a search that leads to everything but whom to write to.
  it('is found by its name and by its address for requests', async () => {
    const { id } = await test.request('provider.record', { draft });
    for (const text of ['saryarqa', 'le@saryarqa', 'Exchange']) {
      const hits = await test.request('search.find', { text });
      expect(hits.map(({ ref }) => [ref.kind, ref.id])).toContainEqual(['provider', id]);
    }
  });
});
