import { type BitcoinLike, bitcoinLikeRule } from './bitcoin';
import type { AddressRule } from './types';

// Chains that write addresses as Bitcoin does, with their prefixes (chainparams of their reference wallets).
// Their first characters are common in addresses of other chains, so only a repair makes a text nearly theirs.
const NO_LEAD = '';
const P2SH_OF_BITCOIN = 0x05;
const TEST_P2PKH = 0x6f;
const TEST_P2SH = 0xc4;

const LITECOIN: BitcoinLike = {
  chain: 'litecoin',
  network: 'mainnet',
  p2pkh: [0x30],
  p2sh: [0x32, P2SH_OF_BITCOIN],
  hrp: 'ltc',
  leads: NO_LEAD,
  borrowed: [P2SH_OF_BITCOIN],
};
const LITECOIN_TEST: BitcoinLike = {
  chain: 'litecoin-testnet',
  network: 'testnet',
  p2pkh: [TEST_P2PKH],
  p2sh: [0x3a, TEST_P2SH],
  hrp: 'tltc',
  leads: NO_LEAD,
  borrowed: [TEST_P2PKH, TEST_P2SH],
};
const DOGECOIN: BitcoinLike = {
  chain: 'dogecoin',
  network: 'mainnet',
  p2pkh: [0x1e],
  p2sh: [0x16],
  leads: NO_LEAD,
};
const DOGECOIN_TEST: BitcoinLike = {
  chain: 'dogecoin-testnet',
  network: 'testnet',
  p2pkh: [0x71],
  p2sh: [TEST_P2SH],
  leads: NO_LEAD,
  borrowed: [TEST_P2SH],
};
const DASH: BitcoinLike = { chain: 'dash', network: 'mainnet', p2pkh: [0x4c], p2sh: [0x10], leads: NO_LEAD };
const DASH_TEST: BitcoinLike = {
  chain: 'dash-testnet',
  network: 'testnet',
  p2pkh: [0x8c],
  p2sh: [0x13],
  leads: NO_LEAD,
};

const GROUPS: readonly (readonly BitcoinLike[])[] = [
  [LITECOIN, LITECOIN_TEST],
  [DOGECOIN, DOGECOIN_TEST],
  [DASH, DASH_TEST],
];

export const coinRules: readonly AddressRule[] = GROUPS.flatMap((group) =>
  group.map((like) => bitcoinLikeRule(like, () => group)),
);
