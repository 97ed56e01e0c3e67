import { keccak_256 } from '@noble/hashes/sha3.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { decodeBech32, wordsToBytes } from './bech32';
import type { ChainId } from './chains';
import { readingsOf, slipKind } from './lookalikes';
import { replaceAt, sortRepairs } from './repair';
import { lowerLatin, strangers } from './text';
import type { AddressRule, Parsed, Repair } from './types';

const HEX = '0123456789abcdefABCDEF';
const LOWER_HEX = '0123456789abcdef';

/**
 * The checksum casing of an EVM address (EIP-55; with `chainId` EIP-1191, as Rootstock uses it).
 * `hex`: 40 hex digits without prefix. Answers 40 digits without prefix.
 */
export function checksumCase(hex: string, chainId?: number): string {
  const lower = lowerLatin(hex);
  if (chainId !== undefined) return computeCase(lower, chainId);
  // A dozen chains ask for the same address in a row.
  if (last.lower !== lower) last = { lower, proper: computeCase(lower) };
  return last.proper;
}

let last = { lower: '', proper: '' };

function computeCase(lower: string, chainId?: number): string {
  const digest = keccak_256(utf8ToBytes(chainId === undefined ? lower : `${chainId}0x${lower}`));
  let out = '';
  for (let i = 0; i < lower.length; i++) {
    const nibble = ((digest[i >> 1] ?? 0) >> (i % 2 === 0 ? 4 : 0)) & 15;
    out += nibble >= 8 ? lower.charAt(i).toUpperCase() : lower.charAt(i);
  }
  return out;
}

function oneCase(digits: string): boolean {
  return digits === lowerLatin(digits) || digits === digits.toUpperCase();
}

/** ICAP (direct form): an IBAN-like spelling of an EVM address with check digits mod 97. */
function parseIcap(text: string): string | undefined {
  const upper = text.toUpperCase();
  if (!/^XE[0-9]{2}[0-9A-Z]{30,31}$/.test(upper)) return undefined;
  const rearranged = upper.slice(4) + upper.slice(0, 4);
  let rest = 0n;
  let value = 0n;
  for (const ch of rearranged)
    rest = (rest * (/[0-9]/.test(ch) ? 10n : 100n) + BigInt(Number.parseInt(ch, 36))) % 97n;
  for (const ch of upper.slice(4)) value = value * 36n + BigInt(Number.parseInt(ch, 36));
  if (rest !== 1n || value >= 1n << 160n) return undefined;
  return value.toString(16).padStart(40, '0');
}

/** How a chain writes its checksum into letter case. */
interface Casing {
  format: string;
  /** 40 hex digits in any case → in proper case. */
  proper(digits: string): string;
  icap: boolean;
}

function parseEvm(text: string, { format, proper: caseOf, icap: allowsIcap }: Casing): Parsed {
  if (text === '') return { ok: false, reason: 'empty' };
  const icap = allowsIcap ? parseIcap(text) : undefined;
  if (icap) return { ok: true, format: 'ICAP', checksum: 'verified', canonical: `0x${checksumCase(icap)}` };
  if (!text.startsWith('0x')) {
    const near = /^(0X)?[0-9a-fA-F]{40}$/.test(text);
    return near ? { ok: false, reason: 'prefix', format } : { ok: false, reason: 'prefix' };
  }
  const digits = text.slice(2);
  const wrongAt = strangers(text, HEX, 2);
  if (wrongAt.length > 0) return { ok: false, reason: 'character', format, wrongAt };
  if (digits.length !== 40) return { ok: false, reason: 'length', format };
  const proper = caseOf(digits);
  const canonical = `0x${proper}`;
  if (digits === proper && /[a-fA-F]/.test(digits))
    return { ok: true, format, checksum: 'verified', canonical };
  // One letter case throughout, or no letter at all, says nothing about mistakes.
  if (oneCase(digits)) return { ok: true, format, checksum: 'none', canonical };
  return { ok: false, reason: 'checksum', format };
}

/**
 * Single substitutions that make the checksum pass. A text in the wrong letter case throughout is not re-cased: that would
 * invent the very checksum that is to be tested. Only one letter in the wrong case counts as a slip.
 */
function evmRepairs(text: string, accepts: (text: string) => boolean, caseOf: Casing['proper']): Repair[] {
  const prefixed = repairPrefix(text, accepts);
  if (prefixed.length > 0) return prefixed;
  if (!text.startsWith('0x') || text.length !== 42) return [];
  const wrong = strangers(text, HEX, 2);
  if (wrong.length > 0) return wrong.length <= 8 ? readHexLookalikes(text, wrong, accepts) : [];
  const digits = text.slice(2);
  if (oneCase(digits)) return [];
  const found: Repair[] = [];
  for (let i = 0; i < 40; i++) {
    const from = digits.charAt(i);
    for (const digit of LOWER_HEX) {
      const proper = caseOf(replaceAt(digits, i, digit));
      const to = proper.charAt(i);
      if (
        to === from ||
        proper.slice(0, i) !== digits.slice(0, i) ||
        proper.slice(i + 1) !== digits.slice(i + 1)
      )
        continue;
      found.push({ text: `0x${proper}`, position: i + 2, from, to, kind: slipKind(from, to) });
    }
  }
  return sortRepairs(found);
}

