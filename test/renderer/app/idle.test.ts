import { expect, it } from 'vitest';
import { idleLeft, warningOf } from '../../../renderer/app/idle';

// Would catch: a vault that is told to lock after one minute and warns from the first second on.
it('warns a minute before, and later where the time is short', () => {
  expect([0, 1, 2, 10].map(warningOf)).toEqual([0, 30_000, 60_000, 60_000]);
});

// Would catch: a countdown where the officer switched the lock off, or one that goes below zero.
it('counts down to the lock, or not at all', () => {
  expect(idleLeft(0, 10_000_000)).toBeNull();
  expect(idleLeft(10, 9 * 60_000)).toBe(60_000);
  expect(idleLeft(1, 500_000)).toBe(0);
});
