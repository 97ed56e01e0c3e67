import { describe, expect, it } from 'vitest';
import { checkBounds } from '../../db/domain/bounds';
import { siteDraft } from '../../db/domain/site';
import { walletDraft } from '../../db/domain/wallet';

const caseId = '00000000-0000-7000-8000-000000000000';
const site = siteDraft.parse({ caseId, equipment: [{ model: 'S19' }] });
const machine = site.equipment[0];

describe('checkBounds', () => {
  it('says nothing of a draft that the vault takes', () => {
    expect(checkBounds('site', site)).toEqual([]);
  });

  // The router answered "the request was not understood" to watts with a digit too many.
  it('names a number beyond what a field takes, at that field', () => {
    const equipment = [{ ...machine, nameplateWatts: 32_503_250 }];
    expect(checkBounds('site', { ...site, equipment })).toEqual([
      {
        field: 'equipment.0.nameplateWatts',
        code: 'number.too-big',
        level: 'error',
        params: { most: 1_000_000 },
      },
    ]);
  });

  it('names a number below, and one that is missing where one must be', () => {
    expect(checkBounds('site', { ...site, equipment: [{ ...machine, count: 0 }] })).toMatchObject([
      {
        field: 'equipment.0.count',
        code: 'number.too-small',
        params: { least: 1 },
      },
    ]);
    expect(
      checkBounds('site', {
        ...site,
        equipment: [{ ...machine, count: null }],
      }),
    ).toMatchObject([{ field: 'equipment.0.count', code: 'required' }]);
  });

  // A pasted text was cut at its 400th sign without a word.
  it('counts the signs that are too many', () => {
    const wallet = { ...walletDraft.parse({ caseId }), label: 'ә'.repeat(403) };
    expect(checkBounds('wallet', wallet)).toMatchObject([
      { field: 'label', code: 'text.too-long', params: { n: 3, most: 400 } },
    ]);
  });

  it('leaves alone what a form holds beside its draft', () => {
    expect(checkBounds('site', { ...site, pending: ['x'] })).toEqual([]);
    expect(checkBounds('officer', { name: 1 })).toEqual([]);
  });
});
