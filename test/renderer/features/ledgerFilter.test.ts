import { describe, expect, it } from 'vitest';
import { dayStart, emptyFilter, listInput } from '../../../renderer/features/ledger/ledgerFilter';

describe('the filter of the ledger', () => {
  // Would catch: a last day that is left out, or a day that begins at midnight in Greenwich.
  it('takes both days whole, as this machine counts them', () => {
    const input = listInput(
      { ...emptyFilter, from: '2026-11-18', to: '2026-11-18' },
      { kind: undefined, id: undefined },
    );
    expect(input.from).toBe(new Date(2026, 10, 18).toISOString());
    expect(input.to).toBe(new Date(2026, 10, 19).toISOString());
  });

  it('asks for nothing that was not chosen', () => {
    expect(listInput(emptyFilter, { kind: undefined, id: undefined })).toEqual({});
    expect(listInput({ ...emptyFilter, kind: 'wallet.amend' }, { kind: 'wallet', id: 'w' })).toEqual({
      kind: 'wallet.amend',
      subjectKind: 'wallet',
      subjectId: 'w',
    });
    expect(dayStart('')).toBeUndefined();
  });
});
