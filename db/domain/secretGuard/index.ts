import { findKeys } from './keys';
import { findSeedRuns } from './seedWords';

export { privateKeyKind } from './keys';
export { findSeedRuns, type SeedLanguage, type SeedRun, wordLists } from './seedWords';

export type SecretKind = 'seed' | 'wif' | 'xprv' | 'hex-key' | 'keystore' | 'other-key';

/** Where a secret stands in a text. The secret itself is never repeated: not here, not in a finding, not in a log. */
export interface SecretHit {
  kind: SecretKind;
  /** UTF-16 positions in the text, end exclusive. */
  start: number;
  end: number;
}

export interface GuardOptions {
  /** The field is known to hold a transaction id or a hash: 64 hexadecimal digits are then no secret. */
  allowHash?: boolean;
}

/**
 * Seed words and private keys in free text, in order of place. Used by `check(draft)` of every record, because the ledger
 * keeps for ever what it is given. The rules stand at `findSeedRuns` and `findKeys`.
 */
export function findSecrets(text: string, options: GuardOptions = {}): SecretHit[] {
  const hits: SecretHit[] = findKeys(text, options.allowHash === true);
  for (const { start, end } of findSeedRuns(text)) hits.push({ kind: 'seed', start, end });
  return hits.sort((a, b) => a.start - b.start);
}
