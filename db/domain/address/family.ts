import type { ChainId } from './chains';
import { findRepairs } from './repair';
import type { AddressRule, Parsed, Repair } from './types';

/** A chain's own rule in its simplest form; the rest follows from it. */
export interface Family {
  chain: ChainId;
  network: string;
  parse(text: string): Parsed;
  /** Texts that are this chain's beyond doubt, even when they fail: a prefix that no other chain uses. */
  distinct?: RegExp;
  /** Texts that may be a spoilt address of this chain. They are called so only when a repair proves it. */
  near?: RegExp;
  /** Characters to try in repairs; none when the chain has no checksum. */
  alphabet?: string;
  quick?(text: string): boolean;
  substitute?(text: string): (position: number, to: string) => boolean;
  telling?(text: string): boolean;
}

export function familyRule(family: Family): AddressRule {
  const { chain, network, alphabet, distinct, near } = family;
  const accepts = (text: string): boolean => family.parse(text).ok;
  const looks = (text: string): boolean => distinct?.test(text) === true || near?.test(text) === true;
  const repairs = (text: string): Repair[] => {
    if (alphabet === undefined || !looks(text)) return [];
    const { substitute } = family;
    const quick = family.quick ?? accepts;
    return findRepairs(text, { alphabet, quick, accepts, ...(substitute && { substitute }) });
  };
  return {
    chain,
    network,
    parse: (text) => (text === '' ? { ok: false, reason: 'empty' } : family.parse(text)),
    resembles: (text) => distinct?.test(text) === true || repairs(text).length > 0,
    repairs,
    ...(family.telling && { telling: family.telling }),
  };
}
