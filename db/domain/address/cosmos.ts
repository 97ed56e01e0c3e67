import { BECH32, bech32Encoding, decodeBech32, mixedCase, wordsToBytes } from './bech32';
import type { ChainId } from './chains';
import { familyRule } from './family';
import { lowerLatin, strangers } from './text';
import type { AddressRule, Parsed } from './types';

/** Chains built with the Cosmos SDK and the bech32 prefix of their accounts (SLIP-173). */
const PREFIXES: readonly (readonly [ChainId, string])[] = [
  ['cosmos', 'cosmos'],
  ['osmosis', 'osmo'],
  ['juno', 'juno'],
  ['kava', 'kava'],
  ['terra', 'terra'],
  ['injective', 'inj'],
  ['sei', 'sei'],
  ['celestia', 'celestia'],
  ['axelar', 'axelar'],
  ['akash', 'akash'],
  ['dydx', 'dydx'],
  ['evmos', 'evmos'],
  ['zetachain', 'zeta'],
  ['thorchain', 'thor'],
  ['iris', 'iaa'],
  ['noble', 'noble'],
  ['crypto-org', 'cro'],
  ['bnb-beacon', 'bnb'],
];
const ROLES: Readonly<Record<string, string>> = { '': 'account', valoper: 'validator', valcons: 'consensus' };

function parseCosmos(text: string, hrp: string): Parsed {
  const mixed = mixedCase(text);
  if (mixed.length > 0) return { ok: false, reason: 'mixed-case', wrongAt: mixed };
  const lower = lowerLatin(text);
  const one = lower.lastIndexOf('1');
  const role = lower.startsWith(hrp) ? ROLES[lower.slice(hrp.length, one)] : undefined;
  if (one < 0 || role === undefined) return { ok: false, reason: 'prefix' };
  const wrongAt = strangers(lower, BECH32, one + 1);
  if (wrongAt.length > 0) return { ok: false, reason: 'character', format: role, wrongAt };
  const parts = decodeBech32(lower, 120);
  if (parts?.encoding !== 'bech32') return { ok: false, reason: 'checksum', format: role };
  const size = wordsToBytes(parts.words)?.length;
  // 32 bytes: accounts of contracts and groups.
  if (size !== 20 && size !== 32) return { ok: false, reason: 'length', format: role };
  return { ok: true, format: role, checksum: 'verified', canonical: lower };
}

export const cosmosRules: readonly AddressRule[] = PREFIXES.map(([chain, hrp]) =>
  familyRule({
    chain,
    network: 'mainnet',
    parse: (text) => parseCosmos(text, hrp),
    distinct: new RegExp(`^${hrp}(?:valoper|valcons)?1[${BECH32}]{30,60}$`),
    near: new RegExp(`^${hrp}(?:valoper|valcons)?1\\S{36,60}$`),
    alphabet: `${BECH32}b1io`,
    quick: (text) => bech32Encoding(text) === 'bech32',
  }),
);
