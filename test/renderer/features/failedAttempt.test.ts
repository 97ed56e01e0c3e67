import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { failedAttempt } from '../../../renderer/features/accessLog/failedAttempt';

const english = JSON.parse(
  readFileSync(new URL('../../../assets/locales/en/access.json', import.meta.url), 'utf8'),
) as Record<string, string>;

// Would catch: an access log that shows `?3` or a key's name where it should say what happened.
it.each([
  ['+12', true, 'failed.more', 12],
  ['?3', false, 'failed.unread', 3],
  ['recovery', false, 'failed.recovery', 1],
  ['second', true, 'failed.second', 1],
  ['second recovery', false, 'failed.secondRecovery', 1],
  ['', true, 'failed.of', 1],
  ['', false, 'said.unlock.failed', 1],
  ['anything that somebody wrote', false, 'said.unlock.failed', 1],
])('has words for a failure noted as %j', (what, known, words, count) => {
  expect(failedAttempt({ what }, known)).toEqual({ words, count });
  expect(english).toHaveProperty([words]);
});
