/** Chains whose address rules are known here. Identifiers stand in the vault and in exports: never rename one. */
export type ChainId =
  | 'bitcoin'
  | 'bitcoin-testnet'
  | 'bitcoin-regtest'
  | 'ethereum'
  | 'rootstock'
  | 'rootstock-testnet'
  | 'wanchain'
  | 'tron'
  | 'tron-testnet';

export interface ChainInfo {
  id: ChainId;
  ticker: string;
  name: string;
  testnetOf?: ChainId;
  /** Digits after the point of the chain's own coin: 8 means that 1 coin = 10^8 base units. */
  decimals: number;
  aliases: readonly string[];
}

export const chains: readonly ChainInfo[] = [
  { id: 'bitcoin', ticker: 'BTC', name: 'Bitcoin', decimals: 8, aliases: ['xbt', 'bitcoin-mainnet'] },
  {
    id: 'bitcoin-testnet',
    ticker: 'tBTC',
    name: 'Bitcoin testnet',
    testnetOf: 'bitcoin',
    decimals: 8,
    // Signet and the test networks share one address format.
    aliases: ['testnet', 'bitcoin-testnet3', 'bitcoin-testnet4', 'bitcoin-signet', 'signet'],
  },
  {
    id: 'bitcoin-regtest',
    ticker: 'regBTC',
    name: 'Bitcoin regtest',
    testnetOf: 'bitcoin',
    decimals: 8,
    aliases: ['regtest'],
  },
  {
    id: 'ethereum',
    ticker: 'ETH',
    name: 'Ethereum',
    decimals: 18,
    aliases: ['ether', 'ethereum-mainnet', 'ethereum-sepolia', 'ethereum-testnet', 'sepolia'],
  },
  { id: 'rootstock', ticker: 'RBTC', name: 'Rootstock', decimals: 18, aliases: ['rsk'] },
  {
    id: 'rootstock-testnet',
    ticker: 'tRBTC',
    name: 'Rootstock testnet',
    testnetOf: 'rootstock',
    decimals: 18,
    aliases: ['rsk-testnet'],
  },
  { id: 'wanchain', ticker: 'WAN', name: 'Wanchain', decimals: 18, aliases: [] },
  { id: 'tron', ticker: 'TRX', name: 'TRON', decimals: 6, aliases: ['tron-mainnet'] },
  {
    id: 'tron-testnet',
    ticker: 'tTRX',
    name: 'TRON testnet',
    testnetOf: 'tron',
    decimals: 6,
    aliases: ['tron-shasta', 'tron-nile', 'shasta', 'nile'],
  },
];

const byName = new Map<string, ChainInfo>();
for (const chain of chains) {
  for (const name of [chain.id, chain.ticker, chain.name, ...chain.aliases]) byName.set(name.toLowerCase(), chain);
}

/** The chain with this identifier, ticker, name or alias, in any letter case; undefined when none is known. */
export function findChain(text: string): ChainInfo | undefined {
  return byName.get(text.trim().toLowerCase());
}

/** The chain whose money is meant: a test network answers with its main chain. */
export function mainChain(id: ChainId): ChainId {
  return byName.get(id)?.testnetOf ?? id;
}
