import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { LockKey } from '../../electron/shell/lockKey';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

// Would catch: a page that hangs and so keeps a vault open, or one that heard and is locked over its own question.
it('leaves locking to a page that hears, and locks where none does', () => {
  const said: string[] = [];
  const key = new LockKey({ tell: () => said.push('tell'), lock: () => said.push('lock') });
  key.pressed();
  key.heard();
  vi.advanceTimersByTime(60_000);
  expect(said).toEqual(['tell']);
  key.pressed();
  key.pressed();
  vi.advanceTimersByTime(60_000);
  expect(said).toEqual(['tell', 'tell', 'lock']);
});
