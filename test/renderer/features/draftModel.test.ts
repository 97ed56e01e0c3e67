import { expect, it } from 'vitest';
import { readDraftKey } from '../../../renderer/features/home/draftModel';

// Would catch: a kept draft whose link opens an empty form, so that what was typed seems lost.
it('leads from a key to the form that keeps under it', () => {
  expect(readDraftKey('case:new')?.url).toBe('/cases/new');
  expect(readDraftKey('wallet:new:C1')?.url).toBe('/wallets/new?case=C1');
  expect(readDraftKey('wallet:new:C1:E1')?.url).toBe('/wallets/new?case=C1&exhibit=E1');
  expect(readDraftKey('site:S1')).toEqual({
    key: 'site:S1',
    kind: 'site',
    fresh: false,
    url: '/sites/S1/edit',
  });
});

// Would catch: a page that breaks on a key of another version.
it('passes over keys that no form has', () => {
  expect(['', 'case', 'report:new:C1', 'movement:new', 'ledger:1'].map(readDraftKey)).toEqual(
    Array.from({ length: 5 }, () => undefined),
  );
});
