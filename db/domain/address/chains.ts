/** Chains whose address rules are known here. Identifiers stand in the vault and in exports: never rename one. */
export type ChainId =
  | 'bitcoin'
  | 'bitcoin-testnet'
  | 'bitcoin-regtest'
  | 'ethereum'
  | 'tron'
  | 'tron-testnet'
  | 'litecoin'
  | 'litecoin-testnet'
  | 'dogecoin'
  | 'dogecoin-testnet'
  | 'bitcoincash'
  | 'bitcoincash-testnet'
  | 'dash'
  | 'dash-testnet'
  | 'zcash'
  | 'zcash-testnet'
  | 'bsc'
  | 'polygon'
  | 'arbitrum'
  | 'optimism'
  | 'base'
  | 'avalanche'
  | 'ethereum-classic'
  | 'gnosis'
  | 'celo'
  | 'fantom'
  | 'rootstock'
  | 'rootstock-testnet'
  | 'wanchain'
  | 'xrp'
  | 'xrp-testnet'
  | 'solana'
  | 'ton'
  | 'monero'
  | 'monero-testnet'
  | 'monero-stagenet'
  | 'cardano'
  | 'cardano-testnet'
  | 'polkadot'
  | 'kusama'
  | 'substrate'
  | 'cosmos'
  | 'osmosis'
  | 'juno'
  | 'kava'
  | 'terra'
  | 'injective'
  | 'sei'
  | 'celestia'
  | 'axelar'
  | 'akash'
  | 'dydx'
  | 'evmos'
  | 'zetachain'
  | 'thorchain'
  | 'iris'
  | 'noble'
  | 'crypto-org'
  | 'bnb-beacon'
  | 'stellar'
  | 'tezos'
  | 'eos'
  | 'filecoin'
  | 'filecoin-testnet'
  | 'near'
  | 'algorand'
  | 'aptos'
  | 'sui';

export interface ChainInfo {
  id: ChainId;
  ticker: string;
  name: string;
  testnetOf?: ChainId;
  /** Digits after the point of the chain's own coin: 8 means that 1 coin = 10^8 base units. */
  decimals: number;
  aliases: readonly string[];
}

function chain(
  id: ChainId,
  ticker: string,
  name: string,
  decimals: number,
  aliases: readonly string[] = [],
  testnetOf?: ChainId,
): ChainInfo {
  return { id, ticker, name, decimals, aliases, ...(testnetOf && { testnetOf }) };
}

