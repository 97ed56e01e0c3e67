import { ripemd160 } from '@noble/hashes/legacy.js';
import { base58 } from '@scure/base';
import { base58Size } from './base58';
import { familyRule } from './family';
import { lowerLatin } from './text';
import type { AddressRule, Parsed } from './types';

/** EOS: account names of up to twelve characters (no checksum), or public keys, which wallets also hand out. */
function parseEos(text: string): Parsed {
  const key = /^(EOS|PUB_K1_)([1-9A-HJ-NP-Za-km-z]{40,60})$/.exec(text);
  if (key) return parseEosKey(text, key[1] === 'EOS' ? '' : 'K1', key[2] ?? '');
  if (text.length > 13) return { ok: false, reason: 'length' };
  if (!/^[a-z1-5.]{1,12}$/.test(text) || text.endsWith('.')) {
    return /^[a-z1-5.]{12}[a-j1-5]$/.test(text)
      ? { ok: true, format: 'name', checksum: 'format-only', canonical: text }
      : { ok: false, reason: 'character' };
  }
  return { ok: true, format: 'name', checksum: 'format-only', canonical: text };
}

function parseEosKey(text: string, suffix: string, body: string): Parsed {
  if (base58Size(body) !== 37) return { ok: false, reason: 'length', format: 'public-key' };
  const bytes = base58.decode(body);
  const salted = Uint8Array.from([...bytes.subarray(0, 33), ...[...suffix].map((ch) => ch.charCodeAt(0))]);
  const digest = ripemd160(salted);
  const sound = bytes.subarray(33).every((byte, i) => byte === digest[i]);
  return sound
    ? { ok: true, format: 'public-key', checksum: 'verified', canonical: text }
    : { ok: false, reason: 'checksum', format: 'public-key' };
}

// Top-level names are given out by the registrar alone, so a word without a dot is an account only if it is listed here.
const NEAR_TOP = new Set(['near', 'testnet', 'registrar', 'aurora', 'sweat', 'tg', 'kaiching']);

/** NEAR: implicit accounts (64 hex digits of a public key, or an EVM address) and names (NEP-448). No checksum exists. */
function parseNear(text: string): Parsed {
  if (/^[0-9a-f]{64}$/.test(text)) return { ok: true, format: 'implicit', checksum: 'none', canonical: text };
  if (/^0x[0-9a-f]{40}$/.test(text))
    return { ok: true, format: 'eth-implicit', checksum: 'none', canonical: text, borrowed: true };
  if (text.length < 2 || text.length > 64) return { ok: false, reason: 'length' };
  if (!/^[a-z0-9]+(?:[-_][a-z0-9]+)*(?:\.[a-z0-9]+(?:[-_][a-z0-9]+)*)*$/.test(text))
    return { ok: false, reason: 'character' };
  const top = text.slice(text.lastIndexOf('.') + 1);
  if (!text.includes('.') && !NEAR_TOP.has(text)) return { ok: false, reason: 'form', format: 'name' };
  return {
    ok: true,
    format: 'name',
    checksum: 'format-only',
    canonical: text,
    network: top === 'testnet' ? 'testnet' : 'mainnet',
  };
}

/** Aptos (AIP-40) and Sui: 32 bytes in hex. No checksum exists. */
function parseHex32(text: string, short: boolean): Parsed {
  if (!text.startsWith('0x')) return { ok: false, reason: 'prefix' };
  if (!/^0x[0-9a-fA-F]*$/.test(text)) return { ok: false, reason: 'character' };
  const special = short && /^0x(?:0{63})?[0-9a-fA-F]$/.test(text);
  if (special)
    return { ok: true, format: 'special', checksum: 'none', canonical: `0x${lowerLatin(text.slice(-1))}` };
  if (text.length !== 66) return { ok: false, reason: 'length' };
  return { ok: true, format: 'account', checksum: 'none', canonical: lowerLatin(text) };
}

export const namedRules: readonly AddressRule[] = [
  familyRule({
    chain: 'eos',
    network: 'mainnet',
    parse: parseEos,
    // Any word could be an old name; names of twelve characters are the rule, and a digit keeps words of text out.
    telling: (text) => (/^[a-z1-5.]{12}$/.test(text) && /[1-5]/.test(text)) || text.length > 40,
  }),
  familyRule({
    chain: 'near',
    network: 'mainnet',
    parse: parseNear,
    telling: (text) =>
      !text.includes('.') ? text.length === 64 : /\.(?:near|testnet|tg|aurora|sweat)$/.test(text),
  }),
  familyRule({
    chain: 'aptos',
    network: 'mainnet',
    parse: (text) => parseHex32(text, true),
    telling: (text) => text.length === 66,
  }),
  familyRule({ chain: 'sui', network: 'mainnet', parse: (text) => parseHex32(text, false) }),
];
