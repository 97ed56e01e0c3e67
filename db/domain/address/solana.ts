import { BASE58, base58Size } from './base58';
import { familyRule } from './family';
import { strangers } from './text';
import type { AddressRule, Parsed } from './types';

/** Solana: 32 bytes in base58, a public key or a derived account. There is no checksum to verify. */
function parseSolana(text: string): Parsed {
  const wrongAt = strangers(text, BASE58);
  if (wrongAt.length > 0) return { ok: false, reason: 'character', wrongAt };
  if (text.length < 32 || text.length > 44 || base58Size(text) !== 32) return { ok: false, reason: 'length' };
  return { ok: true, format: 'account', checksum: 'none', canonical: text };
}

export const solanaRules: readonly AddressRule[] = [
  familyRule({ chain: 'solana', network: 'mainnet', parse: parseSolana }),
];