/** In the order in which they are offered. Signet and the test networks of Bitcoin share one form of address. */
export const chains: readonly ChainInfo[] = [
  chain('bitcoin', 'BTC', 'Bitcoin', 8, ['xbt', 'bitcoin-mainnet']),
  chain(
    'bitcoin-testnet',
    'tBTC',
    'Bitcoin testnet',
    8,
    ['testnet', 'bitcoin-testnet3', 'bitcoin-testnet4', 'bitcoin-signet', 'signet'],
    'bitcoin',
  ),
  chain('bitcoin-regtest', 'regBTC', 'Bitcoin regtest', 8, ['regtest'], 'bitcoin'),
  chain('ethereum', 'ETH', 'Ethereum', 18, [
    'ether',
    'ethereum-mainnet',
    'ethereum-sepolia',
    'ethereum-testnet',
    'sepolia',
  ]),
  chain('tron', 'TRX', 'TRON', 6, ['tron-mainnet']),
  chain('tron-testnet', 'tTRX', 'TRON testnet', 6, ['tron-shasta', 'tron-nile', 'shasta', 'nile'], 'tron'),
  chain('litecoin', 'LTC', 'Litecoin', 8),
  chain('litecoin-testnet', 'tLTC', 'Litecoin testnet', 8, [], 'litecoin'),
  chain('dogecoin', 'DOGE', 'Dogecoin', 8),
  chain('dogecoin-testnet', 'tDOGE', 'Dogecoin testnet', 8, [], 'dogecoin'),
  chain('bitcoincash', 'BCH', 'Bitcoin Cash', 8, ['bitcoin-cash']),
  chain('bitcoincash-testnet', 'tBCH', 'Bitcoin Cash testnet', 8, ['bitcoin-cash-testnet'], 'bitcoincash'),
  chain('dash', 'DASH', 'Dash', 8),
  chain('dash-testnet', 'tDASH', 'Dash testnet', 8, [], 'dash'),
  chain('zcash', 'ZEC', 'Zcash', 8),
  chain('zcash-testnet', 'TAZ', 'Zcash testnet', 8, [], 'zcash'),
  chain('bsc', 'BNB', 'BNB Smart Chain', 18, [
    'binance',
    'binancesmartchain',
    'binance-smart-chain',
    'bnb-smart-chain',
  ]),
  chain('polygon', 'POL', 'Polygon', 18, ['matic']),
  chain('arbitrum', 'ETH', 'Arbitrum', 18, ['arb']),
  chain('optimism', 'ETH', 'Optimism', 18, ['op']),
  chain('base', 'ETH', 'Base', 18),
  chain('avalanche', 'AVAX', 'Avalanche C-Chain', 18, ['avalanche-c']),
  chain('ethereum-classic', 'ETC', 'Ethereum Classic', 18, ['ethereumclassic']),
  chain('gnosis', 'XDAI', 'Gnosis', 18, ['xdai-chain']),
  chain('celo', 'CELO', 'Celo', 18),
  chain('fantom', 'FTM', 'Fantom', 18),
  chain('rootstock', 'RBTC', 'Rootstock', 18, ['rsk']),
  chain('rootstock-testnet', 'tRBTC', 'Rootstock testnet', 18, ['rsk-testnet'], 'rootstock'),
  chain('wanchain', 'WAN', 'Wanchain', 18),
  chain('xrp', 'XRP', 'XRP Ledger', 6, ['ripple']),
  chain('xrp-testnet', 'tXRP', 'XRP Ledger testnet', 6, ['ripple-testnet'], 'xrp'),
  chain('solana', 'SOL', 'Solana', 9),
  chain('ton', 'TON', 'TON', 9, ['toncoin']),
  chain('monero', 'XMR', 'Monero', 12),
  chain('monero-testnet', 'tXMR', 'Monero testnet', 12, [], 'monero'),
  chain('monero-stagenet', 'sXMR', 'Monero stagenet', 12, [], 'monero'),
  chain('cardano', 'ADA', 'Cardano', 6),
  chain('cardano-testnet', 'tADA', 'Cardano testnet', 6, [], 'cardano'),
  chain('polkadot', 'DOT', 'Polkadot', 10),
  chain('kusama', 'KSM', 'Kusama', 12),
  chain('substrate', 'SUBSTRATE', 'Substrate chains (SS58)', 12, ['ss58']),
  chain('cosmos', 'ATOM', 'Cosmos Hub', 6, ['cosmoshub']),
  chain('osmosis', 'OSMO', 'Osmosis', 6),
  chain('juno', 'JUNO', 'Juno', 6),
  chain('kava', 'KAVA', 'Kava', 6),
  chain('terra', 'LUNA', 'Terra', 6),
  chain('injective', 'INJ', 'Injective', 18, ['nativeinjective']),
  chain('sei', 'SEI', 'Sei', 6),
  chain('celestia', 'TIA', 'Celestia', 6),
  chain('axelar', 'AXL', 'Axelar', 6),
  chain('akash', 'AKT', 'Akash', 6),
  chain('dydx', 'DYDX', 'dYdX', 18),
  chain('evmos', 'EVMOS', 'Evmos', 18, ['nativeevmos']),
  chain('zetachain', 'ZETA', 'ZetaChain', 18, ['nativezetachain']),
  chain('thorchain', 'RUNE', 'THORChain', 8),
  chain('iris', 'IRIS', 'IRISnet', 6),
  chain('noble', 'NOBLE', 'Noble', 6),
  chain('crypto-org', 'CRO', 'Cronos POS (Crypto.org)', 8, ['cronos-pos']),
  chain('bnb-beacon', 'BEP2', 'BNB Beacon Chain', 8, ['binance-beacon']),
  chain('stellar', 'XLM', 'Stellar', 7),
  chain('tezos', 'XTZ', 'Tezos', 6),
  chain('eos', 'EOS', 'EOS', 4, ['vaulta']),
  chain('filecoin', 'FIL', 'Filecoin', 18),
  chain('filecoin-testnet', 'tFIL', 'Filecoin testnet', 18, [], 'filecoin'),
  chain('near', 'NEAR', 'NEAR', 24),
  chain('algorand', 'ALGO', 'Algorand', 6),
  chain('aptos', 'APT', 'Aptos', 8),
  chain('sui', 'SUI', 'Sui', 9),
];

// Identifiers come before tickers: where chains share a coin (ETH), its ticker means the first of them.
const byName = new Map<string, ChainInfo>();
for (const name of ['id', 'ticker', 'name'] as const) {
  for (const one of chains)
    if (!byName.has(one[name].toLowerCase())) byName.set(one[name].toLowerCase(), one);
}
for (const one of chains) for (const alias of one.aliases) byName.set(alias, one);

/** The chain with this identifier, ticker, name or alias, in any letter case; undefined when none is known. */
export function findChain(text: string): ChainInfo | undefined {
  return byName.get(text.trim().toLowerCase());
}

/** The chain whose money is meant: a test network answers with its main chain. */
export function mainChain(id: ChainId): ChainId {
  return byName.get(id)?.testnetOf ?? id;
}
