import { expect, it } from 'vitest';
import type { HomeAlert } from '../../../db/domain/home';
import { alertUrl, categoryShares, sortAlerts } from '../../../renderer/features/home/homeModel';

const alert = (
  state: 'red' | 'amber',
  since: string,
  code: HomeAlert['code'] = 'wallet.not-secured',
): HomeAlert => ({
  code,
  state,
  since,
  subject: { kind: 'wallet', id: 'w', number: 'A-2026-001/W-01', title: 'x' },
  caseNumber: 'A-2026-001',
  params: {},
});

// Would catch: an old amber thing standing above money that can be lost, or the newest red first.
it('puts red before amber and the oldest first', () => {
  const sorted = sortAlerts([alert('amber', '2026-01'), alert('red', '2026-03'), alert('red', '2026-02')]);
  expect(sorted.map((one) => `${one.state} ${one.since}`)).toEqual([
    'red 2026-02',
    'red 2026-03',
    'amber 2026-01',
  ]);
});

// Would catch: an alert whose row leads back to the home page.
it('leads to the place where an alert is solved', () => {
  expect(alertUrl(alert('red', ''))).toBe('/wallets/w');
  expect(alertUrl({ ...alert('red', '', 'recovery.unconfirmed'), subject: null })).toBe('/settings');
});

// Would catch: shares that do not add up to the whole, or a division by no cases.
it('shares out the cases', () => {
  const shares = categoryShares([
    { category: 'other', count: 0, damageTiyn: '0' },
    { category: 'fraud', count: 1, damageTiyn: '0' },
    { category: 'pyramid', count: 3, damageTiyn: '0' },
  ]);
  expect(shares.map((one) => [one.category, one.share])).toEqual([
    ['pyramid', 0.75],
    ['fraud', 0.25],
  ]);
  expect(categoryShares([])).toEqual([]);
});
