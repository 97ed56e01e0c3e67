import { expect, it } from 'vitest';
import { runsBack } from '../../db/domain/reportKinds';

// Would catch: statistics of a period that ends before it begins, which are nought and look like a finding.
it.each([
  ['2026-10-01', '2026-09-01', true],
  ['2026-10-01', '2026-10-01', false],
  ['2026-10-01', '', false],
  ['', '2026-09-01', false],
])('a period from %s to %s', (from, to, back) => {
  expect(runsBack({ from, to })).toBe(back);
});
