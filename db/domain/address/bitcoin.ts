import { base58 } from '@scure/base';
import { BASE58, decodeBase58check, quickBase58check } from './base58';
import { BECH32, bech32Encoding, decodeBech32, mixedCase, wordsToBytes } from './bech32';
import type { ChainId } from './chains';
import { isForeign } from './lookalikes';
import { nearlyBase58, seemsBase58 } from './near';
import { findRepairs, sortRepairs } from './repair';
import { lowerLatin, strangers } from './text';
import type { AddressRule, Parsed, Repair } from './types';

/** Prefixes of a chain that writes addresses as Bitcoin does. */
export interface BitcoinLike {
  chain: ChainId;
  network: string;
  p2pkh: readonly number[];
  p2sh: readonly number[];
  hrp?: string;
  /** First characters that a base58 address of this chain begins with. */
  leads: string;
  /** Version bytes that are first of all another chain's. */
  borrowed?: readonly number[];
}

const HASH_SIZE = 25;
const SEGWIT_ALPHABET = `${BECH32}b1`;

function shapeOf(version: number, program: Uint8Array): string {
  if (version === 0) return program.length === 20 ? 'P2WPKH' : 'P2WSH';
  if (version === 1 && program.length === 32) return 'P2TR';
  // BIP-433 pay to anchor: a spendable-by-anyone output of two fixed bytes.
  if (version === 1 && program.length === 2 && program[0] === 0x4e && program[1] === 0x73) return 'P2A';
  return `witness-v${version}`;
}

/** BIP-173 for witness version 0 and BIP-350 for the others, with the length rules of BIP-141. */
function parseSegwit(text: string, hrp: string): Parsed {
  const mixed = mixedCase(text);
  if (mixed.length > 0) return { ok: false, reason: 'mixed-case', format: 'bech32', wrongAt: mixed };
  const lower = lowerLatin(text);
  const wrongAt = strangers(lower, BECH32, hrp.length + 1);
  if (wrongAt.length > 0) return { ok: false, reason: 'character', format: 'bech32', wrongAt };
  if (text.length > 90 || text.length < hrp.length + 8)
    return { ok: false, reason: 'length', format: 'bech32' };
  const parts = decodeBech32(lower);
  if (!parts || parts.hrp !== hrp) return { ok: false, reason: 'checksum', format: 'bech32' };
  const version = parts.words[0] ?? -1;
  if (version < 0 || version > 16) return { ok: false, reason: 'witness-version', format: 'bech32' };
  if ((parts.encoding === 'bech32') !== (version === 0))
    return { ok: false, reason: 'checksum', format: 'bech32' };
  const program = wordsToBytes(parts.words.slice(1));
  if (!program) return { ok: false, reason: 'padding', format: 'bech32' };
  const size = program.length;
  if (size < 2 || size > 40 || (version === 0 && size !== 20 && size !== 32)) {
    return { ok: false, reason: 'length', format: 'bech32' };
  }
  return { ok: true, format: shapeOf(version, program), checksum: 'verified', canonical: lower };
}

function parseBase58(text: string, like: BitcoinLike): Parsed {
  const wrongAt = strangers(text, BASE58);
  if (wrongAt.length > 0) return { ok: false, reason: 'character', wrongAt };
  const payload = decodeBase58check(text);
  if (!payload) {
    const long = text.length > 200 || base58.decode(text).length !== HASH_SIZE;
    return { ok: false, reason: long ? 'length' : 'checksum', format: 'base58check' };
  }
  if (payload.length !== HASH_SIZE - 4) return { ok: false, reason: 'length', format: 'base58check' };
  const version = payload[0] ?? -1;
  const format = like.p2pkh.includes(version) ? 'P2PKH' : like.p2sh.includes(version) ? 'P2SH' : undefined;
  const borrowed = like.borrowed?.includes(version) === true;
  if (format !== undefined) return { ok: true, format, checksum: 'verified', canonical: text, borrowed };
  return { ok: false, reason: 'prefix', format: 'base58check' };
}

/** Does the text begin with the chain's bech32 prefix, at most one character being wrong or only looking right? */
function prefixErrors(text: string, hrp: string): number[] {
  const head = `${hrp}1`;
  const lower = lowerLatin(text);
  const errors: number[] = [];
  for (let i = 0; i < head.length; i++) if (lower.charAt(i) !== head.charAt(i)) errors.push(i);
  return errors;
}

function seemsSegwit(text: string, like: BitcoinLike): boolean {
  if (like.hrp === undefined || text.length < like.hrp.length + 8) return false;
  const errors = prefixErrors(text, like.hrp);
  const rest = strangers(lowerLatin(text), BECH32, like.hrp.length + 1);
  const misread = errors.filter((i) => !isForeign(text.charAt(i)));
  if (misread.length === 0) return rest.length <= text.length / 4;
  // A wrong character in the prefix is only believable where the rest is bech32 throughout.
  return errors.length === 1 && rest.length === 0 && text.length >= 38;
}

