import { algorandRules } from './algorand';
import { bitcoinRules } from './bitcoin';
import { bitcoinCashRules } from './bitcoinCash';
import { cardanoRules } from './cardano';
import type { ChainId } from './chains';
import { coinRules } from './coins';
import { cosmosRules } from './cosmos';
import { evmRules } from './evm';
import { filecoinRules } from './filecoin';
import { moneroRules } from './monero';
import { namedRules } from './named';
import { solanaRules } from './solana';
import { ss58Rules } from './ss58';
import { stellarRules } from './stellar';
import { tezosRules } from './tezos';
import { tonRules } from './ton';
import { tronRules } from './tron';
import type { AddressRule } from './types';
import { xrpRules } from './xrp';
import { zcashRules } from './zcash';

/** All rules, in the order in which verdicts are shown. A new family of chains is one file and one line here. */
export const rules: readonly AddressRule[] = [
  ...bitcoinRules,
  ...evmRules,
  ...tronRules,
  ...coinRules,
  ...bitcoinCashRules,
  ...zcashRules,
  ...xrpRules,
  ...moneroRules,
  ...cardanoRules,
  ...ss58Rules,
  ...cosmosRules,
  ...stellarRules,
  ...tezosRules,
  ...filecoinRules,
  ...algorandRules,
  ...tonRules,
  ...solanaRules,
  ...namedRules,
];

const byChain = new Map<ChainId, AddressRule>(rules.map((rule) => [rule.chain, rule]));

export function ruleOf(chain: ChainId): AddressRule | undefined {
  return byChain.get(chain);
}
