import { type ChainId, mainChain } from './chains';
import { ruleOf, rules } from './rules';
import { cleanAddress } from './text';
import type { AddressRule, AddressVerdict, Parsed } from './types';

export { type ChainId, type ChainInfo, chains, findChain, mainChain } from './chains';
export { checksumCase, evmChains } from './evm';
export { cleanAddress, groupAddress } from './text';
export type { AddressReason, AddressVerdict, Checksum, Repair, RepairKind } from './types';

export interface CheckOptions {
  /** Search for one-character repairs of a failed text (default true). Costs some milliseconds: off in long loops. */
  repairs?: boolean;
}

// Longer texts are no address of any chain; they are refused before anything is computed over them.
const LONGEST = 512;

function verdictOf(rule: AddressRule, text: string, parsed: Parsed, options: CheckOptions): AddressVerdict {
  if (parsed.ok) {
    const { format, checksum, canonical } = parsed;
    const network = parsed.network ?? rule.network;
    return { valid: true, chain: rule.chain, network, format, checksum, canonical, repairs: [] };
  }
  const verdict: AddressVerdict = {
    valid: false,
    chain: rule.chain,
    network: parsed.elsewhere?.network ?? rule.network,
    format: parsed.format ?? 'unknown',
    checksum: parsed.elsewhere?.checksum ?? 'failed',
    canonical: parsed.elsewhere?.canonical ?? text,
    reason: parsed.reason,
    repairs: [],
  };
  if (parsed.wrongAt !== undefined && parsed.wrongAt.length > 0) verdict.wrongAt = parsed.wrongAt;
  if (options.repairs !== false && parsed.elsewhere === undefined) verdict.repairs = rule.repairs(text);
  return verdict;
}

/** The verdict of one chain's rules on a text as it was typed, pasted or scanned. */
export function checkAddress(chain: ChainId, text: string, options: CheckOptions = {}): AddressVerdict {
  const rule = ruleOf(chain);
  if (rule === undefined) throw new RangeError(`no address rule for ${chain}`);
  const clean = cleanAddress(text);
  if (clean.length > LONGEST)
    return verdictOf(rule, clean, { ok: false, reason: 'length' }, { repairs: false });
  return verdictOf(rule, clean, rule.parse(clean), options);
}

export interface IdentifyOptions extends CheckOptions {
  /**
   * Name also the chains that only share another chain's form (default false): every EVM chain beside Ethereum, Bitcoin
   * Cash beside an old address of Bitcoin. They are named in any case where they are the only ones.
   */
  shared?: boolean;
}

/**
 * Every chain that accepts the text; only where none does, the chains whose address it nearly is, those with a repair
 * first. A test network is not named beside a main network that accepts the same text.
 */
export function identifyAddress(text: string, options: IdentifyOptions = {}): AddressVerdict[] {
  const clean = cleanAddress(text);
  if (clean === '' || clean.length > LONGEST) return [];
  const own: AddressVerdict[] = [];
  const borrowed: AddressVerdict[] = [];
  const loose: AddressVerdict[] = [];
  // Verified by a rule that keeps silent: then it is no spoilt address of another chain either.
  let sound = false;
  for (const rule of rules) {
    const parsed = rule.parse(clean);
    if (!parsed.ok) continue;
    if (rule.telling?.(clean) === false) {
      sound ||= parsed.checksum === 'verified';
      continue;
    }
    const group = parsed.checksum === 'format-only' ? loose : parsed.borrowed === true ? borrowed : own;
    group.push(verdictOf(rule, clean, parsed, options));
  }
  if (own.length > 0) return withoutShadows(options.shared === true ? [...own, ...borrowed] : own);
  if (borrowed.length > 0) return withoutShadows(borrowed);
  const misses = sound ? [] : nearMisses(clean, options);
  // A name without check digits is a guess: a spoilt address of another chain is the better one.
  return misses.length > 0 ? misses : loose;
}

function withoutShadows(accepted: AddressVerdict[]): AddressVerdict[] {
  const main = new Set(accepted.filter((one) => mainChain(one.chain) === one.chain).map((one) => one.chain));
  return accepted.filter((one) => mainChain(one.chain) === one.chain || !main.has(mainChain(one.chain)));
}

function nearMisses(clean: string, options: CheckOptions): AddressVerdict[] {
  const found = new Map<ChainId, AddressVerdict>();
  for (const rule of rules) {
    if (!rule.resembles(clean)) continue;
    const verdict = verdictOf(rule, clean, rule.parse(clean), { repairs: true });
    const chain = mainChain(rule.chain);
    const known = found.get(chain);
    if (known === undefined || (known.repairs.length === 0 && verdict.repairs.length > 0))
      found.set(chain, verdict);
    // A repair that passes a checksum is proof: no other chain is asked for a better guess.
    if (verdict.repairs.length > 0) break;
  }
  const misses = [...found.values()].sort(
    (a, b) => Number(b.repairs.length > 0) - Number(a.repairs.length > 0),
  );
  return options.repairs === false ? misses.map((one) => ({ ...one, repairs: [] })) : misses;
}
