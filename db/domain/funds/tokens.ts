import type { ChainId } from '../address';

/** A token's contract, mint or issuer on one chain, as its issuer publishes it. */
export interface TokenFacts {
  readonly ticker: 'USDT' | 'USDC';
  readonly chain: ChainId;
  /** As its chain writes it. */
  readonly contract: string;
  readonly decimals: number;
  /** `issuer`: issued there by Tether or Circle; `bridged`: a claim on the token of another chain. */
  readonly issue: 'issuer' | 'bridged' | 'ended';
  readonly source: string;
}

const tether = 'tether.to, supported protocols';
const circle = 'developers.circle.com, USDC contract addresses';
const peg = 'Binance-Peg token, bscscan.com';

/** USDT and USDC by chain. A token of the same name under another contract is another token, often a fraud. */
export const tokenFacts: readonly TokenFacts[] = [
  usdt('ethereum', '0xdAC17F958D2ee523a2206206994597C13D831ec7'),
  usdt('tron', 'TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t'),
  usdt('solana', 'Es9vMFrzaCERmJfrF4H2FYD4KCoNky11McCe8BenwNYB'),
  usdt('ton', 'EQCxE6mUtQJKFnGfaROTKOt1lZbDiiX1kCixRv7Nw2Id_sDs'),
  usdt('avalanche', '0x9702230A8Ea53601f5cD2dc00fDBc13d4dF4A8c7'),
  usdt('celo', '0x48065fbBE25f71C9282ddf5e1cD6D6A887483D5e'),
  usdt('aptos', '0x357b0b74bc833e95a115ad22604854d6b0fca151cecd94111770e5d6ffc9dc2b'),
  usdt('near', 'usdt.tether-token.near'),
  {
    ...usdt('polygon', '0xc2132D05D31c914a87C6611C10748AEb04B58e8F'),
    issue: 'bridged',
    source: 'polygonscan.com',
  },
  {
    ...usdt('arbitrum', '0xFd086bC7CD5C481DCC9C85ebE478A1C0b69FCbb9'),
    issue: 'bridged',
    source: 'arbiscan.io',
  },
  {
    ...usdt('optimism', '0x94b008aA00579c1307B0EF2c499aD98a8ce58e58'),
    issue: 'bridged',
    source: 'optimistic.etherscan.io',
  },
  {
    ...usdt('bsc', '0x55d398326f99059fF775485246999027B3197955'),
    decimals: 18,
    issue: 'bridged',
    source: peg,
  },
  usdc('ethereum', '0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48'),
  usdc('solana', 'EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v'),
  usdc('base', '0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913'),
  usdc('arbitrum', '0xaf88d065e77c8cC2239327C5EDb3A432268e5831'),
  usdc('optimism', '0x0b2C639c533813f4Aa9D7837CAf62653d097Ff85'),
  usdc('polygon', '0x3c499c542cEF5E3811e1192ce70d8cC03d5c3359'),
  usdc('avalanche', '0xB97EF9Ef8734C71904D8002F8b6Bc66Dd9c48a6E'),
  usdc('celo', '0xcebA9300f2b948710d2653dD7B07f33A8B32118C'),
  { ...usdc('stellar', 'GA5ZSEJYB37JRC5AVCIA5MOP4RHTM335X2KGX3IHOJAPP5RE34K4KZVN'), decimals: 7 },
  usdc('near', '17208628f84f5d6ad33f0da3bbbeb27ffcb398eac501a31bd6ad2011e36133a1'),
  usdc('sui', '0xdba34672e30cb065b1f93e3ab55318768fd6fef66c15942c9f7cb846e2f900e7::usdc::USDC'),
  usdc('aptos', '0xbae207659db88bea0cbead6da0ed00aac12edcdda169e591cd41c94180b46f3b'),
  { ...usdc('tron', 'TEkxiTehnzSmSe2XqrBj4w32RUN966rdz8'), issue: 'ended' },
  {
    ...usdc('bsc', '0x8AC76a51cc950d9822D68b83fE1Ad97B32Cd580d'),
    decimals: 18,
    issue: 'bridged',
    source: peg,
  },
];

function usdt(chain: ChainId, contract: string): TokenFacts {
  return { ticker: 'USDT', chain, contract, decimals: 6, issue: 'issuer', source: tether };
}

function usdc(chain: ChainId, contract: string): TokenFacts {
  return { ticker: 'USDC', chain, contract, decimals: 6, issue: 'issuer', source: circle };
}
