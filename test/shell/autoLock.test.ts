import { describe, expect, it } from 'vitest';
import { AutoLock, isLockKey } from '../../electron/shell/autoLock';

function machine(minutes: number) {
  const state = { now: 0, open: true, locked: 0 };
  const lock = new AutoLock({
    minutes: () => minutes,
    open: () => state.open,
    lock: () => {
      state.locked += 1;
      state.open = false;
    },
    now: () => state.now,
  });
  const pass = (passed: number) => {
    state.now += passed * 60_000;
    lock.look();
  };
  return { state, lock, pass };
}

describe('locking by itself', () => {
  it('happens after the minutes without use, and not before', () => {
    const { state, pass } = machine(10);
    pass(9.9);
    expect(state.locked).toBe(0);
    pass(0.1);
    expect(state.locked).toBe(1);
  });

  it('waits anew after each use and for a long job', () => {
    const { state, lock, pass } = machine(10);
    for (let times = 0; times < 5; times += 1) {
      pass(9);
      lock.noteUse();
    }
    expect(state.locked).toBe(0);
  });

  // A timer does not run while the machine sleeps: the first look after it must see the whole night.
  it('counts a night that the timer slept through', () => {
    const { state, pass } = machine(10);
    pass(480);
    expect(state.locked).toBe(1);
  });

  it('is off at 0, while sleep and the key still lock, and locks nothing twice', () => {
    const { state, lock, pass } = machine(0);
    pass(480);
    expect(state.locked).toBe(0);
    lock.lockNow();
    lock.lockNow();
    expect(state.locked).toBe(1);
  });

  it('knows its key on a Cyrillic layout too', () => {
    const key = { type: 'keyDown', code: 'KeyL', control: true, meta: false, shift: false, alt: false };
    expect(isLockKey(key)).toBe(true);
    expect(isLockKey({ ...key, control: false, meta: true })).toBe(true);
    expect(isLockKey({ ...key, shift: true })).toBe(false);
    expect(isLockKey({ ...key, code: 'KeyK' })).toBe(false);
  });
});
