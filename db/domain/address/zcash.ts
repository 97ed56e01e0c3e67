import { BASE58, decodeBase58check, quickBase58check } from './base58';
import { BECH32, bech32Encoding, decodeBech32, mixedCase, wordsToBytes } from './bech32';
import type { ChainId } from './chains';
import { familyRule } from './family';
import { lowerLatin, strangers } from './text';
import type { AddressRule, Parsed } from './types';

interface ZcashNetwork {
  chain: ChainId;
  network: string;
  /** Two-byte version → format and size of the data (Zcash protocol specification 5.6). */
  transparent: Readonly<Record<number, readonly [string, number]>>;
  sapling: string;
  unified: string;
  tex: string;
}

function parseZcash(text: string, net: ZcashNetwork): Parsed {
  const prefixes = [net.sapling, net.unified, net.tex];
  if (prefixes.some((hrp) => lowerLatin(text).startsWith(`${hrp}1`))) return parseShielded(text, net);
  const wrongAt = strangers(text, BASE58);
  if (wrongAt.length > 0) return { ok: false, reason: 'character', wrongAt };
  const payload = decodeBase58check(text);
  if (payload === undefined) return { ok: false, reason: 'checksum' };
  const known = net.transparent[((payload[0] ?? 0) << 8) | (payload[1] ?? 0)];
  if (known === undefined) return { ok: false, reason: 'prefix' };
  const [format, size] = known;
  if (payload.length !== size + 2) return { ok: false, reason: 'length', format };
  return { ok: true, format, checksum: 'verified', canonical: text };
}

function parseShielded(text: string, { sapling, unified, tex }: ZcashNetwork): Parsed {
  const mixed = mixedCase(text);
  if (mixed.length > 0) return { ok: false, reason: 'mixed-case', wrongAt: mixed };
  const lower = lowerLatin(text);
  const parts = decodeBech32(lower, false);
  if (parts === undefined) return { ok: false, reason: 'checksum' };
  const bytes = wordsToBytes(parts.words);
  if (bytes === undefined) return { ok: false, reason: 'padding' };
  const accept = (format: string): Parsed => ({ ok: true, format, checksum: 'verified', canonical: lower });
  if (parts.hrp === sapling && parts.encoding === 'bech32' && bytes.length === 43) return accept('sapling');
  if (parts.hrp === tex && parts.encoding === 'bech32m' && bytes.length === 20) return accept('tex');
  // ZIP-316: the receivers inside are scrambled; at least one shielded receiver and the padding make 48 bytes.
  if (parts.hrp === unified && parts.encoding === 'bech32m' && bytes.length >= 48) return accept('unified');
  return { ok: false, reason: 'prefix' };
}

const NETWORKS: readonly ZcashNetwork[] = [
  {
    chain: 'zcash',
    network: 'mainnet',
    transparent: { 0x1cb8: ['P2PKH', 20], 0x1cbd: ['P2SH', 20], 0x169a: ['sprout', 64] },
    sapling: 'zs',
    unified: 'u',
    tex: 'tex',
  },
  {
    chain: 'zcash-testnet',
    network: 'testnet',
    transparent: { 0x1d25: ['P2PKH', 20], 0x1cba: ['P2SH', 20], 0x16b6: ['sprout', 64] },
    sapling: 'ztestsapling',
    unified: 'utest',
    tex: 'textest',
  },
];
const SIZE = 26;

export const zcashRules: readonly AddressRule[] = NETWORKS.flatMap((net) => {
  const parse = (text: string): Parsed => parseZcash(text, net);
  const { chain, network } = net;
  const rule = familyRule({
    chain,
    network,
    parse,
    near: /^\S{35}$/,
    alphabet: BASE58,
    ...quickBase58check(SIZE, [0x1c, 0x1d]),
  });
  const shielded = familyRule({
    chain,
    network,
    parse,
    near: new RegExp(`^(?:${net.sapling}|${net.tex})1\\S{30,80}$`),
    alphabet: BECH32,
    quick: (text) => bech32Encoding(text) !== undefined,
  });
  // One chain, two alphabets: the text's own prefix decides which repairs are tried.
  return {
    ...rule,
    resembles: (text) => rule.resembles(text) || shielded.resembles(text),
    repairs: (text) => [...rule.repairs(text), ...shielded.repairs(text)],
  };
});
