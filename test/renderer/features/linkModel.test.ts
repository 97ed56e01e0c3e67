import { describe, expect, it } from 'vitest';
import {
  checkLinkForm,
  emptyLink,
  endOptions,
  groupEnds,
  readEnd,
} from '../../../renderer/features/links/linkModel';

const caseId = '01900000-0000-7000-8000-000000000001';
const walletId = '01900000-0000-7000-8000-000000000002';
const personId = '01900000-0000-7000-8000-000000000003';
const errors = (draft: ReturnType<typeof emptyLink>) =>
  checkLinkForm(draft).filter((found) => found.level === 'error');

describe('the form of a link', () => {
  // Two empty ends are equal: saying "a link to itself" before anything was picked would mislead.
  it('says which ends are missing, and not that the link leads to itself', () => {
    expect(
      errors({ ...emptyLink(caseId, undefined), fromKind: 'person', toKind: 'person' }).map((found) => [
        found.field,
        found.code,
      ]),
    ).toEqual([
      ['fromId', 'required'],
      ['toId', 'required'],
    ]);
  });

  it('refuses a link of a record to itself', () => {
    const draft = {
      ...emptyLink(caseId, { kind: 'wallet', id: walletId }),
      toKind: 'wallet' as const,
      toId: walletId,
    };
    expect(errors(draft).map((found) => found.code)).toEqual(['link.to-itself']);
  });

  it('begins at the record whose page it was opened from', () => {
    expect(emptyLink(caseId, readEnd(`wallet:${walletId}`))).toMatchObject({
      fromKind: 'wallet',
      fromId: walletId,
      toId: '',
    });
    expect(readEnd('officer:1')).toBeUndefined();
    expect(readEnd('wallet:')).toBeUndefined();
    expect(readEnd(undefined)).toBeUndefined();
  });

  it('names records by their number within the case and their title', () => {
    const options = endOptions({
      file: { id: caseId, number: 'SHM-2026-014', title: 'Pyramid' },
      exhibits: [],
      wallets: [{ id: walletId, number: 'SHM-2026-014/W-02', label: 'Nano X' }],
      accounts: [],
      sites: [],
      persons: [{ id: personId, number: 'SHM-2026-014/P-01', name: '', nameLatin: 'John Smith' }],
    });
    expect(options.map((option) => option.label)).toEqual([
      'SHM-2026-014 Pyramid',
      'P-01 John Smith',
      'W-02 Nano X',
    ]);
    expect(groupEnds(options, (kind) => kind).map((group) => group.group)).toEqual([
      'person',
      'wallet',
      'case',
    ]);
  });
});