function repairPrefix(text: string, accepts: (text: string) => boolean): Repair[] {
  const propose = (candidate: string, position: number, from: string, to: string): Repair[] =>
    accepts(candidate)
      ? [{ text: candidate, position, from, to, kind: from === '' ? 'other' : slipKind(from, to) }]
      : [];
  if (/^[0-9a-fA-F]{40}$/.test(text)) return propose(`0x${text}`, 0, '', '0x');
  if (text.length !== 42 || text.startsWith('0x')) return [];
  if (text.charAt(0) === '0') return propose(replaceAt(text, 1, 'x'), 1, text.charAt(1), 'x');
  if (text.charAt(1) === 'x') return propose(replaceAt(text, 0, '0'), 0, text.charAt(0), '0');
  return [];
}

// Where the text carries no checksum, every hex digit would "pass": only what the character looks like is offered.
function readHexLookalikes(text: string, wrong: number[], accepts: (text: string) => boolean): Repair[] {
  let readings = [text];
  for (const position of wrong) {
    const options = [...readingsOf(text.charAt(position))].filter((ch) => HEX.includes(ch));
    readings = readings.flatMap((head) => options.map((ch) => replaceAt(head, position, ch)));
    if (readings.length === 0 || readings.length > 256) break;
  }
  const from = wrong.map((i) => text.charAt(i)).join('');
  const passing = readings.length > 256 ? [] : readings.filter(accepts);
  const proven = passing.filter((candidate) => !oneCase(candidate.slice(2)));
  return (proven.length > 0 ? proven : passing).map((candidate) => {
    const to = wrong.map((i) => candidate.charAt(i)).join('');
    return {
      text: candidate,
      position: wrong[0] ?? 0,
      from,
      to,
      kind: slipKind(from.charAt(0), to.charAt(0)),
    };
  });
}

// "0x" as it is misread: letter O or Cyrillic for the digit, capital or Cyrillic for the letter.
const PREFIX = /^[0oOQD\u043e\u041e][xX\u0445\u0425]/;

function resemblesEvm(text: string): boolean {
  if (/^[0-9a-fA-F]{40}$/.test(text)) return true;
  if (text.length < 38 || text.length > 46 || !PREFIX.test(text)) return false;
  return strangers(text, HEX, 2).length <= 8;
}

function evmRule(chain: ChainId, network: string, casing: Casing): AddressRule {
  const parse = (text: string): Parsed => {
    const parsed = parseEvm(text, casing);
    if (!parsed.ok || chain === 'ethereum') return parsed;
    // The form is Ethereum's; only a checksum of its own makes the text this chain's.
    return { ...parsed, borrowed: casing === EIP55_ONLY || parsed.checksum === 'none' };
  };
  const accepts = (text: string): boolean => parse(text).ok;
  // One failed text is one near miss: Ethereum speaks for all chains of its form.
  const resembles = chain === 'ethereum' ? resemblesEvm : () => false;
  return { chain, network, parse, resembles, repairs: (text) => evmRepairs(text, accepts, casing.proper) };
}

const EIP55: Casing = { format: 'EIP-55', proper: (digits) => checksumCase(digits), icap: true };
const EIP55_ONLY: Casing = { ...EIP55, icap: false };

function eip1191(chainId: number): Casing {
  return { format: 'EIP-1191', proper: (digits) => checksumCase(digits, chainId), icap: false };
}

function invertCase(text: string): string {
  return text.replace(/[a-zA-Z]/g, (ch) => (ch < 'a' ? ch.toLowerCase() : ch.toUpperCase()));
}

// Wanchain took the opposite case of each letter.
const INVERTED: Casing = {
  format: 'EIP-55-inverted',
  proper: (digits) => invertCase(checksumCase(digits)),
  icap: false,
};

/** Chains that took over Ethereum's addresses as they are. */
const SAME_FORM: readonly ChainId[] = [
  'bsc',
  'polygon',
  'arbitrum',
  'optimism',
  'base',
  'ethereum-classic',
  'gnosis',
  'celo',
  'fantom',
];

/** Avalanche's X, P and C chains write addresses in bech32 behind a letter; the C chain's contracts are EVM. */
function withAvalancheChains(evm: AddressRule): AddressRule {
  const parse = (text: string): Parsed => {
    if (!/^[XPC]-/.test(text)) return evm.parse(text);
    const parts = decodeBech32(lowerLatin(text.slice(2)));
    if (parts?.encoding !== 'bech32') return { ok: false, reason: 'checksum', format: 'bech32' };
    if (parts.hrp !== 'avax') return { ok: false, reason: 'prefix', format: 'bech32' };
    if (wordsToBytes(parts.words)?.length !== 20) return { ok: false, reason: 'length', format: 'bech32' };
    return {
      ok: true,
      format: `${text.charAt(0)}-chain`,
      checksum: 'verified',
      canonical: lowerLatin(text.slice(2)),
    };
  };
  return { ...evm, parse };
}

export const evmRules: readonly AddressRule[] = [
  evmRule('ethereum', 'mainnet', EIP55),
  ...SAME_FORM.map((chain) => evmRule(chain, 'mainnet', EIP55_ONLY)),
  withAvalancheChains(evmRule('avalanche', 'mainnet', EIP55_ONLY)),
  evmRule('rootstock', 'mainnet', eip1191(30)),
  evmRule('rootstock-testnet', 'testnet', eip1191(31)),
  evmRule('wanchain', 'mainnet', INVERTED),
];

/** Chains whose accounts are the same twenty bytes: one key holds money on all of them. */
export const evmChains: ReadonlySet<ChainId> = new Set(
  evmRules.filter(({ network }) => network === 'mainnet').map(({ chain }) => chain),
);
