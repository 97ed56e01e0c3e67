import { bitcoinRules } from './bitcoin';
import type { ChainId } from './chains';
import { evmRules } from './evm';
import { tronRules } from './tron';
import type { AddressRule } from './types';

/** All rules, in the order in which verdicts are shown. A new family of chains is one file and one line here. */
export const rules: readonly AddressRule[] = [...bitcoinRules, ...evmRules, ...tronRules];

const byChain = new Map<ChainId, AddressRule>(rules.map((rule) => [rule.chain, rule]));

export function ruleOf(chain: ChainId): AddressRule | undefined {
  return byChain.get(chain);
}