function ownParse(text: string, like: BitcoinLike): Parsed {
  if (text === '') return { ok: false, reason: 'empty' };
  if (like.hrp === undefined) return parseBase58(text, like);
  const errors = prefixErrors(text, like.hrp);
  if (errors.length === 0) return parseSegwit(text, like.hrp);
  if (!seemsSegwit(text, like)) return parseBase58(text, like);
  const rest = strangers(lowerLatin(text), BECH32, like.hrp.length + 1);
  return { ok: false, reason: 'character', format: 'bech32', wrongAt: [...errors, ...rest] };
}

function segwitRepairs(text: string, hrp: string, accepts: (text: string) => boolean): Repair[] {
  const mixed = mixedCase(text);
  const upper = text === text.toUpperCase() && text !== lowerLatin(text);
  if (mixed.length > 0) {
    const sameCase = lowerLatin(text);
    const allUpper = mixed.every((i) => text.charAt(i) >= 'a');
    const whole = allUpper ? sameCase.toUpperCase() : sameCase;
    if (accepts(whole)) {
      const from = mixed.map((i) => text.charAt(i)).join('');
      const to = mixed.map((i) => whole.charAt(i)).join('');
      return [{ text: whole, position: mixed[0] ?? 0, from, to, kind: 'case' }];
    }
    if (mixed.length > 1) return [];
  }
  const alphabet = [...new Set(SEGWIT_ALPHABET + hrp)].join('');
  return findRepairs(text, {
    alphabet: upper ? alphabet.toUpperCase() : alphabet,
    quick: (candidate) => bech32Encoding(lowerLatin(candidate)) !== undefined,
    accepts,
  });
}

/** A rule for one network of a chain; `siblings` are asked whether a refused text belongs to another network. */
export function bitcoinLikeRule(like: BitcoinLike, siblings: () => readonly BitcoinLike[]): AddressRule {
  const parse = (text: string): Parsed => {
    const own = ownParse(text, like);
    if (own.ok) return own;
    for (const other of siblings()) {
      const there = other === like ? own : ownParse(text, other);
      if (!there.ok) continue;
      const { checksum, canonical, format } = there;
      return {
        ok: false,
        reason: 'network',
        format,
        elsewhere: { network: other.network, checksum, canonical },
      };
    }
    return own;
  };
  const accepts = (text: string): boolean => ownParse(text, like).ok;
  const search = quickBase58check(HASH_SIZE, [...like.p2pkh, ...like.p2sh]);
  const repairs = (text: string): Repair[] => {
    if (text.length > 90) return [];
    const found: Repair[] = [];
    if (like.hrp !== undefined && seemsSegwit(text, like))
      found.push(...segwitRepairs(text, like.hrp, accepts));
    if (text.length >= 25 && text.length <= 36) {
      found.push(...findRepairs(text, { alphabet: BASE58, ...search, accepts }));
    }
    return sortRepairs(found);
  };
  const resembles = (text: string): boolean => {
    if (like.hrp !== undefined && prefixErrors(text, like.hrp).length === 0) return seemsSegwit(text, like);
    // With a wrong prefix it may be the sound address of a chain that is not known here: only a repair tells.
    return (
      seemsBase58(text, like.leads, HASH_SIZE) ||
      (seemsSegwit(text, like) && repairs(text).length > 0) ||
      rescued(text)
    );
  };
  // A wrong first character hides what the text is; only the checksum can tell.
  const rescued = (text: string): boolean => nearlyBase58(text, 26, 35) && repairs(text).length > 0;
  return { chain: like.chain, network: like.network, parse, resembles, repairs };
}

const MAIN: BitcoinLike = {
  chain: 'bitcoin',
  network: 'mainnet',
  p2pkh: [0x00],
  p2sh: [0x05],
  hrp: 'bc',
  leads: '13',
};
const TEST: BitcoinLike = {
  chain: 'bitcoin-testnet',
  network: 'testnet',
  p2pkh: [0x6f],
  p2sh: [0xc4],
  hrp: 'tb',
  leads: 'mn2',
};
// Regtest shares the base58 prefixes of the test networks; only its bech32 prefix tells it apart.
const REGTEST: BitcoinLike = {
  ...TEST,
  chain: 'bitcoin-regtest',
  network: 'regtest',
  hrp: 'bcrt',
  borrowed: [0x6f, 0xc4],
};
const NETWORKS = [MAIN, TEST, REGTEST] as const;

export const bitcoinRules: readonly AddressRule[] = NETWORKS.map((like) =>
  bitcoinLikeRule(like, () => NETWORKS),
);
