import type { FoundBackup } from '../../../db/domain/backup';
import { RequestError } from '../../ipc/envelope';

/** Refusals after which an officer wants to see what is there, rather than try again. */
const lookingCodes = [
  'vault.header-damaged',
  'vault.damaged',
  'vault.newer-version',
  'vault.older-version',
  'vault.not-a-vault',
  'vault.header-old',
];

export function needsLooking(error: unknown): boolean {
  return error instanceof RequestError && lookingCodes.includes(error.code);
}

/** Backups that can be put back, newest first. */
export function readable(backups: readonly FoundBackup[]): FoundBackup[] {
  return backups.filter(({ state }) => state === 'readable');
}
