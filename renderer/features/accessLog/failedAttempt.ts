import type { AccessBody } from '../../../db/domain/access';

const words = {
  recovery: 'failed.recovery',
  second: 'failed.second',
  'second recovery': 'failed.secondRecovery',
} as const;

/**
 * Which words say what failed. `+12` counts attempts that were not kept one by one, `?3` notes that could not be read:
 * see electron/vault/notes.ts. `known` tells whether the officer whose passphrase was tried has a record here.
 */
export function failedAttempt(
  { what }: Pick<AccessBody, 'what'>,
  known: boolean,
): { words: string; count: number } {
  const counted = /^([+?])(\d{1,9})$/.exec(what);
  if (counted)
    return { words: counted[1] === '+' ? 'failed.more' : 'failed.unread', count: Number(counted[2]) };
  if (what === 'recovery' || what === 'second recovery') return { words: words[what], count: 1 };
  if (!known) return { words: 'said.unlock.failed', count: 1 };
  return { words: what === 'second' ? words.second : 'failed.of', count: 1 };
}
